import type { HistoryEntry } from '../../../shared/contract/tickets.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords, wordsFor } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { When } from '../../ui/When.tsx'
import css from './ticket.module.css'

/** Every change (TK-5): who, when, what, from, to, why; the latest first. */
export function History({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const answer = useAnswer('tickets.history', { ticketId })
  return (
    <section className={css.card} aria-label={t('history.title')}>
      <h2 className={css.cardTitle}>{t('history.title')}</h2>
      <Answer of={answer}>
        {(entries) => (
          <ol className={css.history}>
            {entries
              .toSorted((a, b) => b.seq - a.seq)
              .map((entry) => (
                <Entry key={entry.seq} entry={entry} />
              ))}
          </ol>
        )}
      </Answer>
    </section>
  )
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords()
  return (
    <li className={css.entry}>
      <span className={css.entryAt}>
        <When at={entry.at} />
      </span>
      <div>
        <p>
          <strong>{entry.who ?? t('history.program')}</strong> {wordsFor(t, 'history.what', entry.what)}
        </p>
        {entry.changes.map((change) => (
          <p key={change.field} className={css.change}>
            {wordsFor(t, 'history.field', change.field)}
            {t('common.colon')}
            {change.from === null ? (change.to ?? '') : t('history.fromTo', { from: change.from, to: change.to ?? t('history.nothing') })}
          </p>
        ))}
        {entry.why !== null && <p className={css.change}>{t('history.why', { why: entry.why })}</p>}
      </div>
    </li>
  )
}
