import { insertInto, reading, writing } from '../../db/statement.ts'

export type VisitRow = {
  readonly row: number
  readonly contact: number
  readonly problem: number
  readonly agent: number
  readonly step: string
  readonly entered_at: number
  readonly left_at: number | null
}

export const insertVisit = writing<Omit<VisitRow, 'row' | 'left_at'> & { step_visit_id: Uint8Array; last_seq: number }>(
  insertInto('step_visit', ['step_visit_id', 'contact', 'problem', 'agent', 'step', 'entered_at', 'last_seq']),
)
export const leaveVisit = writing<{ row: number; left_at: number; last_seq: number }>(
  'UPDATE step_visit SET left_at = max(@left_at, entered_at), version = version + 1, last_seq = @last_seq WHERE row = @row',
)

export const openVisit = reading<{ contact: number }, VisitRow>('SELECT * FROM step_visit WHERE contact = @contact AND left_at IS NULL')
export const visitsOfContact = reading<{ contact: number }, VisitRow>('SELECT * FROM step_visit WHERE contact = @contact AND deleted_at IS NULL ORDER BY entered_at, row')
export const openVisits = reading<Record<string, never>, { row: number; contact_id: Uint8Array; touched_at: number }>(`
  SELECT step_visit.row, contact.contact_id, contact.touched_at FROM step_visit JOIN contact ON contact.row = step_visit.contact
  WHERE step_visit.left_at IS NULL ORDER BY step_visit.row`)
