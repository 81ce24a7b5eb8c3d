import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import form from '../../ui/form.module.css'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { fieldFound, useClockPlace } from './place.ts'

/** What becomes of a text: a change of the settings, or why it is none. */
export type Read = { readonly change: (settings: ClockSettings) => ClockSettings } | { readonly wrong: ReactNode }

interface Props {
  /** names the field in the draft: `calendar/staffed/weekly/mon` */
  readonly name: string
  readonly label: string
  /** the label is heard and not seen, as in a table whose head says it */
  readonly unseen?: boolean
  /** what stands in it while nobody types */
  readonly value: string
  readonly read: (text: string) => Read
  readonly hint?: ReactNode
  readonly type?: 'text' | 'datetime-local'
  readonly inputMode?: 'text' | 'numeric'
  readonly list?: string
  readonly lang?: string
  readonly className?: string | undefined
}

/** One line of the draft. What does not hold stays in the field with the reason, and the last that held stays in the settings. */
export function DraftField({ name, label, unseen = false, value, read, hint, type = 'text', className, ...more }: Props) {
  const editing = useEditing()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const isSought = useClockPlace(({ sought }) => sought === name)
  useEffect(() => {
    if (!isSought) return
    input.current?.focus()
    fieldFound()
  }, [isSought])
  const typed = editing.typed(name)
  const reading = typed === null || typed.holds ? null : read(typed.text)
  const wrong = reading !== null && 'wrong' in reading ? reading.wrong : null
  const note = wrong ?? hint ?? null
  return (
    <div className={`${form.field ?? ''} ${className ?? ''}`}>
      {!unseen && (
        <label className={form.label} htmlFor={id}>
          {label}
        </label>
      )}
      <input
        {...more}
        ref={input}
        id={id}
        type={type}
        className={css.input}
        aria-label={unseen ? label : undefined}
        aria-invalid={wrong !== null}
        aria-describedby={note === null ? undefined : `${id}-note`}
        autoComplete="off"
        spellCheck={false}
        disabled={editing.readOnly}
        value={typed?.text ?? value}
        onChange={(event) => {
          const outcome = read(event.target.value)
          editing.type(name, event.target.value, 'change' in outcome ? outcome.change : null)
        }}
        onBlur={() => {
          editing.leave(name)
        }}
      />
      {note !== null && (
        <p id={`${id}-note`} className={wrong === null ? form.hint : form.error}>
          {note}
        </p>
      )}
    </div>
  )
}
