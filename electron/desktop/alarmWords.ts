import type { Language } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'
import type { Alarm } from '../app/ports.ts'
import type { Say } from '../app/words.ts'

export interface AlarmSpeech {
  readonly language: Language
  readonly say: Say
  readonly time: (at: Instant) => string
}

/** A clock and whose it is; a contact that has no ticket yet has no name of its own. */
export const clockName = (title: string, subject: string) => `${title} ${subject}`.trim()

/** One notice for all alarms of a sweep: a wall of notices is dismissed unread. What is late names it. */
export function alarmWords(alarms: readonly [Alarm, ...Alarm[]], { language, say, time }: AlarmSpeech): { readonly title: string; readonly body: string } {
  const title = say(alarms.some(({ kind }) => kind === 'breached') ? 'alarm.breached' : 'alarm.warned')
  const first = alarms.reduce((earliest, alarm) => (alarm.dueAt < earliest.dueAt ? alarm : earliest))
  if (alarms.length > 1) return { title, body: say('alarm.many', { count: alarms.length, time: time(first.dueAt) }) }
  return { title, body: say('alarm.one', { what: clockName(first.title[language], first.subject), time: time(first.dueAt) }) }
}
