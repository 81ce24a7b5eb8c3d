/**
 * Up to which event (`seq`) the search has read what changed of tickets: told by no column of theirs, so that saving one costs nothing more. Of what was looked for in vain: by whom last, and whether somebody said that it is not needed.
 */
export const finding = `
CREATE TABLE search_progress (
  what TEXT PRIMARY KEY CHECK (what IN ('ticket')),
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE search_missing ADD COLUMN last_by INTEGER REFERENCES person (row);
ALTER TABLE search_missing ADD COLUMN dropped_at INTEGER;
DROP INDEX search_missing_often;
CREATE INDEX search_missing_often ON search_missing (times, last_at) WHERE dropped_at IS NULL;
`
