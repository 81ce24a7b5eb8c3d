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
 * Files of articles that were taken, as batches: written in pieces with everybody answered in between, so what each article was before stands here
 * until the batch is whole, and after it for whoever takes it back. `before` is the version that was in force, null for an article that began with
 * the batch; `retired_reason` why it was retired, where it was; `after` the article's own count of changes, which says whether anybody changed it since.
 */
export const imports = `
CREATE TABLE article_import (
  row INTEGER PRIMARY KEY,
  import_id BLOB NOT NULL UNIQUE CHECK (length(import_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('taking', 'taken', 'undoing', 'undone')),
  file TEXT NOT NULL,
  titles TEXT NOT NULL CHECK (json_valid(titles)),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  person INTEGER NOT NULL REFERENCES person (row),
  begun_at INTEGER NOT NULL,${shared}) STRICT;
CREATE UNIQUE INDEX article_import_external ON article_import (external_system, external_id) WHERE external_system IS NOT NULL;
CREATE INDEX article_import_unfinished ON article_import (row) WHERE state IN ('taking', 'undoing');
CREATE INDEX article_import_titles ON article_import (titles, row);

CREATE TABLE article_imported (
  import INTEGER NOT NULL REFERENCES article_import (row),
  article INTEGER NOT NULL REFERENCES article (row),
  before INTEGER,
  retired_reason TEXT,
  after INTEGER NOT NULL,
  PRIMARY KEY (import, article)
) STRICT, WITHOUT ROWID;
`
