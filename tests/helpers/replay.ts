import { blobToUuid } from '../../electron/db/blobs.ts'
import { type FollowedBody, isFollowedIn } from '../../electron/features/tickets/retargeting.rules.ts'
import type { TestDesk } from './desk.ts'

type Value = string | number | null
export type Row = Readonly<Record<string, Value>>
type Body = Readonly<Record<string, unknown>>

/** An event as it could leave the desk: whatever it names, it names by id. */
interface Happened {
  readonly seq: number
  readonly entity: string
  readonly id: string
  readonly type: string
  readonly author: string | null
  readonly device: string
  readonly instant: number
  readonly body: Body
}

/** What of a ticket its events make; its clocks have events of their own (`rebuildSome`), and its version counts changes. */
const ofTicket = [
  'number', 'serial', 'contact', 'problem', 'customer', 'customer_order', 'playbook', 'clocks_playbook', 'channel', 'kind', 'type', 'class', 'scene', 'need', 'free_need', 'outcome', 'department', 'impact', 'urgency', 'arrived_at', 'opened_at',
  'owner', 'state', 'tier', 'severity', 'severity_by', 'severity_reason', 'priority', 'priority_by', 'priority_reason', 'told_at', 'progress_told_at', 'resolved_at', 'reopened_at', 'closed_at', 'rests',
  'course', 'stage', 'level', 'agent', 'dissatisfied', 'moments', 'released_at', 'merged_into', 'merged_seq', 'merged_version',
] as const

/** Tables that the history of tickets makes whole, each with the columns that its rows have by it. */
const columns = {
  ticket: ofTicket,
  suggestion: ['ticket', 'playbook', 'rule', 'level', 'priority', 'state', 'since', 'until', 'put_off', 'reason', 'decided_at', 'decided_by', 'due_at', 'before', 'version', 'last_seq'],
  collaboration: ['ticket', 'department', 'category', 'state', 'parts', 'contact', 'written_by', 'sent_at', 'sent_by', 'due_at', 'answer', 'ended_at', 'ended_by', 'reason', 'version', 'last_seq', 'deleted_at'],
  follow_up: ['ticket', 'solved_at', 'attempts', 'next_try_at', 'result', 'reason', 'by', 'at', 'settled_at', 'before', 'version', 'last_seq'],
  promise: ['ticket', 'owner', 'source', 'text', 'made_at', 'due_at', 'broken_at', 'kept_at', 'withdrawn_at', 'reason', 'version', 'last_seq'],
  plan: ['ticket', 'complexity', 'departments', 'hours', 'resources', 'written_by', 'passed_by', 'passed_at', 'refused', 'lesson', 'version', 'last_seq'],
  plan_step: ['plan', 'position', 'text', 'owner', 'department', 'due_at', 'done_at', 'done_by', 'version', 'last_seq', 'deleted_at'],
  comment: ['ticket', 'author', 'audience', 'text', 'at', 'version', 'last_seq'],
  urge: ['ticket', 'person', 'at', 'why', 'version', 'last_seq'],
  rating: ['ticket', 'source', 'speed', 'solution', 'attitude', 'comment', 'given_at', 'by', 'version', 'last_seq', 'deleted_at'],
  improvement: ['rating', 'owner', 'measure', 'opened_at', 'due_at', 'done_at', 'told_at', 'version', 'last_seq', 'deleted_at'],
  notice: ['kind', 'importance', 'title', 'text', 'words', 'scope', 'author', 'published_at', 'from_at', 'until_at', 'ended_at', 'report', 'next_at', 'version', 'last_seq'],
  notice_acknowledgement: ['notice', 'person', 'at', 'last_seq'],
  notice_entry: ['notice', 'at', 'author', 'text', 'last_seq'],
} as const
type Table = keyof typeof columns
const tables = Object.keys(columns) as Table[]

export type Made = Readonly<Record<Table, ReadonlyMap<string, Row>>>

