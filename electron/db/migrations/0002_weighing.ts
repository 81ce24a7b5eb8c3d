/** Scope of impact and urgency of a ticket (IN-7): with the owner they are why its severity is what it is. */
export const weighing = `
ALTER TABLE ticket ADD COLUMN impact TEXT;
ALTER TABLE ticket ADD COLUMN urgency TEXT;
`
