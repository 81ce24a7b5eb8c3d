import { day } from '../../../shared/time.ts'
import type { ReadDb } from '../../db/connection.ts'
import { clocksOfTickets } from '../clocks/clocks.ts'
import { tagsOfEach } from '../customers/customers.ts'
import { skillsOfEach } from '../people/people.ts'
import { playbookOf, type Published } from '../playbook/playbook.ts'
import { type About, contactsAboutEach, notesOnEach, type TicketWithContact } from '../tickets/tickets.ts'

/**
 * What rules ask of tickets besides their own rows, read together: many are looked through with a few statements, where one of each for
 * every ticket took longer than all rules. By the row of the ticket, `tags` by that of the customer.
 */
export interface Gathered {
  readonly notes: ReadonlyMap<number, readonly string[]>
  readonly clocks: ReturnType<typeof clocksOfTickets>
  readonly tags: ReadonlyMap<number, readonly string[]>
  /** contacts of its customer about its need in the days before it; nothing where that cannot be said */
  readonly repeats: ReadonlyMap<number, number>
  /** by the row of the owner */
  readonly skills: ReadonlyMap<number, readonly string[]>
  readonly publishedOf: (row: number) => Published
}

export function gather(db: ReadDb, tickets: readonly TicketWithContact[]): Gathered {
  const known = new Map<number, Published>()
  const publishedOf = (row: number): Published => {
    let published = known.get(row)
    if (published === undefined) known.set(row, (published = playbookOf(db, row)))
    return published
  }
  const about = tickets.flatMap(({ row, customer, need, arrived_at, playbook }): (About & { readonly row: number })[] =>
    customer === null || need === null ? [] : [{ row, customer, need, from: arrived_at - publishedOf(playbook).playbook.repeatWithinDays * day, to: arrived_at }])
  const counts = contactsAboutEach(db, about)
  return {
    publishedOf,
    notes: notesOnEach(db, tickets.map(({ row }) => row)),
    clocks: clocksOfTickets(db, tickets),
    tags: tagsOfEach(db, new Set(tickets.flatMap(({ customer }) => customer ?? []))),
    skills: skillsOfEach(db, new Set(tickets.map(({ owner }) => owner))),
    repeats: new Map(about.map(({ row }, place) => [row, counts[place] ?? 0])),
  }
}
