/**
 * The orders by severity and by priority are walked on one index: of each severity its priorities are merged, of each priority its
 * severities. Every index by due instant is written to whenever a ticket is saved and whenever a clock moves.
 */
export const gradedDue = `
DROP INDEX ticket_severity_due;
DROP INDEX ticket_priority_due;
CREATE INDEX ticket_graded_due ON ticket (state, severity, priority, next_due_at, row);
`
