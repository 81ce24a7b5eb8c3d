import { stateNumber, ticketStates } from '../../../shared/contract/ticketState.ts'
import { reading, writing } from '../../db/statement.ts'

/** A ticket among those that are due: `state` by its number, `grade` the row of its pair of grades. */
export type DueRow = { readonly ticket: number; readonly state: number | null; readonly owner: number; readonly grade: number; readonly next_due_at: number | null; readonly contact: number; readonly clocks_playbook: number }

type Pair = { readonly severity: string; readonly priority: string }
export const gradeOf = reading<Pair, { row: number }>('SELECT row FROM grade WHERE severity = @severity AND priority = @priority')
export const insertGrade = writing<Pair>('INSERT INTO grade (severity, priority) VALUES (@severity, @priority)')
/** The pairs of grades that tickets have, or had (`in_use`: whether any has it now). */
export const grades = reading<Record<string, never>, Pair & { row: number; in_use: 0 | 1 }>(`
  SELECT row, severity, priority, EXISTS (SELECT 1 FROM ticket_due WHERE state IN (${ticketStates.map(stateNumber).join(', ')}) AND grade = grade.row) AS in_use FROM grade`)

export const insertDue = writing<DueRow>(`
  INSERT INTO ticket_due (ticket, state, owner, grade, next_due_at, contact, clocks_playbook) VALUES (@ticket, @state, @owner, @grade, @next_due_at, @contact, @clocks_playbook)`)
/** The indexes are left alone where nothing of it changes, which is most often. */
export const updateDue = writing<Omit<DueRow, 'contact' | 'clocks_playbook'>>(`
  UPDATE ticket_due SET state = @state, owner = @owner, grade = @grade, next_due_at = @next_due_at
  WHERE ticket = @ticket AND (state, owner, grade, next_due_at) IS NOT (@state, @owner, @grade, @next_due_at)`)

/** When a ticket is due next, and the playbook whose clocks it follows. */
export const dueOf = reading<{ ticket: number }, Pick<DueRow, 'next_due_at' | 'clocks_playbook'>>('SELECT next_due_at, clocks_playbook FROM ticket_due WHERE ticket = @ticket')
export const duesOf = reading<{ tickets: string }, Pick<DueRow, 'ticket' | 'next_due_at'>>('SELECT ticket, next_due_at FROM ticket_due WHERE ticket IN (SELECT value FROM json_each(@tickets))')
