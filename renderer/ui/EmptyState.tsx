import type { ReactNode } from 'react'
import css from './ui.module.css'

interface Props {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  /** whether this is all the screen shows, and so its title is the screen's */
  readonly whole?: boolean
  /** the one thing to do now */
  readonly action?: ReactNode
}

/** A state that was thought of: what happened, what it means, what to do, one button. */
export function EmptyState({ icon, title, text, whole = false, action }: Props) {
  const Title = whole ? 'h1' : 'h2'
  return (
    <div className={css.empty}>
      <span className={css.emptyIcon} aria-hidden="true">
        {icon}
      </span>
      <Title className={css.emptyTitle}>{title}</Title>
      <p className={css.emptyText}>{text}</p>
      {action}
    </div>
  )
}
