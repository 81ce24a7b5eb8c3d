/**
 * One search box over everything (KB-4). What can be found lies in `search_document`; `search_index` is which words stand in which of them
 * (detail=none: a quarter of the size, and as quick to read; places are looked up in the few documents that are ranked),
 * `search_term` in how many, `search_reading` how words of titles are read in Latin letters. All four follow from what they describe.
 * Synonyms are the supervisor's; `search_synonym` is what they come to. `search_missing` counts what was looked for and not found.
 */
export const search = `
CREATE TABLE search_document (
  row INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  numbers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(numbers) AND json_type(numbers) = 'array'),
  uses INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, id, language)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TABLE search_term (
  term TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_reading (
  initials TEXT NOT NULL,
  reading TEXT NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (initials, reading, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE synonym (
  row INTEGER PRIMARY KEY,
  synonym_id BLOB NOT NULL UNIQUE CHECK (length(synonym_id) = 16),
  words TEXT NOT NULL CHECK (json_valid(words) AND json_type(words) = 'array'),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX synonym_external ON synonym (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE TABLE search_synonym (
  word TEXT NOT NULL,
  meaning TEXT NOT NULL,
  synonym INTEGER NOT NULL REFERENCES synonym (row),
  PRIMARY KEY (word, meaning, synonym)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_synonym_of ON search_synonym (synonym);

CREATE TABLE search_missing (
  folded TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  times INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_missing_often ON search_missing (times, last_at);
`
