import type { QueueRow, TicketState } from '../../../shared/contract/tickets.ts'
import { withoutSpacing } from '../../../shared/ticketNumber.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { reversed, startingWith } from '../../db/ranges.ts'
import { actorOf, type Context } from '../context.ts'
import { nextClockOf } from '../clocks/clocks.ts'
import { search as searchCustomers } from '../customers/customers.ts'
import { playbookOf, type Published, type Words, wordsOf } from '../playbook/playbook.ts'
import { counts, matching, pages, type QueueItem, type QueueScope } from './queue.store.ts'

export interface QueueCursor {
  readonly dueAt: Instant | null
  readonly row: number
}

export interface QueueAsked {
  readonly scope: QueueScope
  readonly text: string
  readonly after: QueueCursor | null
  readonly limit: number
}

const beforeAll = { due: -1, row: 0 }
const afterAllRows = Number.MAX_SAFE_INTEGER

/** One page of the queue and the cursor of the next; a search is one page. */
export function queue(context: Context, asked: QueueAsked) {
  const me = actorOf(context).row
  const items = asked.text.trim() === '' ? pageOf(context, asked, me) : found(context, asked, me)
  const last = items.at(-1)
  const full = asked.text.trim() === '' && items.length === asked.limit && last !== undefined
  const show = inWordsOf(context)
  return {
    rows: items.map(show),
    next: full ? { dueAt: last.next_due_at as Instant | null, row: last.row } : null,
    counts: counts.one(context.db, { me, now: context.now }) ?? { open: 0, mine: 0, all: 0, late: 0 },
  }
}

function pageOf(context: Context, { scope, after, limit }: QueueAsked, me: number): QueueItem[] {
  const statements = pages[scope]
  const items: QueueItem[] = []
  if (after === null || after.dueAt !== null) {
    const from = after?.dueAt == null ? beforeAll : { due: after.dueAt, row: after.row }
    items.push(...statements.withClock.all(context.db, { me, ...from, most: limit }))
  }
  if (items.length < limit) {
    const row = after !== null && after.dueAt === null ? after.row : afterAllRows
    items.push(...statements.withoutClock.all(context.db, { me, due: 0, row, most: limit - items.length }))
  }
  return items
}

const nothing = { from: '', to: '' }
const shortestEnd = 3

function found(context: Context, { scope, text, limit }: QueueAsked, me: number): QueueItem[] {
  const digits = withoutSpacing(text)
  const isNumber = /^\d+$/.test(digits)
  const front = isNumber ? startingWith(digits) : nothing
  const back = isNumber && digits.length >= shortestEnd ? startingWith(reversed(digits)) : nothing
  const customers = JSON.stringify(searchCustomers(context, text).map((customer) => customer.row))
  return matching[scope].all(context.db, { me, front: front.from, frontEnd: front.to, back: back.from, backEnd: back.to, customers, most: limit })
}

/** Shows rows in the asker's language; what a playbook says is looked up once for all rows under it. */
function inWordsOf(context: Context): (item: QueueItem) => QueueRow {
  const known = new Map<number, { readonly published: Published; readonly words: Words }>()
  return (item) => {
    let under = known.get(item.playbook)
    if (under === undefined) {
      const published = playbookOf(context.db, item.playbook)
      under = { published, words: wordsOf(published.playbook, context.language) }
      known.set(item.playbook, under)
    }
    return rowOf(context, item, under.published, under.words)
  }
}

function rowOf(context: Context, item: QueueItem, published: Published, words: Words): QueueRow {
  return {
    ticketId: blobToUuid(item.ticket_id),
    number: item.number,
    state: item.state as TicketState,
    customerName: item.customer_name,
    need: item.need === null ? item.free_need : words.title('needs', item.need),
    scene: words.sceneTrail(item.scene).map((scene) => scene.title).join(' · '),
    type: item.type === null ? '' : words.title('types', item.type),
    severity: words.named('severities', item.severity),
    priority: words.named('priorities', item.priority),
    ownerName: item.owner_name,
    openedAt: item.opened_at as Instant,
    nextClock: item.clock_id === null ? null : nextClockOf(context, item, published),
  }
}
