import { utc } from '../../../shared/calendar/dates.ts'
import { day } from '../../../shared/time.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { hoursText } from './hours.ts'
import type { YearDay } from './yearView.ts'

/** Dates of a calendar in words; they belong to no zone. */
export interface DayWords {
  /** 0 (Monday) … 6 */
  readonly weekday: (fromMonday: number) => string
  readonly weekdayShort: (fromMonday: number) => string
  /** 1…12 */
  readonly month: (month: number) => string
  /** "Thursday, 1 October 2026" */
  readonly full: (date: string) => string
  readonly short: (date: string) => string
  /** what counts on a date: "day off, National Day" or "09:00-18:00" */
  readonly counts: (each: YearDay) => string
}

/** A Monday. */
const aMonday = utc(2024, 1, 1)

export function useDayWords(): DayWords {
  const t = useWords()
  const language = useSession((session) => session.language)
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
  const long = format({ weekday: 'long' })
  const narrow = format({ weekday: language === 'en' ? 'short' : 'narrow' })
  const month = format({ month: 'long' })
  const full = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })
  const short = format({ month: 'short', day: 'numeric', weekday: 'short' })
  return {
    weekday: (fromMonday) => long.format(aMonday + fromMonday * day),
    weekdayShort: (fromMonday) => narrow.format(aMonday + fromMonday * day).slice(0, 2),
    month: (number) => month.format(utc(2024, number, 1)),
    full: (date) => full.format(new Date(`${date}T00:00:00Z`)),
    short: (date) => short.format(new Date(`${date}T00:00:00Z`)),
    counts: (each) => countsWords(t, each, language),
  }
}

function countsWords(t: Words, { kind, name, spans }: YearDay, language: ReturnType<typeof useSession.getState>['language']): string {
  return [t(`clockSettings.kind.${kind}`), ...(name === undefined ? [] : [name[language]]), ...(spans.length === 0 ? [] : [hoursText(spans)])].join(t('common.comma'))
}
