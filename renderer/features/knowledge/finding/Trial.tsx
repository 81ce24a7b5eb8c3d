import { Input } from 'antd'
import { useDeferredValue, useId } from 'react'
import { useAnswer } from '../../../api/queries.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { showArticle } from '../../../state/navigation.ts'
import { Marked } from '../../palette/Marked.tsx'
import css from './finding.module.css'

const most = 5

/** What an agent would find now who types this, and by what. */
export function Trial({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const t = useWords()
  const id = useId()
  const typed = useDeferredValue(text.trim())
  const asked = useAnswer('knowledge.find', { text: typed, limit: most }, { enabled: typed !== '', keep: true, typed: true })
  const rows = typed === '' ? [] : (asked.data?.articles ?? [])
  return (
    <div className={css.trial}>
      <label htmlFor={id}>{t('knowledge.finding.trial.label')}</label>
      <Input
        id={id}
        autoComplete="off"
        maxLength={80}
        placeholder={t('knowledge.finding.trial.hint')}
        value={text}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      <ol className={css.trialRows} aria-label={t('knowledge.finding.trial.results')}>
        {rows.map(({ articleId, number, title, why }) => (
          <li key={articleId}>
            <button
              type="button"
              className={css.words}
              onClick={() => {
                showArticle(articleId, number)
              }}
            >
              <Marked text={title.text} marks={title.marks} />
            </button>
            <span className={css.why}>{t(`knowledge.finding.why.${why}`)}</span>
          </li>
        ))}
        {typed !== '' && asked.data !== undefined && rows.length === 0 && <li className={css.why}>{t('knowledge.finding.trial.nothing')}</li>}
      </ol>
    </div>
  )
}
