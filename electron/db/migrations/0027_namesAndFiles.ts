/**
 * Customers are found by how their names are read aloud and in either script (KB-4). `customer_name_form` holds the words that a name comes to
 * (`nameForms.rules.ts`); they are written by the program, since a trigger knows no Chinese, and go with the name that they describe. What was there
 * before is read from the newest customer down to the first: `upto` of `customer` is the highest row that is still to be read.
 * An attachment that came with a file of articles from the command line was attached by no person.
 */
export const namesAndFiles = `
CREATE VIRTUAL TABLE customer_name_form USING fts5 (forms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE TRIGGER customer_form_update AFTER UPDATE OF name_key ON customer WHEN OLD.name_key <> NEW.name_key BEGIN
  DELETE FROM customer_name_form WHERE rowid = OLD.row;
END;
CREATE TRIGGER customer_form_delete AFTER DELETE ON customer BEGIN
  DELETE FROM customer_name_form WHERE rowid = OLD.row;
END;

ALTER TABLE attachment ALTER COLUMN person DROP NOT NULL;

ALTER TABLE search_progress RENAME TO search_progress_before;
CREATE TABLE search_progress (
  what TEXT PRIMARY KEY CHECK (what IN ('ticket', 'customer')),
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO search_progress SELECT * FROM search_progress_before;
DROP TABLE search_progress_before;
INSERT INTO search_progress (what, upto) SELECT 'customer', max(row) FROM customer HAVING max(row) IS NOT NULL;
`