/** Makes the rows of all that concerns tickets from the history after `seq` alone, oldest first. */
export function replay(desk: TestDesk, seq: number): Made {
  const made = Object.fromEntries(tables.map((table) => [table, new Map<string, Row>()])) as Record<Table, Map<string, Row>>

  /** A row becomes as an event says; who of it there was nothing before begins with `blank`. */
  function put(table: Table, id: string, { seq }: Happened, values: Body, blank: Body = {}): void {
    const before = made[table].get(id)
    const count = { version: Number(before?.['version'] ?? 0) + 1, last_seq: seq }
    const all: Body = { ...Object.fromEntries(columns[table].map((column) => [column, null])), ...blank, ...before, ...values, ...count }
    made[table].set(id, Object.fromEntries(columns[table].map((column) => [column, (all[column] ?? null) as Value])))
  }

  function onTicket(event: Happened): void {
    const { id: ticket, type, body, author, instant, seq } = event
    if (type === 'ticket.opened') opened.set(ticket, event)
    if (type === 'ticket.opened') put('ticket', ticket, event, { ...body, clocks_playbook: body['playbook'] })
    else put('ticket', ticket, event, { ...(body['set'] as Body | undefined), ...(type === 'ticket.merged' ? { merged_seq: seq } : {}) })
    if (typeof body['commentId'] === 'string') put('comment', body['commentId'], event, { ticket, author, audience: body['audience'], text: body['text'], at: instant })
    if (typeof body['suggestion'] === 'string') put('suggestion', body['suggestion'], event, body['suggested'] as Body, { ticket, put_off: 0 })
    for (const { suggestion, until } of (body['away'] ?? []) as { readonly suggestion: string; readonly until: number }[]) put('suggestion', suggestion, event, { until })
    if (body['asked'] !== undefined) put('collaboration', body['collaborationId'] as string, event, body['asked'] as Body)
    const followUp = body['followUp'] as Body | undefined
    if (followUp !== undefined) put('follow_up', followUp['followUpId'] as string, event, followUp['before'] == null ? followUp : { ...followUp, before: JSON.stringify({ event: seq, ...(followUp['before'] as Body) }) }, { ticket })
    if (type === 'ticket.urged') put('urge', String(seq), event, { ticket, person: author, at: instant, why: body['why'] })
    onPlan(event)
  }

  function onPlan(event: Happened): void {
    const { id: ticket, type, body, author, instant } = event
    const plan = body['plan'] as Body | undefined
    if (plan !== undefined) put('plan', plan['planId'] as string, event, plan, { ticket, departments: '[]', resources: '', lesson: '' })
    const [planId] = [...made.plan].find(([, row]) => row['ticket'] === ticket) ?? []
    if (planId === undefined) return
    if (type === 'ticket.planned') {
      const steps = body['steps'] as readonly { readonly stepId: string; readonly text: string; readonly owner: string | null; readonly department: string | null; readonly dueAt: number }[]
      steps.forEach(({ stepId, text, owner, department, dueAt }, at) => { put('plan_step', stepId, event, { position: at + 1, text, owner, department, due_at: dueAt }, { plan: planId }) })
      for (const [id, row] of made.plan_step) if (row['plan'] === planId && row['deleted_at'] === null && steps.every(({ stepId }) => stepId !== id)) put('plan_step', id, event, { deleted_at: instant })
    }
    if (type === 'ticket.planStepDone') put('plan_step', body['stepId'] as string, event, { done_at: instant, done_by: author })
    if (type === 'ticket.planStepUndone') put('plan_step', body['stepId'] as string, event, { done_at: null, done_by: null })
    if (body['step'] === 'approve') put('plan', planId, event, { refused: null, passed_by: author, passed_at: instant })
    if (body['step'] === 'refuse') put('plan', planId, event, { refused: body['why'], passed_by: null, passed_at: null })
  }

  function onOther(event: Happened): void {
    const { entity, id, type, body, author, instant } = event
    if (type === 'collaboration.discarded') put('collaboration', id, event, { deleted_at: instant })
    else if (entity === 'collaboration') put('collaboration', id, event, body['set'] as Body, { ticket: body['ticketId'], department: body['department'], category: body['category'], state: 'draft', contact: '', written_by: author, answer: '', reason: '' })
    if (type === 'promise.made') put('promise', id, event, { ticket: body['ticketId'], owner: body['owner'], source: body['source'], text: body['text'], made_at: instant, due_at: body['dueAt'], reason: '' })
    else if (entity === 'promise') put('promise', id, event, body['set'] as Body)
    if (type === 'improvement.removed') put('improvement', id, event, { deleted_at: instant })
    else if (type === 'improvement.opened') put('improvement', id, event, { rating: body['ratingId'], owner: body['owner'], measure: '', opened_at: instant })
    else if (entity === 'improvement') put('improvement', id, event, body['set'] as Body)
    if (type === 'rating.changed') put('rating', id, event, body['set'] as Body)
    if (type === 'rating.removed') put('rating', id, event, { deleted_at: instant })
    if (type === 'rating.given') put('rating', id, event, { ...body, ticket: body['ticketId'], given_at: body['givenAt'], by: body['source'] === 'phone' ? author : null })
  }

  function onNotice(event: Happened): void {
    const { id: notice, type, body, author, instant, seq } = event
    if (type === 'notice.published') {
      const { words, scope, fromAt, untilAt, nextAt, ...said } = body
      put('notice', notice, event, { ...said, words: JSON.stringify(words), scope: JSON.stringify(scope), author, published_at: instant, from_at: fromAt, until_at: untilAt, next_at: nextAt })
    } else if (body['set'] !== undefined) put('notice', notice, event, body['set'] as Body)
    if (type === 'notice.published' || type === 'notice.acknowledged') put('notice_acknowledgement', String(seq), event, { notice, person: author, at: instant })
    if (type === 'notice.noted') put('notice_entry', String(seq), event, { notice, at: instant, author, text: body['text'] })
    // All but who wrote it anew read it again.
    if (body['again'] === true) for (const [id, row] of made.notice_acknowledgement) if (row['notice'] === notice && row['person'] !== author) made.notice_acknowledgement.delete(id)
  }

  /** Whose clocks tickets follow, where they are reckoned anew: it makes no new version of them. */
  function onPlaybook({ id: clocks_playbook, body, device }: Happened): void {
    for (const [id, row] of made.ticket) {
      const isReached = row['state'] === 'open' && isFollowedIn(body as unknown as FollowedBody, { device: numberedBy(id, device), serial: Number(row['serial']) }) && openedBefore(id, Number(body['because']))
      if (isReached) made.ticket.set(id, { ...row, clocks_playbook })
    }
  }

  const opened = new Map<string, Happened>()
  const openedBefore = (id: string, seq: number) => (opened.get(id)?.seq ?? Infinity) < seq
  /** null: the desk whose event it is */
  const numberedBy = (id: string, device: string) => (opened.get(id)?.device === device ? null : (opened.get(id)?.device ?? null))

  const on: Readonly<Record<string, (event: Happened) => void>> = { ticket: onTicket, notice: onNotice, playbook: onPlaybook }
  for (const event of historyAfter(desk, seq)) (on[event.entity] ?? onOther)(event)
  return made
}

