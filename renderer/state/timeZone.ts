import { presentInstant } from './tick.ts'

const freshMs = 1_000

let known: { readonly zone: string; readonly at: number } | null = null

/** This machine's time zone, "Asia/Taipei". To ask for it takes most of a millisecond, and every request names it: once a second is soon enough for one that travels. */
export function machineTimeZone(): string {
  const now = presentInstant()
  if (known === null || Math.abs(now - known.at) >= freshMs) known = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, at: now }
  return known.zone
}
