import { stateNumber, type TicketState } from '../../../shared/contract/ticketState.ts'
import type { ReadDb, WriteDb } from '../../db/connection.ts'
import { dueOf, gradeOf, insertDue, insertGrade, updateDue } from './due.store.ts'
import type { TicketRow } from './tickets.store.ts'

type Placed = Pick<TicketRow, 'state' | 'owner' | 'severity' | 'priority'>

/** Puts a new ticket among those that are due. */
export function placeDue(db: WriteDb, ticket: Placed & Pick<TicketRow, 'contact' | 'playbook'>, row: number, nextDueAt: number | null): void {
  insertDue(db, { ...placeOf(db, ticket), ticket: row, next_due_at: nextDueAt, contact: ticket.contact, clocks_playbook: ticket.playbook })
}

/** Brings a ticket that has changed to its place among those that are due. */
export function moveDue(db: WriteDb, ticket: Placed & Pick<TicketRow, 'row'>, nextDueAt: number | null): void {
  updateDue(db, { ...placeOf(db, ticket), ticket: ticket.row, next_due_at: nextDueAt })
}

/** The row of the playbook whose clocks a ticket follows, if that is not its own. */
export function followsOther(db: ReadDb, ticket: Pick<TicketRow, 'row' | 'playbook'>): number | null {
  const follows = dueOf.one(db, { ticket: ticket.row })?.clocks_playbook ?? ticket.playbook
  return follows === ticket.playbook ? null : follows
}

function placeOf(db: WriteDb, { state, owner, severity, priority }: Placed) {
  return { state: stateNumber(state as TicketState), owner, grade: gradeRow(db, { severity, priority }) }
}

function gradeRow(db: WriteDb, pair: { readonly severity: string; readonly priority: string }): number {
  return gradeOf.one(db, pair)?.row ?? insertGrade(db, pair).row
}
