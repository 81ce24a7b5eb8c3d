import type { Change, Topic } from '../../shared/changes.ts'
import type { QueryName } from '../../shared/contract/index.ts'

/** Which answers a topic may have made old. A query that no topic names would be fetched once and never again. */
export const concerns: Readonly<Record<Topic, readonly QueryName[]>> = {
  desk: ['desk.status', 'people.me'],
  person: ['notices.get', 'people.list', 'people.me', 'intake.colleagues', 'tickets.queue', 'tickets.duplicates', 'tickets.counts', 'tickets.get', 'tickets.history', 'lifecycle.plan', 'collaboration.ofTicket', 'collaboration.open', 'dispatch.released', 'dispatch.skills', 'dispatch.fit', 'knowledge.lessons', 'knowledge.credits', 'knowledge.ofTicket', 'knowledge.proposals', 'knowledge.missing', 'escalation.ofTicket'],
  playbook: ['playbook.status', 'orders.search', 'playbook.catalogue', 'clocks.settings', 'clocks.fromProgram', 'clocks.tryOut', 'clocks.retargeting', 'desk.status', 'intake.view', 'intake.find', 'intake.open', 'customers.search', 'customers.get', 'customers.likely', 'tickets.queue', 'tickets.duplicates', 'tickets.get', 'lifecycle.plan', 'collaboration.ofTicket', 'collaboration.open', 'knowledge.beside', 'search.anything', 'escalation.ofTicket', 'escalation.ofContact', 'escalation.report'],
  customer: ['followups.care', 'followups.get', 'orders.ofCustomer', 'orders.search', 'customers.search', 'customers.get', 'customers.likely', 'intake.view', 'intake.open', 'tickets.queue', 'tickets.duplicates', 'knowledge.beside', 'search.anything', 'escalation.ofContact', 'escalation.ofTicket'],
  order: ['orders.ofCustomer', 'orders.search', 'search.anything', 'orders.check', 'intake.view', 'tickets.get'],
  contact: ['clocks.alarms', 'intake.open', 'intake.view', 'intake.find', 'intake.colleagues', 'clocks.nextDue', 'knowledge.beside', 'search.anything', 'escalation.ofContact'],
  ticket: ['search.anything', 'clocks.alarms', 'orders.search', 'intake.view', 'tickets.queue', 'tickets.duplicates', 'tickets.counts', 'tickets.get', 'tickets.history', 'lifecycle.plan', 'collaboration.ofTicket', 'collaboration.open', 'dispatch.released', 'dispatch.skills', 'dispatch.fit', 'customers.get', 'clocks.nextDue', 'followups.due', 'followups.get', 'followups.care', 'promises.today', 'promises.day', 'promises.ofTicket', 'notices.get', 'escalation.ofTicket', 'escalation.ofContact', 'escalation.report'],
  clock: ['followups.due', 'followups.get', 'clocks.nextDue', 'clocks.why', 'clocks.retargeting', 'customers.get', 'intake.view', 'intake.open', 'tickets.queue', 'tickets.counts', 'tickets.get', 'tickets.history', 'escalation.ofTicket', 'escalation.ofContact'],
  clockDraft: ['clocks.draft'],
  alarm: ['clocks.alarms'],
  queueView: ['tickets.views'],
  article: ['search.anything', 'search.behind', 'knowledge.list', 'knowledge.get', 'knowledge.attachment', 'knowledge.find', 'knowledge.missing', 'knowledge.beside', 'knowledge.ofTicket', 'knowledge.learning', 'knowledge.quiz', 'knowledge.lessons', 'knowledge.proposals', 'knowledge.exportSome'],
  search: ['search.anything', 'knowledge.synonyms', 'knowledge.find', 'knowledge.missing'],
  learning: ['knowledge.learning', 'knowledge.quiz', 'knowledge.lessons'],
  import: ['knowledge.importState'],
  proposal: ['knowledge.proposals', 'knowledge.credits'],
  followUp: ['followups.due', 'followups.get'],
  rating: ['followups.get', 'followups.ratings', 'followups.improvements', 'followups.checkRatings', 'followups.ratingImports'],
  notice: ['clocks.alarms', 'notices.list', 'notices.get', 'intake.view'],
  promise: ['promises.today', 'promises.day', 'promises.ofTicket', 'promises.figures'],
  collaboration: ['collaboration.ofTicket', 'collaboration.open'],
  suggestion: ['escalation.ofTicket', 'escalation.report', 'tickets.history'],
}

const idsOf: Partial<Record<Topic, { readonly query: QueryName; readonly input: string }>> = {
  contact: { query: 'intake.view', input: 'contactId' },
}

/** Whether an answer, known by its query key `[procedure, input, …]`, has to be fetched again after these changes. */
export function isConcerned(key: readonly unknown[], changes: readonly Change[]): boolean {
  const [name, input] = key
  return changes.some(({ topic, ids }) => {
    if (!concerns[topic].some((query) => query === name)) return false
    const narrowed = idsOf[topic]
    if (narrowed === undefined || narrowed.query !== name || ids.length === 0) return true
    const asked = (input as Readonly<Record<string, unknown>>)[narrowed.input]
    return typeof asked !== 'string' || ids.includes(asked)
  })
}
