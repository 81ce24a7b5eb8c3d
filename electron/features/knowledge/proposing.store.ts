import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type ProposalRow = {
  readonly row: number
  readonly proposal_id: Uint8Array
  readonly state: string
  readonly person: number
  readonly proposed_at: number
  readonly ticket: number | null
  readonly article: number | null
  readonly title: string
  readonly text: string
  readonly became: number | null
  readonly decided_by: number | null
  readonly decided_at: number | null
  readonly reason: string
  readonly version: number
  readonly ticket_id: Uint8Array | null
  readonly ticket_number: string | null
  readonly ticket_need: string | null
}

const whole = 'SELECT proposal.*, ticket.ticket_id, ticket.number AS ticket_number, ticket.need AS ticket_need FROM proposal LEFT JOIN ticket ON ticket.row = proposal.ticket'
export const proposalById = reading<{ proposal_id: Uint8Array }, ProposalRow>(`${whole} WHERE proposal.proposal_id = @proposal_id`)
export const openOrDecided = reading<{ state: string; most: number }, ProposalRow>(`${whole} WHERE proposal.state = @state ORDER BY proposal.row DESC LIMIT @most`)
export const ownProposals = reading<{ person: number; state: string; most: number }, ProposalRow>(`${whole} WHERE proposal.person = @person AND proposal.state = @state ORDER BY proposal.row DESC LIMIT @most`)
export const insertProposal = writing<Pick<ProposalRow, 'proposal_id' | 'state' | 'person' | 'proposed_at' | 'ticket' | 'article' | 'title' | 'text'> & { last_seq: number }>(
  insertInto('proposal', ['proposal_id', 'state', 'person', 'proposed_at', 'ticket', 'article', 'title', 'text', 'last_seq']),
)
export const decideProposal = writing<Pick<ProposalRow, 'row' | 'state' | 'became' | 'decided_by' | 'decided_at' | 'reason'> & { last_seq: number }>(updateByRow('proposal', ['state', 'became', 'decided_by', 'decided_at', 'reason']))
export const creditsByPerson = reading<Record<string, never>, { person: number; proposed: number; adopted: number }>("SELECT person, count(*) AS proposed, sum(state = 'adopted') AS adopted FROM proposal GROUP BY person")
