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
 * Knowledge beside the step (KB-1 … KB-5). Every version of an article is kept; `published` and `writing` are numbers of versions. What a
 * published article belongs to stands in `article_link`, one short row a scene or need, since it is asked at every step of an intake. `idle_since`
 * is when it was last of use, else when it was published. A use belongs to a problem of a contact, and so to the ticket that comes of it. `found_as` is the version
 * that the search knows, which follows the one in force a moment later.
 */
export const knowledge = `
CREATE TABLE article (
  row INTEGER PRIMARY KEY,
  article_id BLOB NOT NULL UNIQUE CHECK (length(article_id) = 16),
  shipped_as TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published', 'retired')),
  published INTEGER,
  writing INTEGER CHECK (published IS NOT NULL OR writing IS NOT NULL),
  in_review INTEGER NOT NULL DEFAULT 0 CHECK (in_review IN (0, 1)),
  written_by INTEGER REFERENCES person (row),
  retired_reason TEXT CHECK ((state = 'retired') = (retired_reason IS NOT NULL)),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER REFERENCES person (row),
  valid_to TEXT,
  idle_since INTEGER,
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0),
  reports INTEGER NOT NULL DEFAULT 0 CHECK (reports >= 0),
  found_as INTEGER,${shared}) STRICT;
CREATE UNIQUE INDEX article_shipped_as ON article (shipped_as) WHERE shipped_as IS NOT NULL;
CREATE UNIQUE INDEX article_external ON article (external_system, external_id) WHERE external_system IS NOT NULL;
CREATE INDEX article_of_state ON article (state, changed_at, row);
CREATE INDEX article_written ON article (in_review, changed_at, row) WHERE writing IS NOT NULL;
CREATE INDEX article_expiring ON article (valid_to) WHERE state = 'published' AND valid_to IS NOT NULL;
CREATE INDEX article_idle ON article (idle_since) WHERE state = 'published';
CREATE INDEX article_to_index ON article (row) WHERE found_as IS NOT iif(state = 'published', published, NULL);
CREATE INDEX article_reported ON article (reports) WHERE reports > 0;

CREATE TABLE article_version (
  row INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL CHECK (number >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  author INTEGER REFERENCES person (row),
  reason TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  published_at INTEGER,
  published_by INTEGER REFERENCES person (row),
  learned INTEGER NOT NULL DEFAULT 0 CHECK (learned IN (0, 1)),${shared}) STRICT;
CREATE UNIQUE INDEX article_version_number ON article_version (article, number);
CREATE UNIQUE INDEX article_version_external ON article_version (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE article_link (
  kind TEXT NOT NULL CHECK (kind IN ('scene', 'need', 'tag')),
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article (row),
  PRIMARY KEY (kind, id, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_link_of_article ON article_link (article);

CREATE TABLE article_need (
  need TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article (row),
  uses INTEGER NOT NULL CHECK (uses >= 0),
  PRIMARY KEY (need, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_use (
  row INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL,
  contact INTEGER NOT NULL REFERENCES contact (row),
  problem INTEGER NOT NULL CHECK (problem >= 1),
  need TEXT,
  person INTEGER NOT NULL REFERENCES person (row),
  used_at INTEGER NOT NULL,${shared}) STRICT;
CREATE UNIQUE INDEX article_use_once ON article_use (contact, problem, article) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX article_use_external ON article_use (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE article_report (
  row INTEGER PRIMARY KEY,
  report_id BLOB NOT NULL UNIQUE CHECK (length(report_id) = 16),
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (row),
  reported_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  settled_at INTEGER,
  settled_by INTEGER REFERENCES person (row),
  settled_reason TEXT,${shared}) STRICT;
CREATE INDEX article_report_open ON article_report (article, row) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX article_report_external ON article_report (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE learning (
  row INTEGER PRIMARY KEY,
  learning_id BLOB NOT NULL UNIQUE CHECK (length(learning_id) = 16),
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (row),
  published_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  breached_at INTEGER,
  passed_at INTEGER,
  dropped_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),${shared}) STRICT;
CREATE INDEX learning_of_person ON learning (person, published_at);
CREATE INDEX learning_due ON learning (due_at) WHERE passed_at IS NULL AND breached_at IS NULL AND dropped_at IS NULL;
CREATE INDEX learning_of_version ON learning (article, number);
CREATE INDEX learning_published ON learning (published_at);
CREATE UNIQUE INDEX learning_external ON learning (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE quiz_attempt (
  row INTEGER PRIMARY KEY,
  learning INTEGER NOT NULL REFERENCES learning (row),
  tried_at INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  right INTEGER NOT NULL,
  asked INTEGER NOT NULL CHECK (right <= asked)
) STRICT;
CREATE INDEX quiz_attempt_of_learning ON quiz_attempt (learning);

CREATE TABLE proposal (
  row INTEGER PRIMARY KEY,
  proposal_id BLOB NOT NULL UNIQUE CHECK (length(proposal_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('open', 'adopted', 'declined')),
  person INTEGER NOT NULL REFERENCES person (row),
  proposed_at INTEGER NOT NULL,
  ticket INTEGER REFERENCES ticket (row),
  article INTEGER REFERENCES article (row),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  became INTEGER REFERENCES article (row),
  decided_by INTEGER REFERENCES person (row),
  decided_at INTEGER,
  reason TEXT NOT NULL DEFAULT '',${shared}) STRICT;
CREATE INDEX proposal_of_state ON proposal (state, row);
CREATE INDEX proposal_of_person ON proposal (person, row);
CREATE UNIQUE INDEX proposal_external ON proposal (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE shipped_knowledge (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  version INTEGER NOT NULL,
  last_seq INTEGER NOT NULL REFERENCES event (seq)
) STRICT;
`
