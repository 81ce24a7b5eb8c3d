import { Input } from 'antd'
import { useId } from 'react'
import css from './form.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | null
  readonly error?: string | null
  readonly maxLength: number
  readonly rows?: number
  /** takes the focus when the flyout around it opens */
  readonly first?: boolean
}

/** Several lines of text that are needed; Ctrl+Enter sends the form around it. */
export function LabelledArea({ label, value, onChange, hint = null, error = null, maxLength, rows = 3, first = false }: Props) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <Input.TextArea
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-required
        aria-invalid={error !== null}
        aria-describedby={note === null ? undefined : `${id}-note`}
        status={error !== null ? 'error' : ''}
        data-first={first ? '' : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      {note !== null && (
        <p id={`${id}-note`} className={error !== null ? css.error : css.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
