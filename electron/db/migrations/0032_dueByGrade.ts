/**
 * The queue by due instant is merged from its pairs of grades, each of which an index holds in order: the index of all of them together
 * would be written for nothing more with every ticket that is saved, and with every clock that is re-targeted.
 */
export const dueByGrade = `
DROP INDEX ticket_due_of_state;
`
