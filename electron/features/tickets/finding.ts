import { everyTicket, byNextDue } from '../../../shared/contract/queue.ts'
import type { FoundTicket } from '../../../shared/contract/search.ts'
import type { ShownState } from '../../../shared/contract/tickets.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { Context } from '../context.ts'
import { playbookOf, wordsOf } from '../playbook/playbook.ts'
import { askedOf, type Hit, search as searchTexts } from '../search/search.ts'
import { shownState } from './merging.rules.ts'
import { endOf } from './merging.store.ts'
import { needOf } from './need.ts'
import { found as foundByNumber } from './queue.ts'
import * as store from './queue.store.ts'
import { byId } from './tickets.store.ts'

/** By the front or the end of a number or by customer, then by what agents wrote; each once, and what was merged as what it was merged into. */
export function find(context: Context, { text, limit }: { text: string; limit: number }): { tickets: FoundTicket[]; more: boolean } {
  const asked = askedOf(text, 'ticket')
  const numbered = asked === null || asked.trim() === '' ? null : foundByNumber(context, { filter: everyTicket, sort: byNextDue, text: asked, after: null, limit })
  const { hits, more } = searchTexts(context.db, { query: text, kinds: ['ticket'], language: context.language, limit })
  const met = new Map<number, Hit | null>((numbered?.rows ?? []).map((row) => [row, null]))
  for (const hit of hits) {
    const ticket = hit.reason === 'nearest' ? null : byId.one(context.db, { ticket_id: uuidToBlob(hit.id) })
    if (ticket === null) continue
    const row = ticket.merged_into === null ? ticket.row : (endOf.one(context.db, { row: ticket.row })?.row ?? ticket.row)
    if (met.get(row) == null) met.set(row, hit)
  }
  const rows = [...met].slice(0, limit)
  return { tickets: inWords(context, rows), more: more || met.size > limit || numbered?.capped === true }
}

function inWords(context: Context, rows: readonly (readonly [number, Hit | null])[]): FoundTicket[] {
  const items = new Map(store.items.all(context.db, { rows: JSON.stringify(rows.map(([row]) => row)) }).map((item) => [item.row, item]))
  return rows.flatMap(([row, hit]) => {
    const item = items.get(row)
    if (item === undefined) return []
    const words = wordsOf(playbookOf(context.db, item.playbook).playbook, context.language)
    const part = hit === null ? null : [hit.title, hit.excerpt].find((text) => text !== null && text.marks.length > 0)
    return [{
      ticketId: blobToUuid(item.ticket_id),
      number: item.number,
      state: shownState(item) as ShownState,
      customerName: item.customer_name,
      need: needOf(item, words),
      met: part == null ? null : { text: part.text, marks: part.marks.map(({ from, to }) => ({ from, to })) },
    }]
  })
}
