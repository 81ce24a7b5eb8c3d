import type { Calendar, Weekday, Spans } from '../../../shared/calendar/calendar.ts'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Campaign, ClockPolicy, PlaybookCalendar } from '../../../shared/playbook.ts'
import type { Language, LocalText } from '../../../shared/text.ts'
import { languages } from '../../../shared/text.ts'

/** Changes of what a supervisor edits: settings in, settings out. */

function withItem<Item extends { readonly id: string }>(items: readonly Item[], id: string, change: (item: Item) => Item): Item[] {
  return items.map((item) => (item.id === id ? change(item) : item))
}

export function withCalendar(settings: ClockSettings, id: string, change: (calendar: PlaybookCalendar) => PlaybookCalendar): ClockSettings {
  return { ...settings, calendars: withItem(settings.calendars, id, change) }
}

export function withPolicy(settings: ClockSettings, id: string, change: (policy: ClockPolicy) => ClockPolicy): ClockSettings {
  return { ...settings, clocks: withItem(settings.clocks, id, change) }
}

export function withCampaign(settings: ClockSettings, id: string, change: (campaign: Campaign) => Campaign): ClockSettings {
  return { ...settings, campaigns: withItem(settings.campaigns, id, change) }
}

export function withWeekly(calendar: PlaybookCalendar, weekday: Weekday, spans: Spans): PlaybookCalendar {
  return { ...calendar, hours: { ...calendar.hours, weekly: { ...calendar.hours.weekly, [weekday]: spans } } }
}

/**
 * Text in one language; the other languages follow where they say the same (or nothing yet), so that what needs no translation is
 * typed once. Null: it would be empty in one language only, which no text may be.
 */
export function textIn(text: LocalText | undefined, language: Language, typed: string): LocalText | undefined | null {
  const before = text?.[language]
  const others = languages.filter((each) => each !== language)
  const following = others.filter((each) => text === undefined || text[each] === before)
  if (typed.trim() === '') return following.length === others.length ? undefined : null
  const same = Object.fromEntries(following.map((each) => [each, typed]))
  return { 'zh-CN': typed, 'zh-TW': typed, en: typed, ...text, ...same, [language]: typed }
}

/** What a calendar says itself of a date, before any official day. */
export interface OwnDay {
  /** `none`: nothing; `off` this year, `yearly` in every year; `hours`: other hours than its weekday's */
  readonly rule: 'none' | 'off' | 'yearly' | 'hours'
  readonly spans: Spans
  readonly breaks: Spans
  readonly name: LocalText | undefined
}

export function ownDay(calendar: Calendar, date: string): OwnDay {
  const on = (entry: { readonly date: string }) => entry.date === date
  const breaks = calendar.dateBreaks.find(on)
  const off = calendar.holidays.find(on)
  if (off !== undefined) return { rule: 'off', spans: [], breaks: breaks?.spans ?? [], name: off.name }
  const yearly = calendar.yearlyHolidays.find((entry) => entry.day === date.slice(5))
  if (yearly !== undefined) return { rule: 'yearly', spans: [], breaks: breaks?.spans ?? [], name: yearly.name }
  const hours = calendar.dateHours.find(on)
  if (hours !== undefined) return { rule: 'hours', spans: hours.spans, breaks: breaks?.spans ?? [], name: hours.name }
  return { rule: 'none', spans: [], breaks: breaks?.spans ?? [], name: breaks?.name }
}

/** The calendar saying this of a date and nothing else. Hours and a day off of the same date do not stay side by side. */
export function withOwnDay(calendar: Calendar, date: string, { rule, spans, breaks, name }: OwnDay): Calendar {
  const named = name === undefined ? {} : { name }
  const others = <Entry extends { readonly date: string }>(entries: readonly Entry[]) => entries.filter((entry) => entry.date !== date)
  const add = <Entry extends { readonly date: string }>(entries: readonly Entry[], entry: Entry | null) =>
    (entry === null ? others(entries) : [...others(entries), entry]).toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const dayOfYear = date.slice(5)
  const yearly = calendar.yearlyHolidays.filter((entry) => entry.day !== dayOfYear)
  return {
    ...calendar,
    holidays: add(calendar.holidays, rule === 'off' ? { date, ...named } : null),
    yearlyHolidays: (rule === 'yearly' ? [...yearly, { day: dayOfYear, ...named }] : yearly).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    dateHours: add(calendar.dateHours, rule === 'hours' ? { date, spans, ...named } : null),
    dateBreaks: add(calendar.dateBreaks, breaks.length === 0 ? null : { date, spans: breaks, ...(rule === 'none' ? named : {}) }),
  }
}

/** Dates of a year of which a calendar says something itself, in order. */
export function ownDates(calendar: Calendar, year: number): readonly string[] {
  const inYear = [...calendar.holidays, ...calendar.dateHours, ...calendar.dateBreaks].map(({ date }) => date).filter((date) => date.startsWith(String(year)))
  const yearly = calendar.yearlyHolidays.map((entry) => `${String(year)}-${entry.day}`).filter((date) => !date.endsWith('02-29') || isLeapDay(date))
  return [...new Set([...inYear, ...yearly])].toSorted()
}

const isLeapDay = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDate() === 29
