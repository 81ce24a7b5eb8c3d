import { InfoCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { Article } from '../../../shared/contract/knowledge.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showArticle } from '../../state/navigation.ts'
import css from './knowledge.module.css'

/** What one should know before reading on: it is not what is in force, another version is on its way, it may be outdated. */
export function ReaderNotes({ article }: { readonly article: Article }) {
  const t = useWords()
  const { articleId, number, published, writing, inReview, state, retiredReason, outdated, scriptIssues, declined } = article
  return (
    <div className={css.notes}>
      {state === 'retired' && <Note warns text={t('knowledge.note.retired', { why: retiredReason ?? '' })} />}
      {published !== null && number !== published && (
        <Note text={t('knowledge.note.notInForce', { number: published })} action={t('knowledge.note.showInForce')} onAction={() => { showArticle(articleId) }} />
      )}
      {writing !== null && number !== writing && (
        <Note text={t(inReview ? 'knowledge.note.inReview' : 'knowledge.note.writing', { number: writing })} action={t('knowledge.note.showNext')} onAction={() => { showArticle(articleId, writing) }} />
      )}
      {declined !== null && number === writing && <Note warns text={t('knowledge.note.declined', { who: declined.by, why: declined.reason })} />}
      {outdated.map((why) => (
        <Note key={why} warns text={t(`knowledge.outdatedWhat.${why}`)} />
      ))}
      {scriptIssues.map((issue) => (
        <Note key={issue} warns text={t('knowledge.note.script', { issue })} />
      ))}
    </div>
  )
}

interface NoteProps {
  readonly text: string
  readonly warns?: boolean
  readonly action?: string
  readonly onAction?: () => void
}

function Note({ text, warns = false, action, onAction }: NoteProps) {
  return (
    <p className={css.note} data-warns={warns ? '' : undefined}>
      {warns ? <WarningOutlined aria-hidden="true" /> : <InfoCircleOutlined aria-hidden="true" />}
      <span>{text}</span>
      {action !== undefined && (
        <button type="button" className={css.link} onClick={onAction}>
          {action}
        </button>
      )}
    </p>
  )
}
