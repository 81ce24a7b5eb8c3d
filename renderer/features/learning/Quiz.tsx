import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf, ProcedureOf } from '../../../shared/contract/index.ts'
import type { LearningId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import css from './learning.module.css'
import { Question, type QuizQuestion } from './Question.tsx'
import { isAnswered } from './quizAnswers.ts'
import { Result } from './Result.tsx'

type Results = OutputOf<ProcedureOf<'knowledge.answer'>>

/** The quiz of a lesson, a question at a time, then what came of it. */
export function Quiz({ learningId, onLeave }: { readonly learningId: LearningId; readonly onLeave: () => void }) {
  const t = useWords()
  const answer = useAnswer('knowledge.quiz', { learningId })
  const [result, setResult] = useState<Results | null>(null)
  useKeys({
    close: () => {
      onLeave()
      return true
    },
  })
  return (
    <section className={css.quiz} aria-label={t('learning.quiz')}>
      <Answer of={answer}>
        {({ questions }) =>
          result === null ? (
            <Asking learningId={learningId} questions={questions} onLeave={onLeave} onResult={setResult} />
          ) : (
            <Result
              result={result}
              questions={questions}
              onLeave={onLeave}
              onAgain={() => {
                setResult(null)
              }}
            />
          )
        }
      </Answer>
    </section>
  )
}

interface AskingProps {
  readonly learningId: LearningId
  readonly questions: readonly QuizQuestion[]
  readonly onLeave: () => void
  readonly onResult: (result: Results) => void
}

function Asking({ learningId, questions, onLeave, onResult }: AskingProps) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<readonly (readonly number[])[]>(() => questions.map(() => []))
  const question = questions[at]
  const chosen = answers[at] ?? []
  const isLast = at === questions.length - 1
  const isReady = question !== undefined && isAnswered(question.kind, chosen, question.options.length)
  const next = () => {
    if (!isReady) return
    if (isLast) void attempt(async () => {
      onResult(await client.knowledge.answer({ learningId, answers: answers.map((each) => [...each]) }))
    })
    else setAt(at + 1)
  }
  const back = () => {
    if (at === 0) onLeave()
    else setAt(at - 1)
  }
  useKeys({
    next: () => {
      next()
      return true
    },
    back: () => {
      back()
      return true
    },
  })
  if (question === undefined) return null
  return (
    <>
      <p className={css.count}>{t('learning.question', { at: at + 1, of: questions.length })}</p>
      <Question
        question={question}
        chosen={chosen}
        onChosen={(changed) => {
          setAnswers(answers.map((each, n) => (n === at ? changed : each)))
        }}
      />
      <div className={css.bar}>
        <Button onClick={back}>
          {t(at === 0 ? 'learning.toArticle' : 'learning.backQuestion')} <Kbd keys={['Alt', '←']} />
        </Button>
        <Button type="primary" disabled={!isReady} onClick={next}>
          {t(isLast ? 'learning.hand' : 'learning.nextQuestion')} <Kbd keys={['Enter']} />
        </Button>
      </div>
    </>
  )
}
