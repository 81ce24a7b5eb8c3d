import type { Found } from '../../../shared/contract/intake.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { CommandContext, Context } from '../context.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import { placesOf, type Words, wordsOf } from '../playbook/playbook.ts'
import { remembering } from './dropped.rules.ts'
import { asKind } from './intake.rules.ts'
import { kindFor, landing, sceneWith, type Target } from './jump.rules.ts'
import { contactOf, enter, openContact, sceneTimes } from './taking.ts'

const most = 9

/** What the agent may jump to, each with the scenes it stands under as it would be chosen for this contact. */
export function find(context: Context, { contactId, text }: { contactId: ContactId; text: string }): Found[] {
  const { published: { playbook }, draft, around } = contactOf(context, contactId)
  const words = wordsOf(playbook, context.language)
  const trailOf = ({ kind, id }: Target): string[] => {
    if (kind === 'step') return []
    const need = kind === 'need' ? playbook.needs.find((candidate) => candidate.id === id) : undefined
    const trail = words.sceneTrail(need === undefined ? id : sceneWith(playbook, draft.scene, need, kindFor(playbook, { kind, id }, around.kind) ?? around.kind)).map((scene) => scene.title)
    return need === undefined ? trail.slice(0, -1) : trail
  }
  const turnsInto = (target: Target) => {
    const kind = kindFor(playbook, target, around.kind)
    return kind === null || kind === around.kind ? null : words.named('kinds', kind)
  }
  const met = text.trim() === '' ? frequentOf(playbook, words) : placesOf(context, playbook, text)
  return met.slice(0, most).map((found) => ({
    ...found,
    trail: trailOf(found),
    turnsInto: turnsInto(found),
    matched: { text: found.matched.text, marks: found.matched.marks.map(({ from, to }) => ({ from, to })) },
  }))
}

/** Before anything is typed: the needs met most often. */
function frequentOf(playbook: Playbook, words: Words): Pick<Found, 'kind' | 'id' | 'title' | 'matched'>[] {
  return playbook.frequentNeeds.map((id) => {
    const title = words.title('needs', id)
    return { kind: 'need', id, title, matched: { text: title, marks: [] } }
  })
}

/** IN-10: the customer says everything at once; a place for another kind of contact makes it one (IN-12). What is missing on the steps passed over is told when the ticket is saved. */
export function jump(context: CommandContext, input: { contactId: ContactId; to: Target }): void {
  const taking = openContact(context, input)
  const { published: { playbook }, draft: before, around } = taking
  const kind = kindFor(playbook, input.to, around.kind)
  const landed = kind === null ? null : landing(playbook, asKind(playbook, before, kind), input.to, kind)
  if (kind === null || landed === null) throw new AppError('not_found', { what: input.to.kind })
  const { step } = landed
  const draft = remembering(playbook, before, landed.draft, input.to.kind, { ...around, kind }, around.kind)
  const changes = {
    ...Object.fromEntries((['scene', 'need'] as const).filter((group) => before[group] !== draft[group]).map((group) => [group, { from: before[group], to: draft[group] }])),
    ...(kind === around.kind ? {} : { kind: { from: around.kind, to: kind } }),
  }
  const times = before.scene === draft.scene ? {} : sceneTimes(context, playbook, draft.scene)
  enter(context, { ...taking, draft }, step, 'contact.jumped', { target: input.to, changes }, { ...times, kind })
}
