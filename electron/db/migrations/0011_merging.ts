/**
 * A duplicate that was merged into another ticket is closed by that (TK-5): into which, by which event (who, when, why; its clocks were
 * cancelled after it), and which version the other one had then. The index holds what was merged only: saving a ticket writes nothing
 * to it.
 */
export const merging = `
ALTER TABLE ticket ADD COLUMN merged_into INTEGER REFERENCES ticket (row) CHECK (merged_into <> row) CHECK (merged_into IS NULL OR state = 'closed');
ALTER TABLE ticket ADD COLUMN merged_seq INTEGER REFERENCES event (seq) CHECK ((merged_seq IS NULL) = (merged_into IS NULL));
ALTER TABLE ticket ADD COLUMN merged_version INTEGER CHECK ((merged_version IS NULL) = (merged_into IS NULL));
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;
`
