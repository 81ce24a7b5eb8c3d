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
 * Pictures and files of articles (KB-1). What they hold is kept once, by its SHA-256; an attachment is a name for it. One that is still
 * on its way has pieces and no content. `article_attachment` says which version names which, read out of its text.
 */
export const attachments = `
CREATE TABLE attachment_content (
  row INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'gif', 'webp', 'file')),
  width INTEGER CHECK ((kind = 'file') = (width IS NULL)),
  height INTEGER CHECK ((kind = 'file') = (height IS NULL)),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TABLE attachment (
  row INTEGER PRIMARY KEY,
  attachment_id BLOB NOT NULL UNIQUE CHECK (length(attachment_id) = 16),
  name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  content INTEGER REFERENCES attachment_content (row),
  person INTEGER NOT NULL REFERENCES person (row),
  begun_at INTEGER NOT NULL,${shared}) STRICT;
CREATE INDEX attachment_of_content ON attachment (content) WHERE content IS NOT NULL;
CREATE INDEX attachment_begun ON attachment (begun_at) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX attachment_external ON attachment (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE attachment_piece (
  attachment INTEGER NOT NULL REFERENCES attachment (row),
  at INTEGER NOT NULL CHECK (at >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (attachment, at)
) STRICT;

CREATE TABLE article_attachment (
  version INTEGER NOT NULL REFERENCES article_version (row),
  attachment INTEGER NOT NULL REFERENCES attachment (row),
  PRIMARY KEY (version, attachment)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_attachment_of ON article_attachment (attachment);
`
