/**
 * The queue in every order it is offered in: one index an order, the state first, since every view of it is of some state. The
 * one by due instant over all states goes: three walks, one a state, are merged instead, and saving a ticket pays for one less.
 * And how a person arranged it: named views, and what was shown last (one row a person, without a name).
 */
export const queue = `
DROP INDEX ticket_due;
CREATE INDEX ticket_opened ON ticket (state, opened_at, row);
CREATE INDEX ticket_serial_of_state ON ticket (state, serial, row);
CREATE INDEX ticket_severity_due ON ticket (state, severity, next_due_at, row);
CREATE INDEX ticket_priority_due ON ticket (state, priority, next_due_at, row);

CREATE TABLE queue_view (
  row INTEGER PRIMARY KEY,
  view_id BLOB NOT NULL UNIQUE CHECK (length(view_id) = 16),
  person INTEGER NOT NULL REFERENCES person (row),
  name TEXT,
  body TEXT NOT NULL CHECK (json_valid(body)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;
CREATE INDEX queue_view_of_person ON queue_view (person, row);
CREATE UNIQUE INDEX queue_view_shown ON queue_view (person) WHERE name IS NULL;
CREATE UNIQUE INDEX queue_view_external ON queue_view (external_system, external_id) WHERE external_system IS NOT NULL;
`
