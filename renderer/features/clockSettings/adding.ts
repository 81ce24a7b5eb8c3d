import type { Spans } from '../../../shared/calendar/calendar.ts'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { ClockMetric, ClockPolicy, MomentName, PlaybookCalendar } from '../../../shared/playbook.ts'
import type { LocalText } from '../../../shared/text.ts'
import { machineTimeZone } from '../../state/timeZone.ts'
import { usedBy } from './policies.ts'

/** What the contract takes of each. */
export const most = { calendars: 20, clocks: 200, campaigns: 60 } as const satisfies Record<keyof ClockSettings, number>

/** Monday to Friday, nine to six, in the zone that most of the calendars have. */
export function blankCalendar({ calendars }: ClockSettings, id: string, title: LocalText): PlaybookCalendar {
  const zones = calendars.map(({ hours }) => hours.timeZone)
  const timeZone = zones.toSorted((a, b) => zones.filter((zone) => zone === b).length - zones.filter((zone) => zone === a).length)[0] ?? machineTimeZone()
  const open: Spans = [['09:00', '18:00']]
  const weekly = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] }
  return { id, title, hours: { timeZone, weekly, holidays: [], yearlyHolidays: [], dateHours: [], dateBreaks: [] } }
}

/** With a calendar more, after the one that it was made beside. */
export function withNewCalendar(settings: ClockSettings, calendar: PlaybookCalendar, beside: string | null): ClockSettings {
  const at = settings.calendars.findIndex(({ id }) => id === beside)
  return { ...settings, calendars: settings.calendars.toSpliced(at === -1 ? settings.calendars.length : at + 1, 0, calendar) }
}

/** Without a calendar that no clock runs by; else as it is. */
export function withoutCalendar(settings: ClockSettings, id: string): ClockSettings {
  return usedBy(settings.clocks, id).length > 0 ? settings : { ...settings, calendars: settings.calendars.filter((calendar) => calendar.id !== id) }
}

/** A calendar that was removed, at its old place. */
export function withCalendarBack(settings: ClockSettings, calendar: PlaybookCalendar, at: number): ClockSettings {
  return settings.calendars.some(({ id }) => id === calendar.id) ? settings : { ...settings, calendars: settings.calendars.toSpliced(at, 0, calendar) }
}

/** From which moment to which a clock of a metric usually runs, and the rule that it comes from: where a new one begins. */
const usually: Readonly<Record<ClockMetric, readonly [rule: string, start: MomentName, stop: MomentName]>> = {
  firstResponse: ['CK-1', 'contactArrived', 'firstWords'],
  queueWait: ['CK-4', 'contactArrived', 'waitAnnounced'],
  sceneConfirmation: ['CK-10', 'sceneReached', 'sceneConfirmed'],
  preliminarySolution: ['CK-6', 'contactArrived', 'ticketResolved'],
  progressUpdate: ['CK-8', 'ticketOpened', 'ticketResolved'],
  resolution: ['CK-19', 'contactArrived', 'ticketResolved'],
  transfer: ['CK-11', 'ticketOpened', 'transferred'],
  departmentPlan: ['CK-12', 'transferred', 'departmentPlanned'],
  submitToLead: ['CK-13', 'cannotSolve', 'submittedToLead'],
  leadStepsIn: ['CK-14', 'submittedToLead', 'leadSteppedIn'],
  supervisorStepsIn: ['CK-15', 'escalatedToSupervisor', 'supervisorSteppedIn'],
  managerStepsIn: ['CK-15', 'escalatedToManager', 'managerSteppedIn'],
  followUp: ['CK-17', 'ticketResolved', 'followedUp'],
  learning: ['CK-18', 'articlePublished', 'quizPassed'],
}

/** A clock for every case, of a day, told of when three quarters are gone. */
export function blankPolicy(id: string, metric: ClockMetric, title: LocalText): ClockPolicy {
  const [rule, start, stop] = usually[metric]
  return { id, title, rule, metric, when: {}, target: 86_400, start, stop, periodic: false, merge: 'keep', pauseIn: [], warnAt: 0.75 }
}

/** With a blank one: before the first of its metric that holds always, since after that it would never count. */
export function withNewPolicy(settings: ClockSettings, policy: ClockPolicy): ClockSettings {
  const { clocks } = settings
  const always = clocks.findIndex(({ metric, when }) => metric === policy.metric && Object.keys(when).length === 0)
  return { ...settings, clocks: clocks.toSpliced(always === -1 ? clocks.length : always, 0, policy) }
}

/** With a copy right above what it is a copy of: once its scope is narrowed, it is the one that counts. */
export function withPolicyCopy(settings: ClockSettings, of: string, copied: { readonly id: string; readonly title: LocalText }): ClockSettings {
  const at = settings.clocks.findIndex(({ id }) => id === of)
  const policy = settings.clocks[at]
  return policy === undefined ? settings : { ...settings, clocks: settings.clocks.toSpliced(at, 0, { ...policy, ...copied }) }
}

/** Without a clock; the last one of all stays, since a playbook has one at least. */
export function withoutPolicy(settings: ClockSettings, id: string): ClockSettings {
  return settings.clocks.length === 1 ? settings : { ...settings, clocks: settings.clocks.filter((policy) => policy.id !== id) }
}

/** A clock that was removed, at its old place. */
export function withPolicyBack(settings: ClockSettings, policy: ClockPolicy, at: number): ClockSettings {
  return settings.clocks.some(({ id }) => id === policy.id) ? settings : { ...settings, clocks: settings.clocks.toSpliced(at, 0, policy) }
}
