/**
 * `shipped` is the playbook of the program whose other parts a playbook has beside its calendars, clocks and campaigns: itself when it came
 * with the program, null when somebody wrote another one. So a later program knows what it may renew and what a supervisor published (CK-21,
 * ES-4). `brought` is what came in and what stayed when that happened. What was published so far is told apart by who did it and by those other parts.
 *
 * `clock_draft` is what a person changes of calendars, clocks and campaigns and has not published: one each, which lasts longer than the window.
 */
export const clockSettings = `
ALTER TABLE playbook ADD COLUMN shipped INTEGER REFERENCES playbook (row);
ALTER TABLE playbook ADD COLUMN brought TEXT CHECK (json_valid(brought));
UPDATE playbook SET shipped = row WHERE EXISTS (
  SELECT 1 FROM event WHERE event.entity_id = playbook.playbook_id AND event.type = 'playbook.published' AND event.author IS NULL
  AND event.seq = (SELECT min(seq) FROM event AS first WHERE first.entity_id = playbook.playbook_id AND first.type = 'playbook.published'));
UPDATE playbook SET shipped = (
  SELECT max(own.row) FROM playbook AS own
  WHERE own.shipped = own.row AND own.name = playbook.name
  AND json_remove(own.body, '$.calendars', '$.clocks', '$.campaigns', '$.version') = json_remove(playbook.body, '$.calendars', '$.clocks', '$.campaigns', '$.version'))
WHERE shipped IS NULL;

CREATE TABLE clock_draft (
  row INTEGER PRIMARY KEY,
  draft_id BLOB NOT NULL UNIQUE CHECK (length(draft_id) = 16),
  person INTEGER NOT NULL UNIQUE REFERENCES person (row),
  content TEXT NOT NULL CHECK (json_valid(content)),
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX clock_draft_external ON clock_draft (external_system, external_id) WHERE external_system IS NOT NULL;
`
