/**
 * Clocks of open tickets may be reckoned anew under a later playbook: a ticket then keeps which one its clocks follow, everything
 * else of it stays under its own. `retargeting` is how far that has come (at most one is under way): tickets by serial number up to
 * `after`, none above `until`, so that what was killed in the middle goes on where it was.
 */
export const retargeting = `
ALTER TABLE ticket ADD COLUMN clocks_playbook INTEGER REFERENCES playbook (row);

CREATE TABLE retargeting (
  playbook INTEGER PRIMARY KEY REFERENCES playbook (row),
  asked_seq INTEGER NOT NULL REFERENCES event (seq),
  after INTEGER NOT NULL DEFAULT 0,
  until INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  of INTEGER NOT NULL
) STRICT;
`
