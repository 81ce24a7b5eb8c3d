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
 * The plan of a complex ticket (TK-2): how it was assessed, its steps with who does them and until when, who passed it, and what was
 * learned. Written by whoever changed the steps last, who may not pass it.
 */
export const plan = `
CREATE TABLE plan (
  row INTEGER PRIMARY KEY,
  plan_id BLOB NOT NULL UNIQUE CHECK (length(plan_id) = 16),
  ticket INTEGER NOT NULL UNIQUE REFERENCES ticket (row),
  complexity TEXT CHECK (complexity IN ('low', 'medium', 'high')),
  departments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(departments)),
  hours INTEGER CHECK (hours > 0),
  resources TEXT NOT NULL DEFAULT '',
  written_by INTEGER REFERENCES person (row),
  passed_by INTEGER REFERENCES person (row),
  passed_at INTEGER CHECK ((passed_at IS NULL) = (passed_by IS NULL)),
  refused TEXT,
  lesson TEXT NOT NULL DEFAULT '',${shared}) STRICT;
CREATE UNIQUE INDEX plan_external ON plan (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE plan_step (
  row INTEGER PRIMARY KEY,
  plan_step_id BLOB NOT NULL UNIQUE CHECK (length(plan_step_id) = 16),
  plan INTEGER NOT NULL REFERENCES plan (row),
  position INTEGER NOT NULL CHECK (position >= 1),
  text TEXT NOT NULL,
  owner INTEGER REFERENCES person (row),
  department TEXT CHECK (owner IS NOT NULL OR department IS NOT NULL),
  due_at INTEGER NOT NULL,
  done_at INTEGER,
  done_by INTEGER REFERENCES person (row) CHECK ((done_at IS NULL) = (done_by IS NULL)),${shared}) STRICT;
CREATE INDEX plan_step_of ON plan_step (plan, position) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX plan_step_external ON plan_step (external_system, external_id) WHERE external_system IS NOT NULL;
`
