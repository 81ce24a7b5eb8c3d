import type { LocalText } from '../../../shared/text.ts'
import type { Instant } from '../../../shared/time.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { policyOf, subjectOf } from './clockView.ts'
import { writeClock } from './running.ts'
import { alarming, type ClockRow, firstAlarm } from './clocks.store.ts'

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
 * sweep comes (CK-22). A clock that is past both is only told as breached.
 */
export function sweep(context: CommandContext): Crossed[] {
  const crossed: Crossed[] = []
  for (;;) {
    const rows = alarming.all(context.db, { now: context.now, most: batch })
    for (const row of rows) {
      const kind = cross(context, row)
      crossed.push({ kind, title: policyOf(context.db, row).title, subject: subjectOf(row), dueAt: row.due_at as Instant })
    }
    if (rows.length < batch) return crossed
  }
}

function cross(context: CommandContext, row: ClockRow): 'warned' | 'breached' {
  if (row.due_at <= context.now) {
    writeClock(context, row, 'clock.breached', { dueAt: row.due_at, recordedAt: context.now }, { breached_at: row.due_at }, row.due_at as Instant)
    return 'breached'
  }
  writeClock(context, row, 'clock.warned', { warnAt: row.warn_at }, { warned_at: context.now })
  return 'warned'
}

