import type { ClockAlarm, ClockAlarms, News } from '../../../shared/contract/clocks.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import type { Words } from '../../i18n/useWords.ts'
import type { Formats } from '../../ui/useFormats.ts'

/** A clock and whose it is; a contact that has no ticket yet has no name of its own. */
export const alarmName = ({ clock, subject }: ClockAlarm): string => (subject === '' ? clock.title : `${subject} · ${clock.title}`)

/** Who did what to a ticket of mine, or has something for everybody, in their words. */
export function newsSentence(t: Words, news: News): string {
  const { by, text } = news
  return news.kind === 'notice' ? t('alarms.news.notice', { by, text }) : t(`alarms.news.${news.kind}`, { by, number: spokenTicketNumber(news.number), text })
}

/** One sentence for all of them: what a person wants goes before what a clock says. */
export function alarmSentence(t: Words, formats: Formats, { count, late, alarms: [first], news: [latest] }: ClockAlarms): string {
  if (latest !== undefined) return count === 1 ? newsSentence(t, latest) : t('alarms.news.more', { what: newsSentence(t, latest), n: formats.number(count - 1) })
  if (first === undefined) return ''
  const time = formats.near(first.clock.dueAt)
  if (count === 1) return t(late === 1 ? 'alarms.lateOne' : 'alarms.soonOne', { what: alarmName(first), time })
  if (late === count) return t('alarms.lateMany', { late: formats.number(late), time })
  if (late === 0) return t('alarms.soonMany', { soon: formats.number(count), time })
  return t('alarms.both', { late: formats.number(late), soon: formats.number(count - late), time })
}
