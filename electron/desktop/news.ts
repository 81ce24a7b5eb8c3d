import type { ClockAlarms, News } from '../../shared/contract/clocks.ts'
import type { PersonId } from '../../shared/ids.ts'
import { spokenTicketNumber } from '../../shared/ticketNumber.ts'
import type { AlarmSpeech } from './alarmWords.ts'

/**
 * What others did that a person has to know of, each told once while the program runs. It is asked for, as the page asks: what came in a sleep
 * is there at the next look. Who sits down for the first time begins with what comes then; what came before stands in the page.
 * @param ask nothing where the desk does not answer
 */
export function newsTeller(ask: (person: PersonId, after: number | null) => Pick<ClockAlarms, 'upTo' | 'news'> | undefined): (person: PersonId) => readonly News[] {
  const told = new Map<PersonId, number>()
  return (person) => {
    const after = told.get(person) ?? null
    const answer = ask(person, after)
    if (answer === undefined) return []
    told.set(person, answer.upTo)
    return after === null ? [] : answer.news
  }
}

/** One notice for all of them: the latest is told, of the others how many. */
export function newsWords([latest, ...others]: readonly [News, ...News[]], { say }: AlarmSpeech): { readonly title: string; readonly body: string } {
  const { by, text } = latest
  const what = latest.kind === 'notice' ? say('news.notice', { by, text }) : say(`news.${latest.kind}`, { by, text, number: spokenTicketNumber(latest.number) })
  return { title: say('alarm.news'), body: others.length === 0 ? what : say('alarm.newsMore', { what, n: others.length }) }
}
