import type { ClockPolicy, Playbook } from '../../../shared/playbook.ts'
import { timeZoneOf } from '../../../shared/playbookRules.ts'

// A policy belongs to one playbook and neither ever changes, and to compare calendars of years is dear.
const compared = new WeakMap<ClockPolicy, WeakMap<ClockPolicy, boolean>>()

/** Whether a policy that is called the same says otherwise what is promised: target, warning, rests, or the hours that count. */
export function isEdited(before: Playbook, from: ClockPolicy, after: Playbook, to: ClockPolicy): boolean {
  const known = compared.get(from) ?? new WeakMap<ClockPolicy, boolean>()
  compared.set(from, known)
  const edited = known.get(to) ?? (from.target !== to.target || from.warnAt !== to.warnAt || !isCountedAlike(from, to) || hoursOf(before, from) !== hoursOf(after, to))
  known.set(to, edited)
  return edited
}

/** Whether both count from the same instant on and stand still in the same states. */
export function isCountedAlike(from: ClockPolicy, to: ClockPolicy): boolean {
  return from.resume === to.resume && from.periodic === to.periodic && JSON.stringify([...from.pauseIn].sort()) === JSON.stringify([...to.pauseIn].sort())
}

const alike = new WeakMap<Playbook, WeakMap<Playbook, boolean>>()

/**
 * Whether both find the same policy for whatever is asked, begun, standing still and met at the same instants: whoever is promised
 * something under one is promised it under the other by the policy of the same name, if perhaps by another instant.
 */
export function choosesAlike(before: Playbook, after: Playbook): boolean {
  const known = alike.get(before) ?? new WeakMap<Playbook, boolean>()
  alike.set(before, known)
  const is = known.get(after) ?? choosing(before) === choosing(after)
  known.set(after, is)
  return is
}

/** All of a playbook's clocks but by when they are due, and their words. */
const choosing = ({ clocks, campaigns, calendars }: Playbook): string => JSON.stringify([
  clocks.map(({ id, metric, when, calendar, start, restart, resume, stop, periodic, merge, pauseIn }) =>
    [id, metric, Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1)), when.partOfDay === undefined ? null : timeZoneOf({ calendars }, { calendar }),
      start, restart ?? null, resume ?? null, stop, periodic, merge, [...pauseIn].sort()]),
  campaigns.map(({ id, from, to }) => [id, from, to]),
])

function hoursOf(playbook: Playbook, policy: ClockPolicy): string {
  const calendar = playbook.calendars.find(({ id }) => id === policy.calendar)
  return JSON.stringify(calendar === undefined ? null : [calendar.official ?? null, calendar.hours])
}
