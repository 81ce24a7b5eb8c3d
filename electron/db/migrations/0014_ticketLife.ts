/**
 * How a ticket gets from a suggestion to a satisfied customer (TK-1 … TK-4, ES-1, FU-1). `course` is the course that it was given by hand,
 * else it follows from what it is about; `stage` is where on it the ticket stands while it is open, null at the beginning. `level` is the step of the ladder that
 * it was taken to, `agent` who stays the customer's contact there. `moments` are the further instants of its life by which clocks start
 * and stop, by their names. All of it is null or empty for what came before: no row is written by this.
 */
export const ticketLife = `
ALTER TABLE ticket ADD COLUMN course TEXT CHECK (course IN ('ordinary', 'complex', 'complaint', 'order'));
ALTER TABLE ticket ADD COLUMN stage TEXT;
ALTER TABLE ticket ADD COLUMN level TEXT;
ALTER TABLE ticket ADD COLUMN agent INTEGER REFERENCES person (row);
ALTER TABLE ticket ADD COLUMN dissatisfied INTEGER NOT NULL DEFAULT 0 CHECK (dissatisfied >= 0);
ALTER TABLE ticket ADD COLUMN moments TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(moments));
`
