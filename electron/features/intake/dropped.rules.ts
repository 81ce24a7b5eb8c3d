import type { Dropped } from '../../../shared/contract/intake.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import { answerOf, choicesOf, type Draft } from './draft.rules.ts'
import { askedFields, factsOf, isLeaf, type Surroundings } from './intake.rules.ts'

/** What was lost, by its id; what it is called is for whoever shows it. */
export type Lost = Pick<Dropped, 'what'> & { readonly id: string }

const single = ['type', 'class', 'scene', 'need', 'outcome', 'department'] as const

/**
 * A draft after a choice, with what was chosen before it if the choice took something away: going back and changing loses
 * nothing silently (IN-10). On the way down a tree of scenes what counts is the draft before the first step of the way.
 * @param by the group in which the agent chose, or `kind`; that this one changed is no loss
 * @param kind the kind of contact before, where that is what changed
 */
export function remembering(playbook: Playbook, before: Draft, after: Draft, by: string, around: Surroundings, kind = around.kind): Draft {
  const onTheWay = before.before !== null && before.before.by === by && by === 'scene' && !isLeaf(playbook, before.scene)
  const candidate: Draft = { ...after, before: onTheWay ? before.before : { ...choicesOf(before), by, kind } }
  return lostIn(playbook, candidate, around).length > 0 ? candidate : { ...after, before: null }
}

/** What the last choice took away and is not there again. */
export function lostIn(playbook: Playbook, draft: Draft, around: Surroundings): Lost[] {
  const { before } = draft
  if (before === null) return []
  const was: Draft = { ...draft, ...before }
  const asked = (at: Draft) => askedFields(playbook, at, factsOf(playbook, at, around))
  const askedNow = asked(draft)
  return [
    ...single.flatMap((what): Lost[] => (what !== before.by && before[what] !== null && draft[what] === null ? [{ what, id: before[what] }] : [])),
    ...(before.freeNeed.trim() !== '' && draft.freeNeed.trim() === '' ? [{ what: 'freeNeed' as const, id: before.freeNeed }] : []),
    ...before.confirmed.filter((id) => !draft.confirmed.includes(id)).map((id): Lost => ({ what: 'confirmation', id })),
    ...[...asked(was)].filter((field) => !askedNow.has(field) && answerOf(draft, field).trim() !== '').map((id): Lost => ({ what: 'field', id })),
  ]
}

/** The draft with the choices it had before, and the kind of contact it had them as; what was typed meanwhile stays. Null when there is nothing to go back to. */
export function restored(draft: Draft): { readonly draft: Draft; readonly kind: string } | null {
  if (draft.before === null) return null
  const { by: _by, kind, ...choices } = draft.before
  return { kind, draft: { ...draft, ...choices, freeNeed: choices.freeNeed === '' ? draft.freeNeed : choices.freeNeed, before: null } }
}
