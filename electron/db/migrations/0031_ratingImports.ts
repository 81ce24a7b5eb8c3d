/**
 * Files of ratings that were taken, so that one can be taken back: what each rating was before stands in the events between the two that
 * `begun_seq` and `taken_seq` name. A rating that is taken back takes its improvement along, and if it is low once more it opens
 * another: of those that are not deleted there is one a rating.
 */
export const ratingImports = `
CREATE TABLE rating_import (
  row INTEGER PRIMARY KEY,
  import_id BLOB NOT NULL UNIQUE CHECK (length(import_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('taken', 'undone')),
  file TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (row),
  taken_at INTEGER NOT NULL,
  added INTEGER NOT NULL CHECK (added >= 0),
  changed INTEGER NOT NULL CHECK (changed >= 0),
  begun_seq INTEGER NOT NULL REFERENCES event (seq),
  taken_seq INTEGER NOT NULL REFERENCES event (seq),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL)),
  CHECK (begun_seq < taken_seq)
) STRICT;
CREATE UNIQUE INDEX rating_import_external ON rating_import (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE improvement_kept (
  row INTEGER PRIMARY KEY,
  improvement_id BLOB NOT NULL UNIQUE CHECK (length(improvement_id) = 16),
  rating INTEGER NOT NULL REFERENCES rating (row),
  owner INTEGER NOT NULL REFERENCES person (row),
  measure TEXT NOT NULL DEFAULT '',
  opened_at INTEGER NOT NULL,
  due_at INTEGER,
  done_at INTEGER,
  told_at INTEGER CHECK (told_at IS NULL OR done_at IS NOT NULL),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;
INSERT INTO improvement_kept SELECT row, improvement_id, rating, owner, measure, opened_at, due_at, done_at, told_at, version, last_seq, deleted_at, external_system, external_id, external_version FROM improvement;
DROP TABLE improvement;
ALTER TABLE improvement_kept RENAME TO improvement;
CREATE UNIQUE INDEX improvement_of_rating ON improvement (rating) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX improvement_external ON improvement (external_system, external_id) WHERE external_system IS NOT NULL;
CREATE INDEX improvement_open ON improvement (opened_at) WHERE told_at IS NULL;
`
