import { type ClockAlarms, mostAlarms } from '../../../shared/contract/clocks.ts'
import { lastSeq } from '../../db/events.ts'
import { actorOf, type Context } from '../context.ts'
import { alarmsOf } from './clocks.store.ts'
import { subjectOf, viewOf } from './clockView.ts'

/** About two days of one desk's work. What was not looked at for longer still stands in the queue. */
const farthestBack = 10_000

/** After which event it is looked; null where only the place to begin is asked for. */
export const alarmsFrom = (after: number | null, upTo: number): number | null => (after === null ? null : Math.max(after, upTo - farthestBack))

/**
 * What came near its end or past it since this person looked the last time (CK-24). From the events, so that nothing is missed and
 * nothing told twice: after a broken link, a sleep, a wrong system time, or a start that found what time had decided meanwhile.
 */
export function alarms(context: Context, { after }: { readonly after: number | null }): ClockAlarms {
  const { row: agent } = actorOf(context)
  const upTo = lastSeq(context.db)
  const from = alarmsFrom(after, upTo)
  if (from === null) return { upTo, latest: 0, count: 0, late: 0, alarms: [], news: [] }
  const rows = alarmsOf.all(context.db, { agent, after: from, upTo, most: mostAlarms })
  return {
    upTo,
    latest: rows[0]?.latest ?? 0,
    count: rows[0]?.all_of_them ?? 0,
    late: rows[0]?.late ?? 0,
    alarms: rows.map((row) => ({ seq: row.told_seq, kind: row.breached_at === null ? 'warned' : 'breached', clock: viewOf(context, row), subject: subjectOf(row) })),
    news: [],
  }
}
