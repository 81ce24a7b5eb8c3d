/**
 * Clocks are found by their contact, which every ticket knows, and the next due of a person by the index of their tickets. Two
 * indexes go: each was written with every change of a clock, and one of them was walked from end to end where a person had few.
 */
export const clockIndexes = `
DROP INDEX clock_of_ticket;
DROP INDEX clock_running;
`
