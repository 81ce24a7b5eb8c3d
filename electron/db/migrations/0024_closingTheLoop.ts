const shared = `
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))`

/**
 * What closes the loop. A follow-up (FU-1) belongs to one solving of a ticket, known by when it was solved, and has a row from its first
 * attempt on; when it is due is its clock's business. `before` is what its last step changed, so that it can be taken back. A rating
 * (FU-2) that is low opens an improvement. A notice (EX-1, EX-2) has its scope and words as JSON; `next_at` is when time begins or ends
 * it. A promise (时限承诺) is what a customer was told, by when, and by whom.
 */
export const closingTheLoop = `
ALTER TABLE customer ADD COLUMN no_care_messages INTEGER NOT NULL DEFAULT 0 CHECK (no_care_messages IN (0, 1));

CREATE TABLE follow_up (
  row INTEGER PRIMARY KEY,
  follow_up_id BLOB NOT NULL UNIQUE CHECK (length(follow_up_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  solved_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try_at INTEGER,
  result TEXT CHECK (result IN ('satisfied', 'dissatisfied', 'notReached')),
  reason TEXT NOT NULL DEFAULT '',
  by INTEGER NOT NULL REFERENCES person (row),
  at INTEGER NOT NULL,
  settled_at INTEGER,
  before TEXT CHECK (before IS NULL OR json_valid(before)),${shared},
  CHECK (next_try_at IS NULL OR result IS NULL)
) STRICT;
CREATE UNIQUE INDEX follow_up_of_ticket ON follow_up (ticket, solved_at);
CREATE INDEX follow_up_unsettled ON follow_up (at) WHERE result = 'notReached' AND settled_at IS NULL;
CREATE UNIQUE INDEX follow_up_external ON follow_up (external_system, external_id) WHERE external_system IS NOT NULL;
CREATE INDEX clock_follow_up ON clock (due_at) WHERE metric = 'followUp' AND met_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE rating (
  row INTEGER PRIMARY KEY,
  rating_id BLOB NOT NULL UNIQUE CHECK (length(rating_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  source TEXT NOT NULL CHECK (source IN ('phone', 'form')),
  speed INTEGER CHECK (speed BETWEEN 1 AND 5),
  solution INTEGER CHECK (solution BETWEEN 1 AND 5),
  attitude INTEGER CHECK (attitude BETWEEN 1 AND 5),
  comment TEXT NOT NULL DEFAULT '',
  given_at INTEGER NOT NULL,
  by INTEGER REFERENCES person (row),${shared},
  CHECK (coalesce(speed, solution, attitude) IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX rating_once ON rating (ticket, source, given_at) WHERE deleted_at IS NULL;
CREATE INDEX rating_given ON rating (given_at);
CREATE UNIQUE INDEX rating_external ON rating (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE improvement (
  row INTEGER PRIMARY KEY,
  improvement_id BLOB NOT NULL UNIQUE CHECK (length(improvement_id) = 16),
  rating INTEGER NOT NULL UNIQUE REFERENCES rating (row),
  owner INTEGER NOT NULL REFERENCES person (row),
  measure TEXT NOT NULL DEFAULT '',
  opened_at INTEGER NOT NULL,
  due_at INTEGER,
  done_at INTEGER,
  told_at INTEGER CHECK (told_at IS NULL OR done_at IS NOT NULL),${shared}) STRICT;
CREATE INDEX improvement_open ON improvement (opened_at) WHERE told_at IS NULL;
CREATE UNIQUE INDEX improvement_external ON improvement (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE notice (
  row INTEGER PRIMARY KEY,
  notice_id BLOB NOT NULL UNIQUE CHECK (length(notice_id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('outage', 'recall', 'disaster', 'policy', 'other')),
  importance TEXT NOT NULL CHECK (importance IN ('emergency', 'important', 'usual')),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL CHECK (json_valid(words)),
  scope TEXT NOT NULL CHECK (json_valid(scope)),
  author INTEGER NOT NULL REFERENCES person (row),
  published_at INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at > from_at),
  ended_at INTEGER,
  report TEXT CHECK (report IS NULL OR json_valid(report)),
  next_at INTEGER,${shared}) STRICT;
CREATE INDEX notice_standing ON notice (from_at) WHERE ended_at IS NULL;
CREATE INDEX notice_next ON notice (next_at) WHERE next_at IS NOT NULL;
CREATE UNIQUE INDEX notice_external ON notice (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE notice_acknowledgement (
  row INTEGER PRIMARY KEY,
  notice INTEGER NOT NULL REFERENCES notice (row),
  person INTEGER NOT NULL REFERENCES person (row),
  at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  UNIQUE (notice, person)
) STRICT;

CREATE TABLE notice_entry (
  row INTEGER PRIMARY KEY,
  notice INTEGER NOT NULL REFERENCES notice (row),
  at INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES person (row),
  text TEXT NOT NULL,
  last_seq INTEGER NOT NULL REFERENCES event (seq)
) STRICT;
CREATE INDEX notice_entry_of ON notice_entry (notice, at, row);

CREATE TABLE promise (
  row INTEGER PRIMARY KEY,
  promise_id BLOB NOT NULL UNIQUE CHECK (length(promise_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  owner INTEGER NOT NULL REFERENCES person (row),
  source TEXT NOT NULL CHECK (source IN ('intake', 'comment', 'escalation')),
  text TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  broken_at INTEGER,
  kept_at INTEGER,
  withdrawn_at INTEGER CHECK (withdrawn_at IS NULL OR kept_at IS NULL),
  reason TEXT NOT NULL DEFAULT '',${shared}) STRICT;
CREATE INDEX promise_due ON promise (due_at) WHERE broken_at IS NULL AND kept_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX promise_of_owner ON promise (owner, due_at) WHERE kept_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX promise_of_ticket ON promise (ticket, due_at);
CREATE INDEX promise_by_due ON promise (due_at);
CREATE UNIQUE INDEX promise_external ON promise (external_system, external_id) WHERE external_system IS NOT NULL;
`
