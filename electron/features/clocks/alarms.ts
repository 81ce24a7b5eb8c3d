import { type ClockAlarms, mostAlarms } from '../../../shared/contract/clocks.ts'
import { actorOf, type Context } from '../context.ts'
import { alarmsOf, lastEvent } from './clocks.store.ts'
import { subjectOf, viewOf } from './clockView.ts'

/** A window that was gone for longer than so many events is told of the latest; what is late stands in its queue all the same. */
const farthestBack = 20_000

/**
 * What came near its end or past it since this person was told the last time (CK-24). From the events, so that each is told once in
 * each window: after a broken link, a sleep, a wrong system time, or a start that found what time had decided meanwhile.
 */
export function alarms(context: Context, { after }: { readonly after: number | null }): ClockAlarms {
  const { row: agent } = actorOf(context)
  const upTo = lastEvent.one(context.db, {})?.seq ?? 0
  if (after === null) return { upTo, count: 0, late: 0, alarms: [] }
  const rows = alarmsOf.all(context.db, { agent, after: Math.max(after, upTo - farthestBack), upTo, most: mostAlarms })
  return {
    upTo,
    count: rows[0]?.all_of_them ?? 0,
    late: rows[0]?.late ?? 0,
    alarms: rows.map((row) => ({ kind: row.breached_at === null ? 'warned' : 'breached', clock: viewOf(context, row), subject: subjectOf(row) })),
  }
}
