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
 * What departments are asked (DP-1 … DP-3): written as a draft, sent, then answered or withdrawn. `parts` is JSON by the ids of the
 * department's template; `due_at` is what was promised when it was sent; null where no policy promises anything.
 */
export const collaboration = `
CREATE TABLE collaboration (
  row INTEGER PRIMARY KEY,
  collaboration_id BLOB NOT NULL UNIQUE CHECK (length(collaboration_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  department TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('case', 'improvement')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'answered', 'withdrawn')),
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  contact TEXT NOT NULL DEFAULT '',
  written_by INTEGER NOT NULL REFERENCES person (row),
  sent_at INTEGER CHECK ((state = 'draft') = (sent_at IS NULL)),
  sent_by INTEGER REFERENCES person (row),
  due_at INTEGER,
  answer TEXT NOT NULL DEFAULT '',
  ended_at INTEGER CHECK ((state IN ('answered', 'withdrawn')) = (ended_at IS NOT NULL)),
  ended_by INTEGER REFERENCES person (row),
  reason TEXT NOT NULL DEFAULT '',${shared}) STRICT;
CREATE INDEX collaboration_of_ticket ON collaboration (ticket, row) WHERE deleted_at IS NULL;
CREATE INDEX collaboration_open ON collaboration (department, due_at, row) WHERE state = 'sent' AND deleted_at IS NULL;
CREATE INDEX collaboration_answered ON collaboration (ended_at, ticket) WHERE state = 'answered' AND deleted_at IS NULL;
CREATE UNIQUE INDEX collaboration_draft ON collaboration (ticket, department, category, written_by) WHERE state = 'draft' AND deleted_at IS NULL;
CREATE UNIQUE INDEX collaboration_external ON collaboration (external_system, external_id) WHERE external_system IS NOT NULL;
`
