import { z } from 'zod'
import { create } from 'zustand'
import type { ClockAlarm, ClockAlarms, News } from '../../shared/contract/clocks.ts'
import type { ContactId, PersonId, TicketId } from '../../shared/ids.ts'

/** How far a person was told of alarms in this browser, and how far they have looked at them, as the desk counts its events. */
const heardSchema = z.object({ seen: z.int().nullable(), told: z.int() })
export type Heard = z.infer<typeof heardSchema>

interface Alarms {
  readonly heard: ReadonlyMap<PersonId, Heard>
  /** the one message is on the screen */
  readonly message: boolean
}

export const useAlarmState = create<Alarms>(() => ({ heard: new Map(), message: false }))

const nothing: Heard = { seen: null, told: 0 }
/** Without so many events in between it is not worth asking from another place. */
const farEnough = 500

const keyOf = (personId: PersonId) => `fourstep.alarms.${personId}`

/** Kept in the browser: what came while the window was closed is told when it is opened, and a reload tells nothing again. */
export function heardBy({ heard }: Alarms, personId: PersonId): Heard {
  return heard.get(personId) ?? stored(keyOf(personId))
}

function stored(key: string): Heard {
  try {
    return heardSchema.parse(JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    return nothing
  }
}

function keep(personId: PersonId, next: Heard): void {
  localStorage.setItem(keyOf(personId), JSON.stringify(next))
  useAlarmState.setState(({ heard }) => ({ heard: new Map(heard).set(personId, next) }))
}

/** What of an answer has not been told yet: those that are named, and whether there are any at all. */
export function newsIn({ latest, alarms, news }: ClockAlarms, { told }: Heard): { readonly any: boolean; readonly named: readonly ClockAlarm[]; readonly news: readonly News[] } {
  return { any: latest > told, named: alarms.filter(({ seq }) => seq > told), news: news.filter(({ seq }) => seq > told) }
}

/** From where to ask the next time, once an answer has been told. */
export function afterAnswer({ seen, told }: Heard, { upTo, latest, count }: ClockAlarms): Heard {
  const isPast = seen === null || seen > upTo || (count === 0 && upTo - seen > farEnough)
  return { seen: isPast ? upTo : seen, told: told > upTo ? upTo : Math.max(told, latest) }
}

/** Whether this is about what is on the screen, where its clock can be seen anyway. */
export function isBeforeTheEyes({ clock }: ClockAlarm, shown: { readonly contactId: ContactId | null; readonly ticketId: TicketId | null }): boolean {
  return clock.ticketId === null ? clock.contactId === shown.contactId : clock.ticketId === shown.ticketId
}

/** The same of news: what a notice says stands above whatever is done until it is acknowledged. */
export function isSeenAnyway(news: News, shown: { readonly ticketId: TicketId | null }): boolean {
  return news.kind === 'notice' || news.ticketId === shown.ticketId
}

export function tellAlarms(personId: PersonId, heard: Heard, answer: ClockAlarms, message: boolean): void {
  const next = afterAnswer(heard, answer)
  if (next.seen !== heard.seen || next.told !== heard.told) keep(personId, next)
  if (message) useAlarmState.setState({ message })
}

export function putMessageAway(): void {
  useAlarmState.setState({ message: false })
}

/** All of it has been looked at. */
export function clearAlarms(personId: PersonId, { upTo }: ClockAlarms): void {
  keep(personId, { seen: upTo, told: upTo })
  putMessageAway()
}
