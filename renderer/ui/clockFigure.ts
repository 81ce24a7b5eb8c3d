import type { ClockView } from '../../shared/contract/common.ts'
import { minute } from '../../shared/time.ts'

/** How much it matters: far and half are quiet, warning and late are not; a paused one waits; met and cancelled no longer run. */
export type ClockTone = 'far' | 'half' | 'warning' | 'late' | 'paused' | 'met' | 'metLate' | 'cancelled'

export interface ClockFigure {
  readonly tone: ClockTone
  /** milliseconds left, or by which it is or was late; 0 for a clock that was met in time or cancelled */
  readonly span: number
}

/** What of a clock decides how it looks. */
export type ClockTimes = Pick<ClockView, 'startedAt' | 'dueAt' | 'warnAt' | 'metAt' | 'breachedAt' | 'cancelledAt' | 'pausedAt' | 'leftMs'>

/** What a clock shows at `now` (CK-24). */
export function clockFigure(clock: ClockTimes, now: number): ClockFigure {
  if (clock.cancelledAt !== null) return { tone: 'cancelled', span: 0 }
  if (clock.metAt !== null) return clock.metAt > clock.dueAt ? { tone: 'metLate', span: clock.metAt - clock.dueAt } : { tone: 'met', span: 0 }
  if (clock.pausedAt !== null) return { tone: 'paused', span: clock.leftMs ?? 0 }
  // What is broken stays broken, though the system time be set back behind it (CK-22).
  if (clock.breachedAt !== null || now >= clock.dueAt) return { tone: 'late', span: Math.max(0, now - clock.dueAt) }
  const left = clock.dueAt - now
  if (now >= clock.warnAt) return { tone: 'warning', span: left }
  return { tone: now - clock.startedAt >= left ? 'half' : 'far', span: left }
}

/** A clock under a minute is followed more closely than the others. */
export function needsFineTick(figure: ClockFigure): boolean {
  return (figure.tone === 'far' || figure.tone === 'half' || figure.tone === 'warning') && figure.span < minute
}
