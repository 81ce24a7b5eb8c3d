import { Input } from 'antd'
import type { HTMLInputTypeAttribute } from 'react'
import { useId } from 'react'
import css from './form.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly name?: string
  readonly hint?: string | null
  readonly error?: string | null
  readonly type?: HTMLInputTypeAttribute
  readonly max?: string
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'tel' | 'decimal'
  readonly required?: boolean
  readonly autoFocus?: boolean
  /** takes the focus when the flyout around it opens */
  readonly first?: boolean
}

/** One line of text with its label above and, below, what is wrong with it or what it is for. */
export function LabelledInput({ label, value, onChange, hint, error, first = false, required = false, ...input }: Props) {
  const id = useId()
  const note = error ?? hint ?? null
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <Input
        {...input}
        id={id}
        value={value}
        autoComplete="off"
        aria-required={required}
        aria-invalid={error !== null && error !== undefined}
        aria-describedby={note === null ? undefined : `${id}-note`}
        status={error !== null && error !== undefined ? 'error' : ''}
        data-first={first ? '' : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      {note !== null && (
        <p id={`${id}-note`} className={error !== null && error !== undefined ? css.error : css.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
