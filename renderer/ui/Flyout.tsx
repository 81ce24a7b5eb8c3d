import type { ReactNode, Ref } from 'react'
import { useId, useRef, useState } from 'react'
import { holdKeys } from '../state/heldKeys.ts'
import { type KeyName, matchKey } from '../state/keys.ts'
import { placeOf, useKeys } from '../state/useKeys.ts'
import { chooseByDigit } from './digits.ts'
import { focusFirst } from './focusFirst.ts'
import css from './ui.module.css'

interface Props {
  /** name of what opens, for those who cannot see it */
  readonly title: string
  readonly trigger: ReactNode
  readonly triggerClass?: string | undefined
  /** the accessible name of the trigger, where its content is not enough */
  readonly triggerLabel?: string
  readonly triggerRef?: Ref<HTMLButtonElement>
  /** the key that opens it, besides the button */
  readonly opensBy?: KeyName
  readonly disabled?: boolean
  readonly children: (close: () => void) => ReactNode
}

/**
 * A small panel beside the button that opens it. It is the platform's popover: Esc and a click elsewhere close it, the focus goes
 * back to the button, and only one is open at a time. The first `[autofocus]` inside takes the focus.
 */
export function Flyout({ title, trigger, triggerClass, triggerLabel, triggerRef, opensBy, disabled = false, children }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const release = useRef<(() => void) | null>(null)
  // The panel stands beside the button that opened it; a key opens it in the button's name.
  const source = () => {
    const button = document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(id)}"]`)
    return button === null ? {} : { source: button }
  }
  useKeys(
    opensBy === undefined
      ? {}
      : {
          [opensBy]: () => {
            if (!disabled) document.getElementById(id)?.showPopover(source())
            return true
          },
        },
  )
  const close = () => {
    document.getElementById(id)?.hidePopover()
  }
  const letGo = () => {
    release.current?.()
    release.current = null
  }
  return (
    <>
      <button type="button" ref={triggerRef} className={triggerClass} popoverTarget={id} aria-haspopup="dialog" aria-expanded={open} aria-label={triggerLabel} disabled={disabled}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className={css.flyout}
        onKeyDown={(event) => {
          const press = matchKey(event.nativeEvent, placeOf(event.target))
          if (press?.name === 'choose' && chooseByDigit(event.currentTarget, press.digit)) event.preventDefault()
        }}
        onBeforeToggle={(event) => {
          if (event.newState !== 'open') return
          // The focus comes a moment after the panel, or with the answer that it shows: a digit pressed in between is for the panel.
          release.current ??= holdKeys()
          setOpen(true)
        }}
        onToggle={(event) => {
          if (event.newState === 'closed') {
            setOpen(false)
            letGo()
          } else focusFirst(event.currentTarget, letGo)
        }}
      >
        {open && (
          <>
            <h2 className={css.flyoutTitle}>{title}</h2>
            {children(close)}
          </>
        )}
      </div>
    </>
  )
}
