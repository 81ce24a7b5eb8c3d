import type { Customer } from '../../shared/contract/customers.ts'
import type { FoundOrder } from '../../shared/contract/orders.ts'
import type { Behind, FoundAnything } from '../../shared/contract/search.ts'
import type { ContactId } from '../../shared/ids.ts'
import type { Context } from '../features/context.ts'
import * as customers from '../features/customers/customers.ts'
import * as intake from '../features/intake/intake.ts'
import * as knowledge from '../features/knowledge/knowledge.ts'
import * as orders from '../features/orders/orders.ts'
import * as playbook from '../features/playbook/playbook.ts'
import { askedOf } from '../features/search/search.ts'
import * as tickets from '../features/tickets/tickets.ts'

/** Of each kind: as many as an eye takes in before it types on. */
const most = 5
const mostPlaces = 9

interface Shows {
  readonly customer: (found: customers.CustomerFacts) => Customer
  readonly order: (found: orders.OrderFacts) => FoundOrder
}

/** All that one box finds. What is only near to what was typed comes where there is nothing else. */
export function anything(context: Context, { text, contactId }: { text: string; contactId: ContactId | null }, show: Shows): FoundAnything {
  const isEmpty = text.trim() === ''
  const places = placesFor(context, text, contactId)
  if (isEmpty) return { places, customers: none, orders: none, scripts: none, articles: none, tickets: none, isMissing: false }
  const [ofCustomers, ofOrders] = [askedOf(text, 'customer'), askedOf(text, 'order')]
  const foundCustomers = ofCustomers === null ? [] : customers.search(context, ofCustomers)
  const foundOrders = ofOrders === null ? [] : orders.search(context, ofOrders)
  const foundScripts = playbook.findScripts(context, { text, limit: most })
  const foundArticles = knowledge.find(context, { text, limit: most })
  const foundTickets = tickets.find(context, { text, limit: most })
  const others = places.rows.length + foundCustomers.length + foundOrders.length + foundScripts.scripts.length + foundTickets.tickets.length
  const isMissing = foundArticles.isMissing && others === 0
  return {
    places,
    customers: { rows: foundCustomers.slice(0, most).map(show.customer), more: foundCustomers.length > most },
    orders: { rows: foundOrders.map(show.order), more: false },
    scripts: { rows: foundScripts.scripts, more: foundScripts.more },
    articles: foundArticles.isMissing && !isMissing ? none : { rows: foundArticles.articles.filter(({ why }) => isMissing || why !== 'nearest'), more: foundArticles.more },
    tickets: { rows: foundTickets.tickets, more: foundTickets.more },
    isMissing,
  }
}

/** What a search does not find yet. */
export function behind({ db }: Context): Behind[] {
  const [names, articles, entries] = [customers.namesRead(db), knowledge.articlesRead(db), tickets.entriesRead(db)]
  return [
    ...(names === null ? [] : [{ what: 'customer' as const, ...names }]),
    ...(articles === null ? [] : [{ what: 'article' as const, ...articles }]),
    ...(entries === null ? [] : [{ what: 'ticket' as const, ...entries }]),
  ]
}

const none = { rows: [], more: false }

function placesFor(context: Context, text: string, contactId: ContactId | null): FoundAnything['places'] {
  if (contactId !== null) {
    const rows = intake.find(context, { contactId, text })
    return { rows, more: rows.length === mostPlaces }
  }
  if (text.trim() === '') return none
  const { places, more } = playbook.findPlaces(context, { text, limit: most })
  return { rows: places, more }
}
