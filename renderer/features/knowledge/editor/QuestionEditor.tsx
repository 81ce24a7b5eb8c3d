import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId } from 'react'
import { articleParts } from '../../../../shared/knowledge/article.ts'
import { questionKinds, type QuizQuestion } from '../../../../shared/knowledge/quiz.ts'
import type { Language } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { LabelledInput } from '../../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../../ui/LabelledSelect.tsx'
import css from './editor.module.css'
import { asWritten, leastOptions, mostOptions, moved, toggled, withKind, withOption, withoutOption, withWords, wordsIn } from './questions.ts'
import { useIssue } from './writingContext.ts'

interface Props {
  readonly at: number
  readonly question: QuizQuestion
  readonly language: Language
  readonly onChange: (question: QuizQuestion) => void
  readonly onRemove: () => void
}

/** One question: its options, and which of them are right, or in which order. */
export function QuestionEditor({ at, question: stored, language, onChange, onRemove }: Props) {
  const t = useWords()
  const id = useId()
  const issue = useIssue()
  const question = asWritten(stored)
  const words = wordsIn(question, language)
  const { kind, right } = question
  const path = `quiz.${at}`
  const rightIssue = issue(`${path}.right`) ?? issue(`${path}.words`)
  const setOption = (place: number, option: string) => {
    onChange(withWords(question, language, { ...words, options: words.options.map((each, to) => (to === place ? option : each)) }))
  }
  return (
    <fieldset className={css.question} aria-describedby={`${id}-note`}>
      <legend className={css.legend}>{t('knowledge.quiz.number', { n: at + 1 })}</legend>
      <LabelledInput label={t('knowledge.quiz.question')} value={words.question} maxLength={300} error={issue(`${path}.words.${language}.question`)} onChange={(asked) => { onChange(withWords(question, language, { ...words, question: asked })) }} />
      <div className={css.twos}>
        <LabelledSelect
          label={t('knowledge.quiz.kind')}
          value={kind}
          options={questionKinds.map((each) => ({ id: each, title: t(`knowledge.quiz.kinds.${each}`) }))}
          onChange={(next) => {
            const chosen = questionKinds.find((each) => each === next)
            if (chosen !== undefined) onChange(withKind(question, chosen))
          }}
        />
        <LabelledSelect
          label={t('knowledge.quiz.passage')}
          value={question.passage}
          options={articleParts.map((each) => ({ id: each, title: t(`knowledge.part.${each}`) }))}
          onChange={(next) => {
            const passage = articleParts.find((each) => each === next)
            if (passage !== undefined) onChange({ ...question, passage })
          }}
        />
      </div>
      <ol className={css.answers}>
        {words.options.map((option, place) => (
          <li key={place}>
            {kind === 'order' ? (
              <span className={css.place}>{place + 1}</span>
            ) : (
              <input
                type={kind === 'single' ? 'radio' : 'checkbox'}
                name={`${id}-right`}
                aria-label={t('knowledge.quiz.isRight', { n: place + 1 })}
                checked={right.includes(place)}
                onChange={() => {
                  onChange(toggled(question, place))
                }}
              />
            )}
            <Input
              aria-label={t('knowledge.quiz.option', { n: place + 1 })}
              value={option}
              maxLength={200}
              status={issue(`${path}.words.${language}.options.${place}`) === null ? '' : 'error'}
              aria-invalid={issue(`${path}.words.${language}.options.${place}`) !== null}
              onChange={(event) => {
                setOption(place, event.target.value)
              }}
            />
            {kind === 'order' && (
              <>
                <Button type="text" size="small" disabled={place === 0} icon={<ArrowUpOutlined aria-hidden="true" />} aria-label={t('knowledge.quiz.up', { n: place + 1 })} onClick={() => { onChange(moved(question, place, -1)) }} />
                <Button type="text" size="small" disabled={place === words.options.length - 1} icon={<ArrowDownOutlined aria-hidden="true" />} aria-label={t('knowledge.quiz.down', { n: place + 1 })} onClick={() => { onChange(moved(question, place, 1)) }} />
              </>
            )}
            <Button type="text" size="small" disabled={words.options.length <= leastOptions} icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('knowledge.quiz.removeOption', { n: place + 1 })} onClick={() => { onChange(withoutOption(question, place)) }} />
          </li>
        ))}
      </ol>
      <p id={`${id}-note`} className={rightIssue === null ? css.hint : css.bad}>
        {rightIssue ?? t(`knowledge.quiz.how.${kind}`)}
      </p>
      <div className={css.line}>
        <Button size="small" type="text" disabled={words.options.length >= mostOptions} icon={<PlusOutlined aria-hidden="true" />} onClick={() => { onChange(withOption(question)) }}>
          {t('knowledge.quiz.addOption')}
        </Button>
        <span className={css.spring} />
        <Button size="small" type="text" onClick={onRemove}>
          {t('knowledge.quiz.remove')}
        </Button>
      </div>
    </fieldset>
  )
}