function historyAfter(desk: TestDesk, seq: number): Happened[] {
  return desk.rows<Omit<Happened, 'id' | 'author' | 'device' | 'body'> & { readonly id: Uint8Array; readonly author: Uint8Array | null; readonly device: Uint8Array; readonly body: string }>(
    "SELECT seq, entity, entity_id AS id, type, author, device, instant, body FROM event WHERE seq > @seq AND (entity IN ('ticket', 'collaboration', 'promise', 'rating', 'improvement', 'notice') OR type = 'playbook.followed') ORDER BY seq", { seq },
  ).map((event) => ({ ...event, id: blobToUuid(event.id), author: event.author === null ? null : blobToUuid(event.author), device: blobToUuid(event.device), body: JSON.parse(event.body) as Body }))
}

/** Whatever names something: a row of this desk would name nothing on another. */
const names = /^(contact|ticket|customer|customer_?order|playbook|clocks_playbook|merged_(into|seq)|rating|plan|notice|owner|agent|person|author|by|(decided|written|passed|sent|ended|done)_by|clock|event|row|seq|last_seq)(Id|_id)?$/

/** The places in the history after `seq` at which something is named otherwise than by an id. */
export function namedByRows(desk: TestDesk, seq: number): string[] {
  const found = new Set<string>()
  const look = (at: string, value: unknown): void => {
    if (typeof value === 'string' && /^[[{]/.test(value)) {
      try {
        look(at, JSON.parse(value))
      } catch {
        // Words that somebody wrote.
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        if (typeof each === 'number' && names.test(key)) found.add(`${at}.${key}`)
        look(`${at}.${key}`, each)
      }
    }
  }
  for (const { type, body } of desk.rows<{ type: string; body: string }>('SELECT type, body FROM event WHERE seq > @seq', { seq })) look(type, JSON.parse(body))
  return [...found]
}

const ids = { ticket: 'ticket_id', suggestion: 'suggestion_id', collaboration: 'collaboration_id', follow_up: 'follow_up_id', promise: 'promise_id', plan: 'plan_id', plan_step: 'plan_step_id', comment: 'comment_id', urge: 'last_seq', rating: 'rating_id', improvement: 'improvement_id', notice: 'notice_id', notice_acknowledgement: 'last_seq', notice_entry: 'last_seq' } as const satisfies Record<Table, string>
/** Which table a column's row is of. */
const named: Readonly<Record<string, { readonly table: string; readonly id: string }>> = {
  ticket: { table: 'ticket', id: 'ticket_id' }, merged_into: { table: 'ticket', id: 'ticket_id' }, contact: { table: 'contact', id: 'contact_id' }, customer: { table: 'customer', id: 'customer_id' },
  customer_order: { table: 'customer_order', id: 'order_id' }, playbook: { table: 'playbook', id: 'playbook_id' }, clocks_playbook: { table: 'playbook', id: 'playbook_id' }, plan: { table: 'plan', id: 'plan_id' }, rating: { table: 'rating', id: 'rating_id' }, notice: { table: 'notice', id: 'notice_id' },
  ...Object.fromEntries(['owner', 'agent', 'decided_by', 'written_by', 'passed_by', 'sent_by', 'ended_by', 'by', 'done_by', 'author', 'person'].map((column) => [column, { table: 'person', id: 'person_id' }])),
}

/** The rows themselves, of all that was made after `seq`, with ids in place of the numbers of rows. */
export function rowsAfter(desk: TestDesk, seq: number): Made {
  return Object.fromEntries(tables.map((table) => {
    const of = columns[table].map((column) => {
      if (column === 'clocks_playbook') return '(SELECT playbook_id FROM ticket_due JOIN playbook AS other ON other.row = ticket_due.clocks_playbook WHERE ticket_due.ticket = it.row) AS clocks_playbook'
      const to = table === 'collaboration' && column === 'contact' ? undefined : named[column]
      return to === undefined ? `it.${column}` : `(SELECT ${to.id} FROM ${to.table} AS other WHERE other.row = it.${column}) AS ${column}`
    })
    // Whatever began before belongs to another history.
    const rows = desk.rows<Record<string, Value | Uint8Array>>(`SELECT it.${ids[table]} AS id, ${of.join(', ')} FROM ${table} AS it WHERE it.last_seq > @seq ORDER BY it.row`, { seq })
    return [table, new Map(rows.map(({ id, ...row }) => [id instanceof Uint8Array ? blobToUuid(id) : String(id), outside(desk, Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? blobToUuid(value) : value])))]))]
  })) as unknown as Made
}

/** How things stood before they were escalated, or before a call, is kept with rows of people, and told with their ids. */
function outside(desk: TestDesk, row: Row): Row {
  if (typeof row['before'] !== 'string') return row
  const { followUp, ...stood } = JSON.parse(row['before']) as { readonly owner?: number; readonly agent?: number | null; readonly followUp?: { readonly by: number } }
  const people = (['owner', 'agent'] as const).filter((column) => typeof stood[column] === 'number').map((column) => [column, personOf(desk, Number(stood[column]))] as const)
  const { event, version, ...others } = stood as Body
  const before = followUp === undefined ? { ...stood, ...Object.fromEntries(people) } : { event, version, followUp: { ...followUp, by: personOf(desk, followUp.by) }, ...others }
  return { ...row, before: JSON.stringify(before) }
}

const personOf = (desk: TestDesk, row: number) => blobToUuid(desk.rows<{ person_id: Uint8Array }>('SELECT person_id FROM person WHERE row = @row', { row })[0]!.person_id)
