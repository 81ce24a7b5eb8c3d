/**
 * When a ticket is due next, and whose clocks it follows, stand in rows of their own with what the orders by due instant lead with: few
 * and small pages, since they are written whenever a ticket is saved and a million times when clocks are re-targeted. `state` is its
 * place among the states (0 open, 1 resolved, 2 closed), null for a ticket that is deleted; a `grade` is a pair of severity and priority.
 * `clocks_playbook` is the ticket's own playbook until another one's clocks count.
 */
export const ticketDue = `
CREATE TABLE grade (
  row INTEGER PRIMARY KEY,
  severity TEXT NOT NULL,
  priority TEXT NOT NULL,
  UNIQUE (severity, priority)
) STRICT;
INSERT INTO grade (severity, priority) SELECT DISTINCT severity, priority FROM ticket ORDER BY severity, priority;

CREATE TABLE ticket_due (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (row),
  state INTEGER CHECK (state IN (0, 1, 2)),
  owner INTEGER NOT NULL REFERENCES person (row),
  grade INTEGER NOT NULL REFERENCES grade (row),
  next_due_at INTEGER,
  contact INTEGER NOT NULL REFERENCES contact (row),
  clocks_playbook INTEGER NOT NULL REFERENCES playbook (row)
) STRICT;
INSERT INTO ticket_due
  SELECT ticket.row, CASE WHEN ticket.deleted_at IS NULL THEN CASE ticket.state WHEN 'open' THEN 0 WHEN 'resolved' THEN 1 ELSE 2 END END, ticket.owner, grade.row,
    ticket.next_due_at, ticket.contact, coalesce(ticket.clocks_playbook, ticket.playbook)
  FROM ticket JOIN grade ON grade.severity = ticket.severity AND grade.priority = ticket.priority ORDER BY ticket.row;

DROP INDEX ticket_state_due;
DROP INDEX ticket_owner_due;
DROP INDEX ticket_graded_due;
ALTER TABLE ticket DROP COLUMN next_due_at;
ALTER TABLE ticket DROP COLUMN clocks_playbook;
CREATE INDEX ticket_due_of_state ON ticket_due (state, next_due_at);
CREATE INDEX ticket_due_of_owner ON ticket_due (owner, state, next_due_at);
CREATE INDEX ticket_due_of_grade ON ticket_due (state, grade, next_due_at);
`
