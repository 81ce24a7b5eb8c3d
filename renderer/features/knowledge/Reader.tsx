import { useState } from 'react'
import type { Article } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { languageShown, textFor } from '../../../shared/knowledge/article.ts'
import { type Language, languages } from '../../../shared/text.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { leaveArticle } from '../../state/navigation.ts'
import { useSession } from '../../state/session.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import css from './knowledge.module.css'
import { Lifecycle } from './Lifecycle.tsx'
import { Markdown } from '../../ui/markdown/Markdown.tsx'
import { ReaderFacts } from './ReaderFacts.tsx'
import { ReaderNotes } from './ReaderNotes.tsx'
import { Reports } from './Reports.tsx'
import { SpokenWords } from './SpokenWords.tsx'
import { Versions } from './Versions.tsx'

interface Props {
  readonly articleId: ArticleId
  /** null: the version in force, else the one being written */
  readonly number: number | null
}

/** An article to be read: the words to say first, then what is behind them. */
export function Reader({ articleId, number }: Props) {
  const t = useWords()
  const answer = useAnswer('knowledge.get', { articleId, number }, { keep: true })
  useKeys({
    close: () => {
      leaveArticle()
      return true
    },
  })
  return (
    <section className={css.reader} aria-label={t('knowledge.article')} tabIndex={0}>
      <Answer of={answer}>{(article) => <ArticleRead article={article} />}</Answer>
    </section>
  )
}

function ArticleRead({ article }: { readonly article: Article }) {
  const t = useWords()
  const mine = useSession((session) => session.language)
  const [chosen, setChosen] = useState<Language | null>(null)
  const { content } = article
  const language = languageShown(content.texts, chosen ?? mine)
  const text = textFor(content, language)
  const written = languages.filter((each) => content.texts[each] !== undefined)
  return (
    <article aria-labelledby="article-title">
      <header className={css.readerHead}>
        <h2 id="article-title" className={css.articleTitle} lang={language}>
          {text.title}
        </h2>
        <p className={css.marks}>
          <span className={css.state} data-state={article.number === article.published ? 'published' : 'other'}>
            {t(`knowledge.state.${stateShown(article)}`)}
          </span>
          <span>{t('knowledge.version', { number: article.number })}</span>
          <span>{t('knowledge.uses', { count: article.uses })}</span>
          {written.length > 1 && (
            <span role="group" aria-label={t('settings.language')} className={css.languages}>
              {written.map((each) => (
                <button
                  key={each}
                  type="button"
                  className={css.language}
                  aria-pressed={each === language}
                  onClick={() => {
                    setChosen(each)
                  }}
                >
                  {t(`settings.languages.${each}`)}
                </button>
              ))}
            </span>
          )}
        </p>
        <Lifecycle article={article} />
      </header>
      <ReaderNotes article={article} />
      <div className={css.readerColumns}>
        <div className={css.readerMain} lang={language}>
          <SpokenWords spoken={article.spoken[language] ?? text.script} />
          {(['problem', 'steps', 'risks'] as const).map((part) =>
            text[part].trim() === '' ? null : (
              <section key={part} aria-label={t(`knowledge.part.${part}`)} className={css.part} data-part={part}>
                <h3 className={css.partTitle} lang={mine}>
                  {t(`knowledge.part.${part}`)}
                </h3>
                <Markdown text={text[part]} />
              </section>
            ),
          )}
          <Versions article={article} />
        </div>
        <div className={css.readerSide}>
          <Reports article={article} />
          <ReaderFacts article={article} />
        </div>
      </div>
    </article>
  )
}

/** How the version that is shown stands, which need not be how the article stands. */
function stateShown({ number, published, writing, inReview, state }: Article): 'published' | 'draft' | 'review' | 'retired' | 'earlier' {
  if (state === 'retired') return 'retired'
  if (number === published) return 'published'
  if (number === writing) return inReview ? 'review' : 'draft'
  return 'earlier'
}
