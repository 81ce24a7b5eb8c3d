import type { Customer } from '../../../shared/contract/customers.ts'
import type { Found } from '../../../shared/contract/intake.ts'
import type { FoundArticle } from '../../../shared/contract/knowledge.ts'
import type { FoundOrder } from '../../../shared/contract/orders.ts'
import type { FoundAnything, FoundScript, FoundTicket } from '../../../shared/contract/search.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { isAnswered, useAnswer } from '../../api/queries.ts'

export type Row =
  | { readonly what: 'found'; readonly found: Found }
  | { readonly what: 'customer'; readonly customer: Customer }
  | { readonly what: 'order'; readonly found: FoundOrder }
  | { readonly what: 'article'; readonly found: FoundArticle }
  | { readonly what: 'script'; readonly found: FoundScript }
  | { readonly what: 'ticket'; readonly found: Omit<FoundTicket, 'state'> }

/** The sections in the order in which they are shown, always the same one: whoever knows it needs not read it. */
export const groups = ['intake', 'customers', 'orders', 'articles', 'scripts', 'tickets'] as const
export type Group = (typeof groups)[number]

export interface Section {
  readonly group: Group
  readonly rows: readonly Row[]
  /** there are others */
  readonly more: boolean
}

/**
 * What a text leads to; without any the needs met most often. `of` narrows it to the tickets of one customer. `isMissingNow`: it was the answer to this
 * text, even if it is being asked for again.
 */
export function useFound(text: string, contactId: ContactId | null, of: Customer | null) {
  const found = useAnswer('search.anything', { text, contactId }, { enabled: of === null, keep: true, typed: true })
  const known = useAnswer('customers.get', { customerId: of?.customerId ?? '' }, { enabled: of !== null })
  if (of !== null) {
    const rows = (known.data?.tickets ?? []).map(({ ticketId, number, need }): Row => ({ what: 'ticket', found: { ticketId, number, customerName: of.name, need, met: null } }))
    return { sections: [{ group: 'tickets', rows, more: false } satisfies Section], answered: isAnswered(known), isMissing: false, isMissingNow: false, error: known.error }
  }
  return { sections: found.data === undefined ? [] : sectionsOf(found.data), answered: isAnswered(found), isMissing: found.data?.isMissing === true, isMissingNow: found.data?.isMissing === true && !found.isPlaceholderData, error: found.error }
}

function sectionsOf({ places, customers, orders, articles, scripts, tickets }: FoundAnything): Section[] {
  const sections: Readonly<Record<Group, Omit<Section, 'group'>>> = {
    intake: { ...places, rows: places.rows.map((each): Row => ({ what: 'found', found: each })) },
    customers: { ...customers, rows: customers.rows.map((customer): Row => ({ what: 'customer', customer })) },
    orders: { ...orders, rows: orders.rows.map((each): Row => ({ what: 'order', found: each })) },
    articles: { ...articles, rows: articles.rows.map((each): Row => ({ what: 'article', found: each })) },
    scripts: { ...scripts, rows: scripts.rows.map((each): Row => ({ what: 'script', found: each })) },
    tickets: { ...tickets, rows: tickets.rows.map((each): Row => ({ what: 'ticket', found: each })) },
  }
  return groups.map((group) => ({ group, ...sections[group] })).filter(({ rows }) => rows.length > 0)
}

/** Where the next section begins, or the one before, from a row on; round at the ends. */
export function sectionFrom(sections: readonly Section[], at: number, step: 1 | -1): number {
  const starts = sections.reduce<number[]>((found, _section, index) => [...found, index === 0 ? 0 : (found[index - 1] ?? 0) + (sections[index - 1]?.rows.length ?? 0)], [])
  const here = starts.findLastIndex((start) => start <= at)
  return starts[(here + step + starts.length) % Math.max(1, starts.length)] ?? 0
}
