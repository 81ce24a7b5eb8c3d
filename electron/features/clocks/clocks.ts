/** What other features may ask of the clocks. Clocks never call upwards: what a breach means is their callers' business. */
export { clockViews, type ClockSubject, foreseeDue, handOver, nextDue, nextOfTicket, reconcile } from './running.ts'
export { type Crossed, nextAlarmAt, sweep } from './sweep.ts'
