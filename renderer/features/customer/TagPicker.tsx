import { useId } from 'react'
import type { Named } from '../../../shared/contract/common.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './customer.module.css'

interface Props {
  readonly options: readonly Named[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

/** What is worth knowing of a customer, as the playbook names it: any of it, each ticked by Space. */
export function TagPicker({ options, chosen, onChange }: Props) {
  const t = useWords()
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={css.tagsTitle}>
        {t('customer.tags')}
      </p>
      <div className={css.tags}>
        {options.map((tag) => (
          <label key={tag.id} className={css.tagChoice}>
            <input
              type="checkbox"
              checked={chosen.includes(tag.id)}
              onChange={(event) => {
                onChange(event.target.checked ? [...chosen, tag.id] : chosen.filter((other) => other !== tag.id))
              }}
            />
            {tag.title}
          </label>
        ))}
      </div>
    </div>
  )
}
