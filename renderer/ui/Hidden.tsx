import type { ReactNode } from 'react'
import css from './ui.module.css'

/** Heard, not seen. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>
}
