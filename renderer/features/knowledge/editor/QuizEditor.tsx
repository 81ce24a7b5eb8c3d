import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Language } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import css from './editor.module.css'
import { QuestionEditor } from './QuestionEditor.tsx'
import { mostQuestions, newQuestion } from './questions.ts'
import { useWritten } from './writingContext.ts'

/** What is asked of everybody who has to learn the article (KB-3). */
export function QuizEditor({ language }: { readonly language: Language }) {
  const t = useWords()
  const { content, edit } = useWritten()
  const { quiz } = content
  return (
    <section aria-label={t('knowledge.field.quiz')} className={css.block}>
      <h2 className={css.blockTitle}>{t('knowledge.field.quiz')}</h2>
      <p className={css.hint}>{t('knowledge.quiz.what')}</p>
      {quiz.map((question, at) => (
        <QuestionEditor
          key={at}
          at={at}
          question={question}
          language={language}
          onChange={(next) => {
            edit((now) => ({ ...now, quiz: now.quiz.map((each, place) => (place === at ? next : each)) }))
          }}
          onRemove={() => {
            edit((now) => ({ ...now, quiz: now.quiz.filter((_, place) => place !== at) }))
          }}
        />
      ))}
      {quiz.length < mostQuestions && (
        <Button
          size="small"
          className={css.start ?? ''}
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => {
            edit((now) => ({ ...now, quiz: [...now.quiz, newQuestion(language)] }))
          }}
        >
          {t('knowledge.quiz.add')}
        </Button>
      )}
    </section>
  )
}
