import { useId } from 'react'
import css from './form.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly title: string }[]
  readonly onChange: (id: string) => void
  /** takes the focus when the flyout around it opens */
  readonly first?: boolean
}

/** One of several where room is short: the platform's own list, which every keyboard and reader knows. */
export function LabelledSelect({ label, value, options, onChange, first = false }: Props) {
  const id = useId()
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={css.select}
        value={value}
        data-first={first ? '' : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  )
}
