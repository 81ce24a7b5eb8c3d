import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type PromiseRow = {
  readonly row: number
  readonly promise_id: Uint8Array
  readonly ticket: number
  readonly owner: number
  readonly source: string
  readonly text: string
  readonly made_at: number
  readonly due_at: number
  readonly broken_at: number | null
  readonly kept_at: number | null
  readonly withdrawn_at: number | null
  readonly reason: string
  readonly version: number
}
export type PromiseOnTicket = PromiseRow & { readonly ticket_id: Uint8Array; readonly resolved_at: number | null }

const changing = ['broken_at', 'kept_at', 'withdrawn_at', 'reason'] as const
export type ChangingPromise = Pick<PromiseRow, (typeof changing)[number]>
export const insertPromise = writing<Pick<PromiseRow, 'promise_id' | 'ticket' | 'owner' | 'source' | 'text' | 'made_at' | 'due_at'> & { last_seq: number }>(insertInto('promise', ['promise_id', 'ticket', 'owner', 'source', 'text', 'made_at', 'due_at', 'last_seq']))
export const updatePromise = writing<ChangingPromise & { row: number; last_seq: number }>(updateByRow('promise', changing))

const whole = 'SELECT promise.*, ticket.ticket_id, ticket.resolved_at FROM promise CROSS JOIN ticket ON ticket.row = promise.ticket'
const open = 'promise.broken_at IS NULL AND promise.kept_at IS NULL AND promise.withdrawn_at IS NULL'
export const promiseById = reading<{ promise_id: Uint8Array }, PromiseOnTicket>(`${whole} WHERE promise.promise_id = @promise_id`)
export const promisesOfTicket = reading<{ ticket: number }, PromiseOnTicket>(`${whole} WHERE promise.ticket = @ticket ORDER BY promise.due_at`)
/** Still to be kept by somebody, up to an instant: those that are broken are the earliest. */
export const toKeep = reading<{ owner: number; until: number; most: number }, PromiseOnTicket>(`${whole}
  WHERE promise.owner = @owner AND promise.due_at < @until AND promise.kept_at IS NULL AND promise.withdrawn_at IS NULL ORDER BY promise.due_at LIMIT @most`)
/** All that falls due within some time, of one person or of everybody. */
export const dueWithin = reading<{ from: number; to: number; owner: number | null; most: number }, PromiseOnTicket>(`${whole}
  WHERE promise.due_at >= @from AND promise.due_at < @to AND (@owner IS NULL OR promise.owner = @owner) ORDER BY promise.due_at LIMIT @most`)
export const firstPromiseDue = reading<Record<string, never>, { at: number | null }>(`SELECT min(due_at) AS at FROM promise WHERE ${open}`)
export const promisesFallenDue = reading<{ now: number; most: number }, PromiseOnTicket>(`${whole} WHERE promise.due_at <= @now AND ${open} ORDER BY promise.due_at LIMIT @most`)

export type PromiseSums = { readonly id: string; readonly promised: number; readonly kept: number; readonly late: number; readonly broken: number; readonly open: number; readonly withdrawn: number }
const grouped = (id: string) => reading<{ from: number; to: number; most: number }, PromiseSums>(`
  SELECT ${id} AS id, count(*) AS promised,
    sum(promise.kept_at IS NOT NULL AND promise.broken_at IS NULL) AS kept,
    sum(promise.kept_at IS NOT NULL AND promise.broken_at IS NOT NULL) AS late,
    sum(promise.kept_at IS NULL AND promise.withdrawn_at IS NULL AND promise.broken_at IS NOT NULL) AS broken,
    sum(${open}) AS open,
    sum(promise.withdrawn_at IS NOT NULL) AS withdrawn
  FROM promise CROSS JOIN person ON person.row = promise.owner
  WHERE promise.due_at >= @from AND promise.due_at < @to GROUP BY 1 ORDER BY promised DESC, id LIMIT @most`)

/** Local days and months begin on a quarter of an hour everywhere: periods are put together from these. */
export const quarter = 15 * 60 * 1000
export const promisesBy = { team: grouped('person.team'), person: grouped('lower(hex(person.person_id))'), period: grouped(`CAST(promise.due_at / ${String(quarter)} AS TEXT)`) }
