const shared = `
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
`

/**
 * What the rules of escalation suggested on a ticket, and what became of it (ES-2, ES-3). `rule` is null where somebody went up the ladder
 * without one. `until` is until when it stays away once it was put off, declined, or handed back; `before` how the ticket stood before it was
 * accepted, for taking that back. `escalation_look` says when time alone may change a ticket's suggestions, where no clock's alarm comes
 * then; `escalation_pass` how far all open tickets were looked through under the rules in force: `after` is null at the end.
 */
export const escalation = `
CREATE TABLE suggestion (
  row INTEGER PRIMARY KEY,
  suggestion_id BLOB NOT NULL UNIQUE CHECK (length(suggestion_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  rule TEXT,
  level TEXT NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'later', 'declined', 'accepted', 'gone')),
  since INTEGER NOT NULL,
  until INTEGER CHECK (until IS NOT NULL OR state NOT IN ('later', 'declined')),
  put_off INTEGER NOT NULL DEFAULT 0 CHECK (put_off >= 0),
  reason TEXT,
  decided_at INTEGER,
  decided_by INTEGER REFERENCES person (row),
  due_at INTEGER CHECK ((state = 'accepted') = (due_at IS NOT NULL)),
  before TEXT CHECK (json_valid(before)),${shared}) STRICT;
CREATE INDEX suggestion_of_ticket ON suggestion (ticket, row);
CREATE UNIQUE INDEX suggestion_standing ON suggestion (ticket, rule) WHERE state IN ('open', 'later');
CREATE INDEX suggestion_since ON suggestion (since);
CREATE UNIQUE INDEX suggestion_external ON suggestion (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE escalation_look (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (row),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX escalation_look_at ON escalation_look (at);

CREATE TABLE escalation_pass (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  after INTEGER
) STRICT;
`
