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
 * Urging and dispatch (TK-6, TK-7). A ticket that its owner released to the team keeps that owner until somebody pulls it, so that it
 * is always somebody's. `skills` are ids of scenes and classes of the playbook that a person knows well.
 */
export const dispatch = `
ALTER TABLE ticket ADD COLUMN released_at INTEGER;
CREATE INDEX ticket_released ON ticket (released_at, row) WHERE released_at IS NOT NULL;
ALTER TABLE person ADD COLUMN skills TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills));

CREATE TABLE urge (
  row INTEGER PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  person INTEGER NOT NULL REFERENCES person (row),
  at INTEGER NOT NULL,
  why TEXT NOT NULL,${shared}) STRICT;
CREATE INDEX urge_of_ticket ON urge (ticket, at);
CREATE UNIQUE INDEX urge_external ON urge (external_system, external_id) WHERE external_system IS NOT NULL;
`
