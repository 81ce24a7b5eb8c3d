import { CheckOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import type { OutputOf, ProcedureOf } from '../../../shared/contract/index.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import css from './learning.module.css'
import { press, shift } from './quizAnswers.ts'

export type QuizQuestion = OutputOf<ProcedureOf<'knowledge.quiz'>>['questions'][number]

interface Props {
  readonly question: QuizQuestion
  readonly chosen: readonly number[]
  readonly onChosen: (chosen: readonly number[]) => void
}

/** One question: digits choose or put in order, arrows move, Shift and arrows move a step earlier or later. Enter is left to the quiz. */
export function Question({ question, chosen, onChosen }: Props) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { kind, options } = question
  useEffect(() => {
    box.current?.focus()
  }, [question])
  const buttons = () => [...(box.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
  const here = () => buttons().findIndex((button) => button === document.activeElement)
  const move = (by: 1 | -1) => {
    const all = buttons()
    const at = here()
    all[at < 0 ? 0 : (at + by + all.length) % all.length]?.focus()
    return true
  }
  const reorder = (by: 1 | -1) => {
    const option = options[here()]
    if (kind === 'order' && option !== undefined) onChosen(shift(chosen, option.place, by))
    return true
  }
  useKeys({
    choose: (digit) => {
      const option = options[digit - 1]
      if (option !== undefined) onChosen(press(kind, chosen, option.place))
      return option !== undefined
    },
    up: () => move(-1),
    down: () => move(1),
    extendUp: () => reorder(-1),
    extendDown: () => reorder(1),
  })
  const role = kind === 'single' ? 'radio' : kind === 'multiple' ? 'checkbox' : undefined
  return (
    <>
      <h3 className={css.question}>{question.question}</h3>
      <p className={css.hint}>{t(`learning.hint.${kind}`)}</p>
      <div ref={box} className={css.options} tabIndex={-1} role={kind === 'single' ? 'radiogroup' : 'group'} aria-label={question.question}>
        {options.map(({ place, text }, at) => {
          const rank = chosen.indexOf(place)
          return (
            <button
              key={place}
              type="button"
              role={role}
              aria-checked={role === undefined ? undefined : rank >= 0}
              aria-pressed={role === undefined ? rank >= 0 : undefined}
              className={css.option}
              data-chosen={rank >= 0 ? '' : undefined}
              onClick={() => {
                onChosen(press(kind, chosen, place))
              }}
            >
              <span className={css.digit} aria-hidden="true">
                {at + 1}
              </span>
              <span>{text}</span>
              <span className={css.mark}>{rank < 0 ? null : kind === 'order' ? t('learning.place', { n: rank + 1 }) : <CheckOutlined aria-hidden="true" />}</span>
            </button>
          )
        })}
      </div>
    </>
  )
}
