import type { HistoryEntry } from '../../../shared/contract/tickets.ts'
import { shownStates } from '../../../shared/contract/tickets.ts'
import { courses, everyStage } from '../../../shared/lifecycle.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords, wordsFor } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import { When } from '../../ui/When.tsx'
import { Origin } from './Origin.tsx'
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
                <Entry key={`${String(entry.seq)} ${entry.from?.ticketId ?? ''}`} entry={entry} />
              ))}
          </ol>
        )}
      </Answer>
    </section>
  )
}

/** What was written is the change itself, not its reason. */
function isComment(what: string): boolean {
  return what === 'ticket.commented' || what === 'ticket.told'
}

/** States and instants come as they are stored; everything else comes in words. */
function useValueWords(): (field: string, value: string | null) => string {
  const t = useWords()
  const formats = useFormats()
  return (field, value) => {
    if (value === null) return t('history.nothing')
    const state = field === 'state' ? shownStates.find((each) => each === value) : undefined
    if (state !== undefined) return t(`ticketState.${state}`)
    const stage = field === 'stage' ? everyStage.find((each) => each === value) : undefined
    if (stage !== undefined) return t(`lifecycle.stage.${stage}`)
    const course = field === 'course' ? courses.find((each) => each === value) : undefined
    if (course !== undefined) return t(`lifecycle.course.${course}`)
    return field === 'dueAt' && /^\d+$/.test(value) ? formats.near(Number(value)) : value
  }
}

/** One change in words. */
export function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords()
  const valueOf = useValueWords()
  return (
    <li className={css.entry}>
      <span className={css.entryAt}>
        <When at={entry.at} />
      </span>
      <div>
        <p>
          <strong>{entry.who ?? t('history.program')}</strong> {wordsFor(t, 'history.what', entry.what)} <Origin from={entry.from} />
        </p>
        {entry.changes.map((change, at) => (
          <p key={at} className={css.change}>
            {wordsFor(t, 'history.field', change.field)}
            {t('common.colon')}
            {change.from === null ? valueOf(change.field, change.to) : t('history.fromTo', { from: valueOf(change.field, change.from), to: valueOf(change.field, change.to) })}
          </p>
        ))}
        {entry.why !== null && <p className={css.change}>{isComment(entry.what) ? entry.why : t('history.why', { why: entry.why })}</p>}
      </div>
    </li>
  )
}
