import type { ReactNode } from 'react'
import css from './settings.module.css'

/** A setting with its name on one side and what sets it on the other. */
export function Setting({ name, hint, children }: { readonly name: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div className={css.setting}>
      <p>
        {name}
        {hint !== undefined && <span className={css.hint}>{hint}</span>}
      </p>
      {children}
    </div>
  )
}
