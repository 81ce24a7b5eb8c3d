import { keyCap } from '../state/keyTable.ts'
import css from './ui.module.css'

/** Keys as caps, for the eye only: what they do is in the name of the control beside them. */
export function Kbd({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={css.kbd} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key} className={css.cap}>
          {keyCap(key)}
        </kbd>
      ))}
    </span>
  )
}
