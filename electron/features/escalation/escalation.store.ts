import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type SuggestionRow = {
  readonly row: number
  readonly suggestion_id: Uint8Array
  readonly ticket: number
  readonly playbook: number
  /** null: up the ladder by hand */
  readonly rule: string | null
  readonly level: string
  readonly priority: number
  readonly state: string
  readonly since: number
  /** until when it stays away */
  readonly until: number | null
  /** how often it was put off */
  readonly put_off: number
  readonly reason: string | null
  readonly decided_at: number | null
  readonly decided_by: number | null
  /** by when somebody of the level steps in, once it is accepted */
  readonly due_at: number | null
  /** JSON: how the ticket stood before it was accepted */
  readonly before: string | null
}

const changing = ['state', 'until', 'put_off', 'reason', 'decided_at', 'decided_by', 'due_at', 'before'] as const
export type ChangingSuggestion = Pick<SuggestionRow, (typeof changing)[number]>

export const insertSuggestion = writing<Omit<SuggestionRow, 'row'> & { last_seq: number }>(insertInto('suggestion', ['suggestion_id', 'ticket', 'playbook', 'rule', 'level', 'priority', 'since', ...changing, 'last_seq']))
export const updateSuggestion = writing<ChangingSuggestion & { row: number; last_seq: number }>(updateByRow('suggestion', changing))

export const byId = reading<{ suggestion_id: Uint8Array }, SuggestionRow & { readonly ticket_id: Uint8Array }>(`
  SELECT suggestion.*, ticket.ticket_id FROM suggestion JOIN ticket ON ticket.row = suggestion.ticket
  WHERE suggestion.suggestion_id = @suggestion_id AND suggestion.deleted_at IS NULL`)
/** The latest that each rule made on these tickets, in no order of their own. */
export const latestOfTickets = reading<{ tickets: string }, SuggestionRow>(`
  SELECT suggestion.* FROM json_each(@tickets) AS asked CROSS JOIN suggestion ON suggestion.ticket = asked.value
  WHERE suggestion.rule IS NOT NULL AND suggestion.deleted_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM suggestion AS later WHERE later.ticket = suggestion.ticket AND later.row > suggestion.row AND later.rule = suggestion.rule AND later.deleted_at IS NULL)`)
/** Whatever brought it to where it is on the ladder. */
export const lastAccepted = reading<{ ticket: number }, SuggestionRow>(`
  SELECT * FROM suggestion WHERE ticket = @ticket AND state = 'accepted' AND deleted_at IS NULL ORDER BY decided_at DESC, row DESC LIMIT 1`)
/** What was accepted and not handed back since. */
export const acceptedOf = reading<{ ticket: number }, SuggestionRow>("SELECT * FROM suggestion WHERE ticket = @ticket AND state = 'accepted' AND until IS NULL AND deleted_at IS NULL ORDER BY row")

/** People of a role with how many open tickets each has, whoever has the fewest first; those who have as many as they take come last. */
export const leastLoaded = reading<{ role: string }, { row: number; tickets: number }>(`
  SELECT person.row, (SELECT count(*) FROM ticket WHERE ticket.owner = person.row AND ticket.state = 'open') AS tickets
  FROM person WHERE person.role = @role AND person.deleted_at IS NULL ORDER BY tickets >= coalesce(person.load_limit, 1000000), tickets, person.row LIMIT 1`)

export const looksOf = reading<{ tickets: string }, { ticket: number; at: number }>('SELECT look.ticket, look.at FROM json_each(@tickets) AS asked CROSS JOIN escalation_look AS look ON look.ticket = asked.value')
export const lookAgain = writing<{ ticket: number; at: number }>('INSERT INTO escalation_look (ticket, at) VALUES (@ticket, @at) ON CONFLICT (ticket) DO UPDATE SET at = excluded.at')
export const lookNoMore = writing<{ ticket: number }>('DELETE FROM escalation_look WHERE ticket = @ticket')
export const firstLook = reading<Record<string, never>, { at: number | null }>('SELECT min(at) AS at FROM escalation_look')
export const toLookAt = reading<{ now: number; most: number }, { ticket: number }>('SELECT ticket FROM escalation_look WHERE at <= @now ORDER BY at, ticket LIMIT @most')
export const ticketOfClock = reading<{ clock_id: Uint8Array }, { ticket: number }>('SELECT ticket FROM clock WHERE clock_id = @clock_id AND ticket IS NOT NULL')

export const pass = reading<Record<string, never>, { playbook: number; after: number | null; alarms: number | null }>('SELECT playbook, after, alarms FROM escalation_pass')
export const passIs = writing<{ playbook: number; after: number | null }>(`
  INSERT INTO escalation_pass (one, playbook, after) VALUES (1, @playbook, @after) ON CONFLICT (one) DO UPDATE SET playbook = excluded.playbook, after = excluded.after`)

const alarm = "event.type IN ('clock.warned', 'clock.breached')"
export const lastAlarmOf = reading<{ clock_id: Uint8Array }, { seq: number }>(`SELECT seq FROM event WHERE entity_id = @clock_id AND ${alarm} ORDER BY seq DESC LIMIT 1`)
/** Where none were looked through yet all tickets are to be, those whose clocks are told of with them. */
export const alarmsAre = writing<{ after: number }>('UPDATE escalation_pass SET alarms = min(coalesce(alarms, @after), @after)')
export const alarmsDone = writing<{ after: number | null }>('UPDATE escalation_pass SET alarms = @after')
export const alarmsAfter = reading<{ after: number; most: number }, { seq: number; ticket: number }>(`
  SELECT event.seq, clock.ticket FROM event CROSS JOIN clock ON clock.clock_id = event.entity_id
  WHERE event.seq > @after AND ${alarm} AND clock.ticket IS NOT NULL ORDER BY event.seq LIMIT @most`)

export type RuleCount = { readonly rule: string | null; readonly playbook: number; readonly made: number; readonly accepted: number; readonly declined: number; readonly later: number; readonly standing: number; readonly gone: number }
/** What became of the suggestions made since an instant, by rule, under the latest playbook of each. */
export const countsByRule = reading<{ since: number }, RuleCount>(`
  SELECT rule, max(playbook) AS playbook, count(*) AS made, sum(state = 'accepted') AS accepted, sum(state = 'declined') AS declined, sum(put_off > 0) AS later,
    sum(state IN ('open', 'later')) AS standing, sum(state = 'gone') AS gone
  FROM suggestion WHERE since >= @since AND deleted_at IS NULL GROUP BY rule ORDER BY made DESC, rule`)
export const reasonsSince = reading<{ since: number; most: number }, { rule: string; reason: string; at: number; ticket_id: Uint8Array; number: string }>(`
  SELECT suggestion.rule, suggestion.reason, suggestion.decided_at AS at, ticket.ticket_id, ticket.number
  FROM suggestion JOIN ticket ON ticket.row = suggestion.ticket
  WHERE suggestion.since >= @since AND suggestion.state = 'declined' AND suggestion.deleted_at IS NULL ORDER BY suggestion.since DESC, suggestion.row DESC LIMIT @most`)
export const rowOfId = reading<{ ticket_id: Uint8Array }, { row: number }>('SELECT row FROM ticket WHERE ticket_id = @ticket_id')
