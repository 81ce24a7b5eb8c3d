import { CloseOutlined } from '@ant-design/icons'
import css from './form.module.css'
import { LabelledSelect } from './LabelledSelect.tsx'

interface Props {
  readonly label: string
  /** what stands in the list while nothing more is chosen */
  readonly add: string
  /** name of the button that takes one off again */
  readonly takeOff: (title: string) => string
  readonly values: readonly string[]
  readonly options: readonly { readonly id: string; readonly title: string }[]
  readonly onChange: (values: string[]) => void
}

/** Several of many: the platform's own list adds one, each that was added can be taken off. What is on no list any more is shown by its id. */
export function LabelledSeveral({ label, add, takeOff, values, options, onChange }: Props) {
  const titleOf = (value: string) => options.find((option) => option.id === value)?.title ?? value
  return (
    <div className={css.field}>
      <LabelledSelect
        label={label}
        value=""
        options={[{ id: '', title: add }, ...options.filter((option) => !values.includes(option.id))]}
        onChange={(value) => {
          onChange([...values, value])
        }}
      />
      {values.length > 0 && (
        <ul className={css.several} aria-label={label}>
          {values.map((value) => (
            <li key={value} className={css.one}>
              {titleOf(value)}
              <button
                type="button"
                className={css.off}
                aria-label={takeOff(titleOf(value))}
                onClick={() => {
                  onChange(values.filter((other) => other !== value))
                }}
              >
                <CloseOutlined aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
