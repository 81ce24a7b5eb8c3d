/**
 * Where so many clocks were told of at once that the rules look at their tickets behind: `alarms` is the event after which those that were
 * told of have yet to be looked at, null at the end. All open tickets are looked through only where any may have become otherwise.
 */
export const alarmsToLookAt = `
ALTER TABLE escalation_pass ADD COLUMN alarms INTEGER;
`
