import mainlandChina from '../../../resources/calendars/mainlandChina.json'
import type { OfficialDays } from '../../../shared/calendar/official.ts'
import { officialDaysSchema } from '../../../shared/calendar/official.ts'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'

/** Official days by the name under which a calendar takes them in. */
export const official = { 'mainland-china': officialDaysSchema.parse(mainlandChina) } as const satisfies Record<NonNullable<PlaybookCalendar['official']>, OfficialDays>

/** The official days that a calendar counts with; undefined: none. */
export function officialOf(calendar: Pick<PlaybookCalendar, 'official'>): OfficialDays | undefined {
  return calendar.official === undefined ? undefined : official[calendar.official]
}
