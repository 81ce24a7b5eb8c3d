import type { ReactNode } from 'react'
import css from './ui.module.css'

interface Props {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  /** the one thing to do now */
  readonly action?: ReactNode
}

/** A state that was thought of: what happened, what it means, what to do, one button. */
export function EmptyState({ icon, title, text, action }: Props) {
  return (
    <div className={css.empty}>
      <span className={css.emptyIcon} aria-hidden="true">
        {icon}
      </span>
      <h2 className={css.emptyTitle}>{title}</h2>
      <p className={css.emptyText}>{text}</p>
      {action}
    </div>
  )
}
