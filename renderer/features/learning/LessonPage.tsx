import { Button } from 'antd'
import { useState } from 'react'
import type { Learning } from '../../../shared/contract/knowledge.ts'
import { languageShown, textFor } from '../../../shared/knowledge/article.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Parts } from '../beside/Parts.tsx'
import css from './learning.module.css'
import { Quiz } from './Quiz.tsx'

/** A lesson: the article in the version that is to be learned, then its quiz. */
export function LessonPage({ lesson }: { readonly lesson: Learning }) {
  const [asking, setAsking] = useState(false)
  return (
    <article className={css.page} aria-labelledby="lesson-title">
      <LessonHead lesson={lesson} />
      {asking ? (
        <Quiz
          learningId={lesson.learningId}
          onLeave={() => {
            setAsking(false)
          }}
        />
      ) : (
        <Reading
          lesson={lesson}
          onStart={() => {
            setAsking(true)
          }}
        />
      )}
    </article>
  )
}

function LessonHead({ lesson: { title, number, reason, attempts } }: { readonly lesson: Learning }) {
  const t = useWords()
  return (
    <header>
      <h2 id="lesson-title" className={css.title}>
        {title}
      </h2>
      <p className={css.facts}>
        <span>{t('learning.version', { number })}</span>
        {reason !== '' && <span>{t('learning.why', { reason })}</span>}
        {attempts > 0 && <span>{t('learning.attempts', { count: attempts })}</span>}
      </p>
    </header>
  )
}

function Reading({ lesson: { articleId, number, passedAt }, onStart }: { readonly lesson: Learning; readonly onStart: () => void }) {
  const t = useWords()
  const mine = useSession(({ language }) => language)
  const answer = useAnswer('knowledge.get', { articleId, number })
  useKeys({
    next: () => {
      onStart()
      return true
    },
  })
  return (
    <>
      <Answer of={answer}>
        {({ content, spoken }) => {
          const language = languageShown(content.texts, mine)
          const text = textFor(content, mine)
          const words = spoken[language] ?? text.script
          return (
            <div className={css.reading}>
              {words.trim() !== '' && (
                <p className={css.words} lang={language}>
                  {words}
                </p>
              )}
              <Parts of={text} language={language} />
            </div>
          )
        }}
      </Answer>
      <div className={css.bar}>
        <Button type="primary" onClick={onStart}>
          {t(passedAt === null ? 'learning.start' : 'learning.practise')} <Kbd keys={['Enter']} />
        </Button>
      </div>
    </>
  )
}
