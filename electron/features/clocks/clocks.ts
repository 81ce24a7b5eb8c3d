/** What other features may ask of the clocks. Clocks never call upwards: what a breach means is their callers' business. */
export { alarms } from './alarms.ts'
export { clockViews, type NextClock, nextClockOf, nextDue } from './clockView.ts'
export type { EarlierStart, Start } from './clocks.rules.ts'
export { carryOut, type ClockGround, type ClockPlan, clocksOfTickets, type ClockSubject, foreseeDue, handOver, planClocks, planHandOver, reconcile, restore, unmetStarts } from './running.ts'
export { clocksKept, type Rebuilt, rebuildSome } from './rebuild.ts'
export { readSettings, settings } from './settings.ts'
export { why } from './why.ts'
export { type Crossed, nextAlarmAt, sweep } from './sweep.ts'
