import type { Playbook } from '../../../shared/playbook.ts'
import { type Draft, emptyDraft } from './draft.rules.ts'

/**
 * The draft of the next problem of the same conversation (IN-11). What the first step must hear of every problem is asked anew;
 * the rest of what was found out there stays, and so does what was said there: nobody is greeted twice.
 */
export function nextProblem(playbook: Playbook, draft: Draft): Draft {
  const kept = new Set(playbook.steps.ask.fields.filter((use) => !use.required).map((use) => use.field))
  return { ...emptyDraft, answers: draft.answers.filter((answer) => kept.has(answer.field)), said: draft.said.filter((lineId) => lineId.startsWith('ask.')) }
}
