/** Orders, as a shop's export or a connector tells them, and which of them a contact and its ticket are about. */
export const orders = `
CREATE TABLE customer_order (
  row INTEGER PRIMARY KEY,
  order_id BLOB NOT NULL UNIQUE CHECK (length(order_id) = 16),
  number TEXT NOT NULL COLLATE NOCASE,
  number_reversed TEXT NOT NULL COLLATE NOCASE,
  state TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_valid(items)),
  amount INTEGER,
  ordered_at INTEGER,
  shipped_at INTEGER,
  delivered_at INTEGER,
  phone TEXT NOT NULL,
  phone_reversed TEXT NOT NULL,
  member_number TEXT NOT NULL COLLATE NOCASE,
  customer INTEGER REFERENCES customer (row),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX customer_order_number ON customer_order (number) WHERE deleted_at IS NULL;
CREATE INDEX customer_order_number_reversed ON customer_order (number_reversed) WHERE deleted_at IS NULL;
CREATE INDEX customer_order_phone ON customer_order (phone_reversed) WHERE deleted_at IS NULL AND phone_reversed <> '';
CREATE INDEX customer_order_member ON customer_order (member_number) WHERE deleted_at IS NULL AND member_number <> '';
CREATE INDEX customer_order_customer ON customer_order (customer) WHERE deleted_at IS NULL AND customer IS NOT NULL;
CREATE UNIQUE INDEX customer_order_external ON customer_order (external_system, external_id) WHERE external_system IS NOT NULL;

ALTER TABLE contact ADD COLUMN customer_order INTEGER REFERENCES customer_order (row);
ALTER TABLE ticket ADD COLUMN customer_order INTEGER REFERENCES customer_order (row);
CREATE INDEX ticket_customer_order ON ticket (customer_order, opened_at) WHERE customer_order IS NOT NULL;
`
