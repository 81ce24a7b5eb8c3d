/** As many characters as a name may have; written out, since a trigger cannot count by itself. */
const places = JSON.stringify(Array.from({ length: 60 }, (_, at) => at + 1))

/**
 * The characters of a name by twos, and the last one alone: each is a word of the index, so that one or two characters of a
 * Chinese name are found as fast as ten. (The trigram tokenizer of FTS5 finds nothing shorter than three.)
 */
const neighbours = (row: 'NEW' | 'customer') => `SELECT group_concat(substr(${row}.name_key, value, 2), ' ') FROM json_each('${places}') WHERE value <= length(${row}.name_key)`

/** Customers carry tags, and are found by any part of their name without reading them all, also at a million of them. */
export const customerNamesAndTags = `
ALTER TABLE customer ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags) AND json_type(tags) = 'array');
ALTER TABLE customer ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE customer SET name_key = substr(lower(replace(replace(replace(name, ' ', ''), char(12288), ''), '·', '')), 1, 60);
CREATE INDEX customer_name ON customer (name_key) WHERE deleted_at IS NULL AND name_key <> '';

CREATE VIRTUAL TABLE customer_name_part USING fts5 (neighbours, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1');
INSERT INTO customer_name_part (rowid, neighbours) SELECT row, (${neighbours('customer')}) FROM customer WHERE name_key <> '';
CREATE TRIGGER customer_named_insert AFTER INSERT ON customer WHEN NEW.name_key <> '' BEGIN
  INSERT INTO customer_name_part (rowid, neighbours) VALUES (NEW.row, (${neighbours('NEW')}));
END;
CREATE TRIGGER customer_named_update AFTER UPDATE OF name_key ON customer WHEN OLD.name_key <> NEW.name_key BEGIN
  DELETE FROM customer_name_part WHERE rowid = OLD.row;
  INSERT INTO customer_name_part (rowid, neighbours) SELECT NEW.row, (${neighbours('NEW')}) WHERE NEW.name_key <> '';
END;
CREATE TRIGGER customer_named_delete AFTER DELETE ON customer BEGIN
  DELETE FROM customer_name_part WHERE rowid = OLD.row;
END;
`
