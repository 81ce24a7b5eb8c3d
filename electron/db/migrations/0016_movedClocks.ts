/**
 * A re-targeting records many clocks in one event. Where the event of a ticket's clocks is found: of each re-targeting (the event that
 * asked for it), by serial number and row of the last ticket that an event covers. It follows from the events.
 * The index of open tickets by next due goes: the one by state and next due covers what it was for, and each index by due instant is
 * written to whenever a clock moves.
 */
export const movedClocks = `
CREATE TABLE moved_clocks (
  asked_seq INTEGER NOT NULL REFERENCES event (seq),
  serial INTEGER NOT NULL,
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  seq INTEGER NOT NULL REFERENCES event (seq),
  PRIMARY KEY (asked_seq, serial, ticket)
) STRICT, WITHOUT ROWID;

DROP INDEX ticket_open_due;
DROP INDEX ticket_state_due;
CREATE INDEX ticket_state_due ON ticket (state, next_due_at, row, deleted_at);
`
