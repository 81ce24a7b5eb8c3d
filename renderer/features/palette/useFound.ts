import type { Customer } from '../../../shared/contract/customers.ts'
import type { Found } from '../../../shared/contract/intake.ts'
import type { FoundArticle } from '../../../shared/contract/knowledge.ts'
import type { ContactId, TicketId } from '../../../shared/ids.ts'
import type { FoundOrder } from '../../../shared/contract/orders.ts'
import { isAnswered, useAnswer } from '../../api/queries.ts'

export type Row =
  | { readonly what: 'found'; readonly found: Found }
  | { readonly what: 'customer'; readonly customer: Customer }
  | { readonly what: 'order'; readonly found: FoundOrder }
  | { readonly what: 'article'; readonly found: FoundArticle }
  | { readonly what: 'ticket'; readonly ticketId: TicketId; readonly number: string; readonly customer: string; readonly need: string }

export const groups = ['intake', 'customers', 'orders', 'tickets', 'articles'] as const
export type Group = (typeof groups)[number]

const groupsOf: Readonly<Record<Row['what'], Group>> = { found: 'intake', article: 'articles', customer: 'customers', order: 'orders', ticket: 'tickets' }

export function groupOf(row: Row): Group {
  return groupsOf[row.what]
}

const mostArticles = 5
const mostTickets = 5
const mostCustomers = 5

/** What a text leads to, in the order in which it is shown; without any the needs met most often. `of` narrows it to the tickets of one customer. */
export function useFound(text: string, contactId: ContactId | null, of: Customer | null) {
  const some = text !== '' && of === null
  const found = useAnswer('intake.find', { contactId: contactId ?? '', text }, { enabled: of === null && contactId !== null, keep: true })
  const articles = useAnswer('knowledge.find', { text, limit: mostArticles }, { enabled: some, keep: true })
  const customers = useAnswer('customers.search', { text }, { enabled: some, keep: true })
  const orders = useAnswer('orders.search', { text }, { enabled: some, keep: true })
  const tickets = useAnswer('tickets.queue', { text, limit: mostTickets }, { enabled: some, keep: true })
  const known = useAnswer('customers.get', { customerId: of?.customerId ?? '' }, { enabled: of !== null })

  if (of !== null) {
    const rows = (known.data?.tickets ?? []).map(({ ticketId, number, need }): Row => ({ what: 'ticket', ticketId, number, customer: of.name, need }))
    return { rows, answered: isAnswered(known), isMissing: false, error: known.error }
  }
  const asked = [...(contactId === null ? [] : [found]), ...(some ? [articles, customers, orders, tickets] : [])]
  const rows: Row[] = [
    ...(contactId === null ? [] : (found.data ?? [])).map((each): Row => ({ what: 'found', found: each })),
    ...(some ? (customers.data ?? []) : []).slice(0, mostCustomers).map((customer): Row => ({ what: 'customer', customer })),
    ...(some ? (orders.data ?? []) : []).map((each): Row => ({ what: 'order', found: each })),
    ...(some ? (tickets.data?.rows ?? []) : []).map(({ ticketId, number, customerName, need }): Row => ({ what: 'ticket', ticketId, number, customer: customerName ?? '', need })),
    // The nearest of what nobody wrote is for the knowledge screen, not for a box that goes somewhere.
    ...(some && articles.data?.isMissing === false ? articles.data.articles : []).map((each): Row => ({ what: 'article', found: each })),
  ]
  return { rows, answered: asked.every(isAnswered), isMissing: some && articles.data?.isMissing === true && rows.length === 0, error: asked.find(({ error }) => error !== null)?.error ?? null }
}
