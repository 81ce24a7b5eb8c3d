import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { type Parameters, plannedOnce, type ReadDb } from '../../electron/db/connection.ts'
import { openDatabase } from '../../electron/db/open.ts'
import * as store from '../../electron/features/tickets/queue.store.ts'
import { bucketFilters, everyTicket, type QueueFilter, type QueueSort } from '../../shared/contract/queue.ts'
import type { Person } from '../../shared/contract/people.ts'
import { hour } from '../../shared/time.ts'
import { deskOver } from '../helpers/desk.ts'
import { type Figure, figure, inTurn } from './bench.ts'
import { manyTickets, presentInstant } from './manyTickets.ts'

const limit = 60

/** A first page as a window asks for it, and the one statement that says the same with its values written into it. */
interface Asked {
  readonly what: string
  readonly filter: QueueFilter
  readonly sort: QueueSort
  /** the bare statement's index, condition and order */
  readonly index: string
  readonly where: string
  readonly order: string
}

const by = (sort: QueueSort['by'], down = false): QueueSort => ({ by: sort, down })
const open = bucketFilters.open
const dueOrder = 'due.next_due_at, due.ticket'
const isOpen = "ticket.state = 'open'"
const dueOpen = 'due.state = 0'
const opens = `${dueOpen} AND (due.next_due_at, due.ticket) > (-1, 0)`
/** What a bare query by one grade alone would have: the desk merges the walks of an index of both grades, here and where no grade is asked for. */
const graded = (severity: string, priority: string) => `due.state = 0 AND ${severity === '' ? `due.priority = '${priority}'` : `due.severity = '${severity}'`} AND (due.next_due_at, due.ticket) > (-1, 0)`

const asked = (me: number, team: readonly number[]): readonly Asked[] => [
  { what: 'open, by next due', filter: open, sort: by('due'), index: 'bare_state_due', where: opens, order: dueOrder },
  { what: 'open, by next due, last first', filter: open, sort: by('due', true), index: 'bare_state_due', where: opens, order: 'due.next_due_at DESC, due.ticket DESC' },
  { what: 'open, the newest first', filter: open, sort: by('opened', true), index: 'ticket_opened', where: isOpen, order: 'opened_at DESC, ticket.row DESC' },
  { what: 'open, by number', filter: open, sort: by('number'), index: 'ticket_serial_of_state', where: isOpen, order: 'serial, ticket.row' },
  { what: 'open, by severity', filter: open, sort: by('severity'), index: 'bare_severity_due', where: graded('L2', ''), order: dueOrder },
  { what: 'open, by priority', filter: open, sort: by('priority'), index: 'bare_priority_due', where: graded('', 'high'), order: dueOrder },
  { what: 'all, by state', filter: everyTicket, sort: by('state'), index: 'bare_state_due', where: opens, order: dueOrder },
  { what: 'all, by state, closed first', filter: everyTicket, sort: by('state', true), index: 'bare_state_due', where: 'due.state = 2 AND due.next_due_at IS NULL', order: 'due.ticket DESC' },
  { what: 'mine, by next due', filter: bucketFilters.mine, sort: by('due'), index: 'ticket_due_of_owner', where: `${opens} AND due.owner = ${me}`, order: dueOrder },
  { what: 'late, by severity', filter: bucketFilters.late, sort: by('severity'), index: 'bare_severity_due', where: `${graded('L2', '')} AND due.next_due_at <= ${presentInstant}`, order: dueOrder },
  { what: 'my team, due in four hours', filter: { ...bucketFilters.team, due: 'soon' }, sort: by('due'), index: 'bare_state_due', where: `${dueOpen} AND due.next_due_at > ${presentInstant} AND due.next_due_at <= ${presentInstant + 4 * hour} AND ticket.owner IN (${team.join(', ')})`, order: dueOrder },
  { what: 'open complaints by phone', filter: { ...open, types: ['complaint'], channels: ['phone'] }, sort: by('due'), index: 'bare_state_due', where: `${opens} AND ticket.type = 'complaint' AND ticket.channel = 'phone'`, order: dueOrder },
]

