/** What other features may ask of the clocks. Clocks never call upwards: what a breach means is their callers' business. */
export { clockViews, type ClockSubject, foreseeDue, handOver, type NextClock, nextClockOf, nextDue, reconcile } from './running.ts'
export { type Crossed, nextAlarmAt, sweep } from './sweep.ts'
