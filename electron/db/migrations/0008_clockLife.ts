/**
 * What a clock has lived through: since when its time counts, in which spans it stood still (JSON of [from, to]), since when it
 * stands still now. A ticket keeps its rests (JSON of [state, from, to], `to` null while it lasts) and when the customer was told
 * last. Tickets that were solved before are given the rest that they are in; how often they were reopened is in their events.
 */
export const clockLife = `
ALTER TABLE clock ADD COLUMN counted_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clock ADD COLUMN pauses TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pauses));
ALTER TABLE clock ADD COLUMN paused_at INTEGER;
UPDATE clock SET counted_from = started_at;

ALTER TABLE ticket ADD COLUMN rests TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(rests));
ALTER TABLE ticket ADD COLUMN progress_told_at INTEGER;
UPDATE ticket SET rests = json_array(json_array('resolved', resolved_at, NULL)) WHERE resolved_at IS NOT NULL;
UPDATE ticket SET progress_told_at = (SELECT max(at) FROM comment WHERE comment.ticket = ticket.row AND audience = 'customer' AND deleted_at IS NULL);
`
