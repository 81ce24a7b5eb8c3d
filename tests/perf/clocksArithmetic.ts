import dayjs from 'dayjs'
import dayjsBusinessTime from 'dayjs-business-time'
import dayjsUtc from 'dayjs/plugin/utc.js'
import moment from 'moment-business-time'
import { dueAt, elapsed } from '../../shared/calendar/arithmetic.ts'
import { calendarSchema } from '../../shared/calendar/calendar.ts'
import { compile, type CompiledCalendar } from '../../shared/calendar/compile.ts'
import { type Figure, figure, inTurn } from './bench.ts'

const minute = 60_000
const day = 86_400_000

/** Without a break: moment-business-time counts wrongly where the end lies before a later span of its day (−267 minutes for one). */
const spans = [['09:00', '18:00']] as const
const holidays = ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-06', '2026-05-01', '2026-10-01', '2026-10-02']

/** Whoever can tell business time in whole minutes; instants in milliseconds. */
interface Teller {
  readonly name: string
  due(start: number, minutes: number): number
  elapsed(start: number, end: number): number
}

/** What is asked: a start in open hours, minutes from it, and an end in open hours. */
interface Question { readonly start: number; readonly minutes: number; readonly end: number }

/**
 * Due and elapsed per second against two npm libraries that know hours and holidays. They know neither zones nor make-up days,
 * and count whole minutes: the calendar is in UTC and the questions are in minutes, so that all three can give, and do give, the
 * same answers. Ours is called as the clocks call it, with the calendar compiled.
 */
export function benchClocksArithmetic(rounds: number): Figure[] {
  const ours = fourStep()
  const others = [withDayjs(), withMoment()]
  // So many that no processor learns the way through each by heart.
  const asked = questions(compiledOffice(), 1_000)
  for (const other of others) agree(ours, other, asked)
  return [
    faster('due', rounds, ours, others, asked, (teller, { start, minutes }) => teller.due(start, minutes)),
    faster('elapsed', rounds, ours, others, asked, (teller, { start, end }) => teller.elapsed(start, end)),
  ]
}

/** Ours takes so little that it is asked everything this often in one round. */
const repeated = 40

function faster(what: string, rounds: number, ours: Teller, others: readonly Teller[], asked: readonly Question[], ask: (teller: Teller, question: Question) => number): Figure {
  // What is answered is used, so that no compiler leaves the work out.
  let sum = 0
  const all = (teller: Teller, times: number) => () => { for (let time = 0; time < times; time += 1) for (const question of asked) sum += ask(teller, question) }
  const works = [all(ours, repeated), ...others.map((other) => all(other, 1))]
  inTurn(Math.ceil(rounds / 3), works)
  const [own = NaN, ...theirs] = inTurn(rounds, works).map((ms) => (asked.length / ms) * 1_000)
  if (!Number.isFinite(sum)) throw new Error('an answer is no number')
  const best = Math.max(...theirs)
  return figure(`${what} of an office calendar, median`, '/s', Math.round(own * repeated), { what: `${others[theirs.indexOf(best)]?.name ?? ''}, the faster of ${others.map(({ name }) => name).join(' and ')}`, value: Math.round(best) }, 50, 'at least')
}

function agree(ours: Teller, other: Teller, asked: readonly Question[]): void {
  for (const { start, minutes, end } of asked) {
    const [due, theirDue] = [ours.due(start, minutes), other.due(start, minutes)]
    if (due !== theirDue) throw new Error(`${other.name} is due ${String(theirDue)}, not ${String(due)}, from ${String(start)} in ${String(minutes)} minutes`)
    const [passed, theirPassed] = [ours.elapsed(start, end), other.elapsed(start, end)]
    if (passed !== theirPassed) throw new Error(`${other.name} counts ${String(theirPassed)}, not ${String(passed)}, from ${String(start)} to ${String(end)}`)
  }
}

function compiledOffice(): CompiledCalendar {
  return compile(calendarSchema.parse({ timeZone: 'Etc/UTC', weekly: { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans }, holidays: holidays.map((date) => ({ date })) }))
}

function fourStep(): Teller {
  const office = compiledOffice()
  return { name: 'FourStep', due: (start, minutes) => dueAt(office, start, minutes * minute) ?? NaN, elapsed: (start, end) => elapsed(office, start, end) / minute }
}

function withDayjs(): Teller {
  dayjs.extend(dayjsUtc)
  dayjs.extend(dayjsBusinessTime)
  const hours = spans.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }))
  dayjs.setBusinessTime({ sunday: null, monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: null })
  dayjs.setHolidays(holidays)
  return { name: 'dayjs-business-time', due: (start, minutes) => dayjs.utc(start).addBusinessMinutes(minutes).valueOf(), elapsed: (start, end) => dayjs.utc(start).businessMinutesDiff(dayjs.utc(end)) }
}

function withMoment(): Teller {
  const hours = spans.flat()
  moment.updateLocale('en', { workinghours: { 0: null, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: null }, holidays })
  // It counts from the later to the earlier.
  return { name: 'moment-business-time', due: (start, minutes) => moment.utc(start).addWorkingTime(minutes, 'minutes').valueOf(), elapsed: (start, end) => -moment.utc(start).workingDiff(moment.utc(end), 'minutes') }
}

/** Spread over the year without chance, so that every run asks the same: a quarter of an hour to 24 open hours, ends up to two weeks later. */
function questions(office: CompiledCalendar, count: number): readonly Question[] {
  const inHours = (at: number) => dueAt(office, at, minute) ?? NaN
  return Array.from({ length: count }, (_, at) => {
    const start = inHours(Date.UTC(2026, 0, 5) + Math.floor((at * 340 * day) / count / minute) * minute)
    return { start, minutes: 15 + ((at * 397) % 1_425), end: inHours(start + ((at * 7_919) % (14 * 24 * 60)) * minute) }
  })
}
