import { CheckOutlined } from '@ant-design/icons'
import type { KeyboardEvent } from 'react'
import css from './ui.module.css'

export interface Option {
  readonly id: string
  readonly title: string
  readonly hint?: string | null
}

interface Props {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: string | null
  readonly required?: boolean
  /** names the group for the caret: `choice:type`, `field:goodsState` */
  readonly anchor?: string
  /** the first group of a flyout takes the focus when it opens */
  readonly first?: boolean
  /** once chosen it shrinks to its titles, so that what the choice asks for has the room */
  readonly folds?: boolean
  readonly describedBy?: string | undefined
  readonly onChoose: (id: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * One of a few, by digit, arrows and Enter, or mouse. Arrows only move: choosing may lead somewhere, so it takes a key of its own.
 */
export function ChoiceList({ label, options, chosen, required = false, anchor, first = false, folds = false, describedBy, onChoose }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.altKey ? undefined : steps[event.key]
    const radios = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')]
    const at = radios.findIndex((radio) => radio === document.activeElement)
    if (step !== undefined) {
      radios[(at + step + radios.length + (at < 0 && step < 0 ? 1 : 0)) % radios.length]?.focus()
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.repeat && !event.ctrlKey && !event.metaKey && at >= 0) {
      const form = event.currentTarget.closest('form')
      if (radios[at]?.getAttribute('aria-checked') === 'false') radios[at].click()
      else if (form !== null) form.requestSubmit()
      else return
      event.preventDefault()
    }
  }
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-required={required}
      aria-describedby={describedBy}
      className={css.choices}
      tabIndex={-1}
      data-digits=""
      data-chosen={chosen ?? undefined}
      data-anchor={anchor}
      data-folded={folds && chosen !== null ? '' : undefined}
      data-first={first ? '' : undefined}
      onKeyDown={onKeyDown}
    >
      {options.map((option, at) => {
        const checked = option.id === chosen
        return (
          <button
            key={option.id}
            type="button"
            role="radio"
            aria-checked={checked}
            className={css.choice}
            tabIndex={checked || (chosen === null && at === 0) ? 0 : -1}
            data-digit={at + 1}
            onClick={() => {
              onChoose(option.id)
            }}
          >
            <span className={css.digit} aria-hidden="true">
              {at < 9 ? at + 1 : ''}
            </span>
            <span>{option.title}</span>
            <span className={css.mark} aria-hidden="true">
              {checked && <CheckOutlined />}
            </span>
            {option.hint !== null && option.hint !== undefined && <span className={css.choiceHint}>{option.hint}</span>}
          </button>
        )
      })}
    </div>
  )
}
