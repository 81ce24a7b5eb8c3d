import { z } from 'zod'

/**
 * What is pushed after a commit: a topic and the ids that changed, never the data. A window fetches again what it shows.
 * `alarm` names the clocks that came near their end or past it; `desk` covers who sits here and the desk's settings;
 * `import` is how far a file of articles is taken;
 * `followUp` names tickets, `rating` covers improvements;
 * `suggestion` names the tickets whose suggestions of escalation changed;
 * `article` covers what agents reported about one and where it was used, `search` synonyms and what was looked for in vain.
 */
export const topics = ['desk', 'person', 'playbook', 'customer', 'order', 'contact', 'ticket', 'clock', 'clockDraft', 'alarm', 'queueView', 'article', 'search', 'learning', 'proposal', 'import', 'followUp', 'rating', 'notice', 'promise', 'collaboration', 'suggestion'] as const
export type Topic = (typeof topics)[number]

export const changeSchema = z.strictObject({ topic: z.enum(topics), ids: z.array(z.string()) })
export type Change = z.infer<typeof changeSchema>
