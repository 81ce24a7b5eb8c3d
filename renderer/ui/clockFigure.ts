import type { ClockView } from '../../shared/contract/common.ts'
import { day, hour, minute, second } from '../../shared/time.ts'

/** How much it matters: far and half are quiet, warning and late are not; met and cancelled no longer run. */
export type ClockTone = 'far' | 'half' | 'warning' | 'late' | 'met' | 'metLate' | 'cancelled'

export interface ClockFigure {
  readonly tone: ClockTone
  /** milliseconds left, or by which it is or was late; 0 for a clock that was met in time or cancelled */
  readonly span: number
}

type Times = Pick<ClockView, 'startedAt' | 'dueAt' | 'warnAt' | 'metAt' | 'breachedAt' | 'cancelledAt'>

/** What a clock shows at `now` (CK-24). */
export function clockFigure(clock: Times, now: number): ClockFigure {
  if (clock.cancelledAt !== null) return { tone: 'cancelled', span: 0 }
  if (clock.metAt !== null) return clock.metAt > clock.dueAt ? { tone: 'metLate', span: clock.metAt - clock.dueAt } : { tone: 'met', span: 0 }
  if (now >= clock.dueAt) return { tone: 'late', span: now - clock.dueAt }
  const left = clock.dueAt - now
  if (now >= clock.warnAt) return { tone: 'warning', span: left }
  return { tone: now - clock.startedAt >= left ? 'half' : 'far', span: left }
}

/** A span as it is said: seconds under ten minutes only, then minutes, hours and minutes, days and hours. */
export type Span =
  | { readonly form: 'seconds'; readonly text: string }
  | { readonly form: 'minutes'; readonly m: number }
  | { readonly form: 'hours'; readonly h: number; readonly m: number }
  | { readonly form: 'days'; readonly d: number; readonly h: number }

/** @param ms 0 and up. @param rounding `up` for what is left, so that 0:00 is the very end; `down` for what has passed. */
export function spanOf(ms: number, rounding: 'up' | 'down'): Span {
  const whole = (rounding === 'up' ? Math.ceil(ms / second) : Math.floor(ms / second)) * second
  if (whole < 10 * minute) {
    const seconds = String((whole % minute) / second).padStart(2, '0')
    return { form: 'seconds', text: `${String(Math.floor(whole / minute))}:${seconds}` }
  }
  if (whole < hour) return { form: 'minutes', m: Math.floor(whole / minute) }
  if (whole < day) return { form: 'hours', h: Math.floor(whole / hour), m: Math.floor((whole % hour) / minute) }
  return { form: 'days', d: Math.floor(whole / day), h: Math.floor((whole % day) / hour) }
}

/** A clock under a minute is followed more closely than the others. */
export function needsFineTick(figure: ClockFigure): boolean {
  return (figure.tone === 'far' || figure.tone === 'half' || figure.tone === 'warning') && figure.span < minute
}
