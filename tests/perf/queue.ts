import { databaseFile } from '../../electron/app/dataFolder.ts'
import { openDatabase } from '../../electron/db/open.ts'
import * as store from '../../electron/features/tickets/queue.store.ts'
import { type Parameters, plannedOnce, type ReadDb } from '../../electron/db/connection.ts'
import type { Person } from '../../shared/contract/people.ts'
import Sqlite from 'better-sqlite3'
import { deskOver } from '../helpers/desk.ts'
import { type Figure, figure, inTurn } from './bench.ts'
import { manyTickets, presentInstant } from './manyTickets.ts'

const limit = 60

/** The first page of the queue as a window asks for it, against the page's own statement, prepared and called bare. */
export async function benchQueue(folder: string, tickets: number, rounds: number): Promise<Figure[]> {
  await manyTickets(folder, tickets)
  const file = databaseFile(folder)
  const desk = deskOver(openDatabase(file, () => 0, () => undefined), { at: presentInstant })
  const someone = (desk.call('people.list', {}) as readonly Person[]).find(({ role }) => role === 'agent')
  if (someone === undefined) throw new Error('nobody sits here')
  const here = desk.as(someone)
  const frame = here.frame('tickets.queue', { scope: 'open', text: '', after: null, limit })
  const asked = { me: 1, due: -1, row: 0, most: limit }
  const sqlite = new Sqlite(file, { readonly: true })
  const bare = sqlite.prepare(plannedOnce(sqlOf(store.pages.open.withClock, asked)))
  const counting = sqlite.prepare(plannedOnce(sqlOf(store.counts, { me: 1, now: presentInstant })))
  const page = () => { if (!here.backend.handle(frame).ok) throw new Error('the queue was refused') }
  const query = () => { if (bare.all(asked).length === 0) throw new Error('the page is empty') }
  const count = () => { counting.get({ me: 1, now: presentInstant }) }
  inTurn(Math.ceil(rounds / 10), [page, query, count])
  const [asking = NaN, querying = NaN, counted = NaN] = inTurn(rounds, [page, query, count])
  sqlite.close()
  here.backend.close()
  const against = { what: `bare keyset query of ${String(limit)} rows`, value: querying }
  return [
    figure(`first page of ${String(tickets)} tickets without the counts, median`, 'ms', asking - counted, against, 2),
    figure(`first page of ${String(tickets)} tickets with the counts, median`, 'ms', asking, against, 4),
  ]
}

function sqlOf<P extends Parameters>(statement: { all(db: ReadDb, parameters: P): unknown }, parameters: P): string {
  let text = ''
  statement.all({ row: () => undefined, rows: (sql) => { text = sql; return [] } }, parameters)
  return text
}
