import { type ClockAlarms, mostNews, type TicketNews, ticketNewsKinds } from '../../../shared/contract/clocks.ts'
import { maskedText } from '../../../shared/masking.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type Context } from '../context.ts'
import { alarms as clockAlarms, alarmsFrom } from '../clocks/clocks.ts'
import { nameOfId } from '../people/people.ts'
import { findInForce, wordsOf } from '../playbook/playbook.ts'
import { newsOf, type NewsRow } from './news.store.ts'

const longestText = 200

/** What this person has to be told of: clocks near their end or past it (CK-24), and of their tickets what others did. */
export function alarms(context: Context, input: { readonly after: number | null }): ClockAlarms {
  const told = clockAlarms(context, input)
  const from = alarmsFrom(input.after, told.upTo)
  if (from === null) return told
  const { row, personId, role } = actorOf(context)
  const rows = newsOf.all(context.db, { owner: row, me: uuidToBlob(personId), id: personId, role, after: from, upTo: told.upTo, most: mostNews })
  return { ...told, latest: Math.max(told.latest, rows[0]?.seq ?? 0), count: told.count + (rows[0]?.all_of_them ?? 0), news: rows.map((each) => newsIn(context, each)) }
}

function newsIn(context: Context, { seq, type, instant, author, body, ticket_id, number }: NewsRow): TicketNews {
  const { why, text, rule } = JSON.parse(body) as { readonly why?: string; readonly text?: string; readonly rule?: string | null }
  const kind = ticketNewsKinds.find((each) => type === `ticket.${each}`)
  if (kind === undefined) throw new RangeError(`no news: ${type}`)
  const said = why ?? text ?? (rule == null ? '' : titleOfRule(context, rule))
  return { seq, kind, ticketId: blobToUuid(ticket_id), number, at: instant as Instant, by: nameOfId(context, blobToUuid(author)), text: [...maskedText(said)].slice(0, longestText).join('') }
}

/** As the playbook in force has it, whose rules hold for what is open too. */
function titleOfRule(context: Context, id: string): string {
  const playbook = findInForce(context.db)?.playbook
  const title = playbook?.escalationRules.find((rule) => rule.id === id)?.title
  return playbook === undefined || title === undefined ? '' : wordsOf(playbook, context.language).text(title)
}