/** Pages of the queue as a window asks for them, each against its own statement, prepared and called bare. */
export async function benchQueue(folder: string, tickets: number, rounds: number): Promise<Figure[]> {
  await manyTickets(folder, tickets)
  const file = databaseFile(folder)
  giveBareIndexes(file)
  const desk = deskOver(openDatabase(file, () => 0, () => undefined), { at: presentInstant })
  const people = desk.call('people.list', {}) as readonly Person[]
  const someone = people.find(({ role }) => role === 'agent')
  if (someone === undefined) throw new Error('nobody sits here')
  const here = desk.as(someone)
  const rowsOf = (wanted: (person: Person) => boolean) => people.flatMap((person, at) => (wanted(person) ? [at + 1] : []))
  const pages = asked(rowsOf(({ personId }) => personId === someone.personId)[0] ?? 0, rowsOf(({ team }) => team === someone.team))
  const sqlite = new Sqlite(file, { readonly: true })

  const ask = (procedure: string, input: object) => {
    const frame = here.frame(procedure, input)
    return () => { if (!here.backend.handle(frame).ok) throw new Error('the queue was refused') }
  }
  const bare = ({ index, where, order }: Asked) => {
    const select = sqlOf(store.items, { rows: '[]' }).replace(/WHERE ticket\.row IN .*$/, `WHERE ticket.deleted_at IS NULL AND ${where} ORDER BY ${order} LIMIT ${limit}`)
    const byDue = `FROM ${index.startsWith('bare') ? 'bare_due' : 'ticket_due'} AS due INDEXED BY ${index} CROSS JOIN ticket ON ticket.row = due.ticket JOIN person`
    const statement = sqlite.prepare(plannedOnce(order.startsWith('due.') ? select.replace(/FROM ticket JOIN ticket_due AS due .*? JOIN person/, byDue) : select.replace('FROM ticket JOIN', `FROM ticket INDEXED BY ${index} JOIN`)))
    return () => { if (statement.all().length === 0 && tickets >= 100_000) throw new Error(`the page is empty: ${where}`) }
  }
  const counting = ask('tickets.counts', {})
  const seldom = ask('tickets.queue', { filter: { ...everyTicket, needs: ['no-such-need'] }, sort: by('due'), limit })
  // Each beside its own statement alone: what one page pushes out of a cache must not be another's loss.
  const beside = (work: () => void, against: () => void) => {
    inTurn(Math.ceil(rounds / 4), [work, against])
    return inTurn(rounds, [work, against])
  }
  const measured = pages.map((page) => ({ ...page, times: beside(ask('tickets.queue', { filter: page.filter, sort: page.sort, limit }), bare(page)) }))
  const first = pages.slice(0, 1).map((page) => {
    const asking = ask('tickets.queue', { filter: page.filter, sort: page.sort, limit })
    return { counted: beside(() => { asking(); counting() }, bare(page)), looked: beside(seldom, bare(page)) }
  })
  sqlite.close()
  here.backend.close()

  const held = (what: string, [value = NaN, against = NaN]: readonly number[], target: number) => figure(what, 'ms', value, { what: `bare keyset query of ${limit} rows`, value: against }, target)
  return [
    ...measured.map(({ what, times }) => held(`first page of ${tickets} tickets, ${what}, median`, times, 2)),
    ...first.map(({ counted }) => held(`first page of ${tickets} tickets with the counts, median`, counted, 4)),
    ...first.map(({ looked }) => held('a page that looks through all it may and finds nothing, median', looked, 40)),
  ]
}

/** A table of the same rows in which one grade alone can be walked, and none. */
function giveBareIndexes(file: string): void {
  const sqlite = new Sqlite(file)
  sqlite.exec(`DROP TABLE IF EXISTS bare_due;
    CREATE TABLE bare_due AS SELECT due.ticket, due.state, severity, priority, next_due_at FROM ticket_due AS due JOIN grade ON grade.row = due.grade;
    CREATE UNIQUE INDEX bare_due_ticket ON bare_due (ticket)`)
  sqlite.exec('CREATE INDEX bare_state_due ON bare_due (state, next_due_at, ticket)')
  for (const grade of ['severity', 'priority']) sqlite.exec(`CREATE INDEX bare_${grade}_due ON bare_due (state, ${grade}, next_due_at, ticket)`)
  sqlite.close()
}

function sqlOf<P extends Parameters>(statement: { all(db: ReadDb, parameters: P): unknown }, parameters: P): string {
  let text = ''
  statement.all({ writes: 0, row: () => undefined, rows: (sql) => { text = sql; return [] } }, parameters)
  return text
}
