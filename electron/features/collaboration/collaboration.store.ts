import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

type State = {
  readonly row: number
  readonly collaboration_id: Uint8Array
  readonly ticket: number
  readonly department: string
  readonly category: string
  readonly state: string
  /** JSON: texts by the ids of the department's template */
  readonly parts: string
  readonly contact: string
  readonly written_by: number
  readonly sent_at: number | null
  readonly sent_by: number | null
  readonly due_at: number | null
  readonly answer: string
  readonly ended_at: number | null
  readonly ended_by: number | null
  readonly reason: string
  readonly version: number
}

export type CollaborationRow = State & {
  readonly ticket_id: Uint8Array
  readonly ticket_number: string
  readonly need: string | null
  readonly free_need: string
  readonly playbook: number
  readonly owner: number
  /** when the customer was told something last */
  readonly progress_told_at: number | null
}

const joined = `SELECT collaboration.*, ticket.ticket_id, ticket.number AS ticket_number, ticket.need, ticket.free_need, ticket.playbook, ticket.owner, ticket.progress_told_at
  FROM collaboration JOIN ticket ON ticket.row = collaboration.ticket`

/** What was merged into another ticket is worked on there. */
const atWork = "(ticket.state <> 'closed' OR ticket.merged_into IS NOT NULL)"

export const byId = reading<{ collaboration_id: Uint8Array }, CollaborationRow>(`${joined} WHERE collaboration_id = @collaboration_id AND collaboration.deleted_at IS NULL`)
export const ofTicket = reading<{ ticket: number; me: number }, CollaborationRow>(
  `${joined} WHERE collaboration.ticket = @ticket AND collaboration.deleted_at IS NULL AND (collaboration.state <> 'draft' OR collaboration.written_by = @me) ORDER BY collaboration.row DESC`,
)
export const draftOf = reading<{ ticket: number; department: string; category: string; written_by: number }, CollaborationRow>(
  `${joined} WHERE collaboration.ticket = @ticket AND collaboration.department = @department AND collaboration.category = @category AND collaboration.written_by = @written_by AND collaboration.state = 'draft' AND collaboration.deleted_at IS NULL`,
)
export const waitingOf = reading<{ ticket: number }, { row: number; sent_at: number }>("SELECT row, sent_at FROM collaboration WHERE ticket = @ticket AND state = 'sent' AND deleted_at IS NULL")
export const lastEnded = reading<{ ticket: number }, { at: number | null }>('SELECT max(ended_at) AS at FROM collaboration WHERE ticket = @ticket')
export const waiting = reading<{ most: number }, CollaborationRow>(
  `${joined.replace('FROM collaboration', 'FROM collaboration INDEXED BY collaboration_open')} WHERE collaboration.state = 'sent' AND collaboration.deleted_at IS NULL AND ${atWork} ORDER BY collaboration.department, collaboration.due_at, collaboration.row LIMIT @most`,
)
export const toTell = reading<{ most: number }, CollaborationRow>(
  `${joined} WHERE collaboration.state = 'answered' AND collaboration.deleted_at IS NULL AND ${atWork} AND collaboration.ended_at > coalesce(ticket.progress_told_at, 0) ORDER BY collaboration.ended_at, collaboration.row LIMIT @most`,
)

export const insertDraft = writing<Pick<State, 'collaboration_id' | 'ticket' | 'department' | 'category' | 'parts' | 'written_by'> & { state: string; last_seq: number }>(
  insertInto('collaboration', ['collaboration_id', 'ticket', 'department', 'category', 'state', 'parts', 'written_by', 'last_seq']),
)
export const rewrite = writing<Pick<State, 'row' | 'parts'> & { last_seq: number }>(updateByRow('collaboration', ['parts']))
export const remove = writing<{ row: number; deleted_at: number; last_seq: number }>(updateByRow('collaboration', ['deleted_at']))
export const markSent = writing<Pick<State, 'row' | 'state' | 'contact' | 'sent_at' | 'sent_by' | 'due_at'> & { last_seq: number }>(updateByRow('collaboration', ['state', 'contact', 'sent_at', 'sent_by', 'due_at']))
export const markEnded = writing<Pick<State, 'row' | 'state' | 'answer' | 'ended_at' | 'ended_by' | 'reason'> & { last_seq: number }>(updateByRow('collaboration', ['state', 'answer', 'ended_at', 'ended_by', 'reason']))
