import { zoneOf } from './calendar/zone.ts'
import type { ClockWhy } from './contract/clocks.ts'
import type { PausingState } from './playbook.ts'
import { spanOf } from './spans.ts'
import { minute, second } from './time.ts'

/** Words of ui.json by their key; whoever asks brings the language. */
export type SayClock = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** How instants (ms) and dates of a calendar ("2026-10-01") are written. */
export interface ClockFormats {
  near(at: number): string
  /** as `near`, to the second */
  exact(at: number): string
  /** the time zone in which they are written, "Asia/Taipei" */
  zone(): string
  day(date: string): string
}

/** A span in words: "9:59", "14 min", "2 h 14 min", "1 d 3 h". */
export function spanSaid(say: SayClock, ms: number, rounding: 'up' | 'down'): string {
  const span = spanOf(ms, rounding)
  switch (span.form) {
    case 'seconds': return span.text
    case 'minutes': return say('time.minutes', { m: span.m })
    case 'hours': return say('time.hours', { h: span.h, m: span.m })
    case 'days': return say('time.days', { d: span.d, h: span.h })
  }
}

/** A span as it is promised: what is nothing is not said. */
function promised(say: SayClock, ms: number): string {
  const span = spanOf(ms, 'up')
  if (span.form === 'hours' && span.m === 0) return say('time.wholeHours', { h: span.h })
  if (span.form === 'days' && span.h === 0) return say('time.wholeDays', { d: span.d })
  if (span.form === 'seconds') return ms % minute === 0 ? say('time.minutes', { m: ms / minute }) : say('time.seconds', { s: Math.ceil(ms / second) })
  return spanSaid(say, ms, 'up')
}

function restOf(states: readonly PausingState[]): PausingState | 'either' {
  const [only] = states
  return only === undefined || states.length > 1 ? 'either' : only
}

/** Whether the clocks on the wall say the same in both zones, as those of Taipei and Shanghai do. */
const isSameTime = (zone: string, other: string, instants: readonly number[]) =>
  zone === other || instants.every((at) => zoneOf(zone).offsetAt(at) === zoneOf(other).offsetAt(at))

/** Why a clock is due when it is, a sentence each (CK-24): the same on the screen and on the command line. */
export function whySaid(say: SayClock, formats: ClockFormats, why: ClockWhy): string[] {
  const span = (ms: number) => promised(say, ms)
  // "15 s from 06:55, so due 06:55" convinces nobody: short promises are told to the second.
  const at = (ms: number) => (why.targetMs < 10 * minute ? formats.exact(ms) : formats.near(ms))
  const { leftOut, calendar, campaigns, retargeted } = why
  const left = [
    ...leftOut.days.map(({ from, to, name }) => {
      const days = from === to ? formats.day(from) : say('clock.because.days', { from: formats.day(from), to: formats.day(to) })
      return name === null ? say('clock.because.dayOff', { days }) : say('clock.because.festival', { days, name })
    }),
    ...(leftOut.closedMs > 0 ? [say('clock.because.closed', { span: span(leftOut.closedMs) })] : []),
    ...(leftOut.pausedMs > 0 ? [say(`clock.because.rest.${restOf(leftOut.pausesIn)}`, { span: span(leftOut.pausedMs) })] : []),
  ]
  const last = retargeted.at(-1)
  return [
    say('clock.because.promise', { title: why.title, rule: why.rule, moment: say(`clock.moment.${why.start}`), from: at(why.countedFrom), target: span(why.targetMs) }),
    ...(why.isTakenOver ? [say('clock.because.takenOver')] : []),
    ...campaigns.map((campaign) => say('clock.because.campaign', { campaign })),
    calendar === null ? say('clock.because.always') : say('clock.because.calendar', { calendar: calendar.title }),
    ...(calendar === null || isSameTime(calendar.timeZone, formats.zone(), [why.countedFrom, why.dueAt]) ? [] : [say('clock.because.zone', { calendar: calendar.timeZone, here: formats.zone() })]),
    ...(left.length > 0 ? [say('clock.because.leftOut', { what: left.join(say('clock.because.listComma')) })] : []),
    ...(last === undefined ? [] : [say(why.isTakenOver ? 'clock.because.reckoned' : `clock.because.retargeted.${last.by}`, { at: at(last.at) })]),
    why.pausedAt === null ? say('clock.because.due', { due: at(why.dueAt) }) : say(`clock.because.paused.${why.pausedBy ?? 'waiting'}`, { at: at(why.pausedAt), due: at(why.dueAt) }),
  ]
}
