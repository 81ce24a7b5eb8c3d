import type { ClockPolicy, Playbook } from '../../../shared/playbook.ts'
import { calendarOf } from './calendars.ts'

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

function hoursOf(playbook: Playbook, policy: ClockPolicy): string {
  const calendar = calendarOf(playbook, policy)
  return JSON.stringify(calendar === null ? null : [calendar.official ?? null, calendar.hours])
}
