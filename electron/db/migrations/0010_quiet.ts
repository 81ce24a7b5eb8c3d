/** Warnings may sound (CK-24), and be silent in hours of their own: local times of day, both or none. */
export const quiet = `
ALTER TABLE desk ADD COLUMN sound INTEGER NOT NULL DEFAULT 0 CHECK (sound IN (0, 1));
ALTER TABLE desk ADD COLUMN quiet_from TEXT;
ALTER TABLE desk ADD COLUMN quiet_to TEXT CHECK ((quiet_from IS NULL) = (quiet_to IS NULL));
`
