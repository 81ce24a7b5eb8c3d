import { day } from '../time.ts'

/**
 * Dates without a zone. A local time is written as milliseconds too: those that the same date and time of day would have in UTC,
 * so that a day is always 86,400,000 of them. The calendar is the Gregorian one, also for years before it was.
 */

/** The years that a local time can be of: those written with one to four digits, and the one that has begun in the east while 9999 ends. */
export const firstYear = 1
const lastYear = 10_000

const averageYear = 365.2425 * day

export const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** 0 (Sunday) … 6 of a local time. */
export const weekdayOf = (local: number) => (((Math.floor(local / day) + 4) % 7) + 7) % 7

/** Local milliseconds of a date, also for years below 100, which Date.UTC takes for 19xx. */
export function utc(year: number, month: number, dayOfMonth: number): number {
  // The calendar repeats itself every 400 years, which are 146,097 days.
  return Date.UTC(year + 400, month - 1, dayOfMonth) - 146_097 * day
}

/** The year of a local time, or of an instant in UTC; held within those that can be asked. */
export function yearOf(local: number): number {
  let year = Math.floor(local / averageYear) + 1_970
  if (local < utc(year, 1, 1)) year -= 1
  else if (local >= utc(year + 1, 1, 1)) year += 1
  return Math.min(lastYear, Math.max(firstYear, year))
}

/** "YYYY-MM-DD" as local milliseconds. */
export function midnightOf(date: string): number {
  return utc(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** The midnight with which the day of a local time begins. */
export const midnightBefore = (local: number) => Math.floor(local / day) * day

/** The date of a local time, "YYYY-MM-DD". */
export const dateOf = (local: number) => new Date(local).toISOString().slice(0, -14)
