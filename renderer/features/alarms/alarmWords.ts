import type { ClockAlarm, ClockAlarms } from '../../../shared/contract/clocks.ts'
import type { Words } from '../../i18n/useWords.ts'
import type { Formats } from '../../ui/useFormats.ts'

/** A clock and whose it is; a contact that has no ticket yet has no name of its own. */
export const alarmName = ({ clock, subject }: ClockAlarm): string => (subject === '' ? clock.title : `${subject} · ${clock.title}`)

/** One sentence for all of them. */
export function alarmSentence(t: Words, formats: Formats, { count, late }: ClockAlarms, first: ClockAlarm): string {
  const time = formats.near(first.clock.dueAt)
  if (count === 1) return t(late === 1 ? 'alarms.lateOne' : 'alarms.soonOne', { what: alarmName(first), time })
  if (late === count) return t('alarms.lateMany', { late: formats.number(late), time })
  if (late === 0) return t('alarms.soonMany', { soon: formats.number(count), time })
  return t('alarms.both', { late: formats.number(late), soon: formats.number(count - late), time })
}
