/**
 * Several contacts side by side: when each came to its agent (the tabs keep that order), what is parked, what was handed over,
 * which kind it has become (null: as its channel begins) and which of its problems is being taken (IN-11, IN-12); and how long
 * each step was worked on.
 */
export const contacts = `
ALTER TABLE contact ADD COLUMN came_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN kind TEXT;
ALTER TABLE contact ADD COLUMN problem INTEGER NOT NULL DEFAULT 1 CHECK (problem >= 1);
ALTER TABLE contact ADD COLUMN parked_at INTEGER;
ALTER TABLE contact ADD COLUMN parked_reason TEXT CHECK ((parked_at IS NULL) = (parked_reason IS NULL));
ALTER TABLE contact ADD COLUMN handed_at INTEGER;
ALTER TABLE contact ADD COLUMN handed_by INTEGER REFERENCES person (row) CHECK ((handed_at IS NULL) = (handed_by IS NULL));
ALTER TABLE contact ADD COLUMN handed_note TEXT CHECK ((handed_at IS NULL) = (handed_note IS NULL));
ALTER TABLE contact ADD COLUMN taken_up_at INTEGER;
UPDATE contact SET came_at = coalesce(
  (SELECT min(event.instant) FROM event WHERE event.entity_id = contact.contact_id AND event.type = 'contact.started'), arrived_at);
DROP INDEX contact_open;
CREATE INDEX contact_open ON contact (agent, came_at) WHERE state = 'open';

ALTER TABLE ticket ADD COLUMN kind TEXT;
ALTER TABLE ticket ADD COLUMN problem INTEGER NOT NULL DEFAULT 1 CHECK (problem >= 1);
DROP INDEX ticket_contact;
CREATE UNIQUE INDEX ticket_contact ON ticket (contact, problem);

CREATE TABLE step_visit (
  row INTEGER PRIMARY KEY,
  step_visit_id BLOB NOT NULL UNIQUE CHECK (length(step_visit_id) = 16),
  contact INTEGER NOT NULL REFERENCES contact (row),
  problem INTEGER NOT NULL CHECK (problem >= 1),
  agent INTEGER NOT NULL REFERENCES person (row),
  step TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  left_at INTEGER CHECK (left_at >= entered_at),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;
CREATE INDEX step_visit_of_contact ON step_visit (contact, entered_at, row);
CREATE UNIQUE INDEX step_visit_open ON step_visit (contact) WHERE left_at IS NULL;
CREATE UNIQUE INDEX step_visit_external ON step_visit (external_system, external_id) WHERE external_system IS NOT NULL;
`
