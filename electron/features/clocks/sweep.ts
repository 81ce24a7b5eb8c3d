import type { LocalText } from '../../../shared/text.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { playbookOf } from '../playbook/playbook.ts'
import { compiledFor } from './calendars.ts'
import { policyOf, subjectOf } from './clockView.ts'
import { instantsOf } from './instants.rules.ts'
import { begin, writeClock } from './running.ts'
import { alarming, type ClockWithIds, firstAlarm } from './clocks.store.ts'
import type { ClockRow } from './life.rules.ts'

/** A clock that crossed its warning threshold or its due instant in a sweep. */
export interface Crossed {
  readonly kind: 'warned' | 'breached'
  readonly title: LocalText
  readonly subject: string
  readonly dueAt: Instant
}

const batch = 500

/** The instant at which the one timer has to fire next, or null when nothing is running. */
export function nextAlarmAt(db: ReadDb): Instant | null {
  return (firstAlarm.one(db, {})?.at ?? null) as Instant | null
}

/**
 * Records what fell due up to `context.now`: each warning and each breach once, a breach at its true instant however late the
 * sweep comes (CK-22). A clock that is past both is only told as breached. A periodic one goes on from its due instant, so that
 * a long sleep breaks each of its promises once.
 */
export function sweep(context: CommandContext): Crossed[] {
  const crossed: Crossed[] = []
  for (;;) {
    const rows = alarming.all(context.db, { now: context.now, most: batch })
    if (rows.length === 0) return crossed
    for (const row of rows) {
      const kind = cross(context, row)
      crossed.push({ kind, title: policyOf(context.db, row).title, subject: subjectOf(row), dueAt: row.due_at as Instant })
    }
  }
}

function cross(context: CommandContext, row: ClockWithIds): 'warned' | 'breached' {
  context.announce('alarm', blobToUuid(row.clock_id))
  if (row.due_at <= context.now) {
    writeClock(context, row, 'clock.breached', null, { breached_at: row.due_at }, { dueAt: row.due_at, recordedAt: context.now }, row.due_at as Instant)
    if (policyOf(context.db, row).periodic) goOn(context, row)
    return 'breached'
  }
  writeClock(context, row, 'clock.warned', null, { warned_at: context.now }, { warnAt: row.warn_at })
  return 'warned'
}

/** The next period of a periodic clock, from the due instant of the one before. */
function goOn(context: CommandContext, row: ClockRow): void {
  const { playbook } = playbookOf(context.db, row.playbook)
  const policy = policyOf(context.db, row)
  const { contact, ticket, metric, due_at } = row
  const { targetMs, warnAt, dueAt } = instantsOf(policy, compiledFor(playbook, policy), due_at)
  begin(context, {
    contact, ticket, playbook: row.playbook, policy: policy.id, metric, started_at: due_at, counted_from: due_at, pauses: '[]', paused_at: null,
    target_ms: targetMs, warn_at: warnAt, due_at: dueAt, warned_at: null, breached_at: null,
  }, null)
}
