/** How many open tickets a person takes from the team (TK-7); none: as many as there are. */
export const load = `
ALTER TABLE person ADD COLUMN load_limit INTEGER CHECK (load_limit BETWEEN 1 AND 999);
`
