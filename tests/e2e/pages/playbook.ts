import json from '../../../resources/playbooks/retail.json' with { type: 'json' }
import type { Need, Playbook, PlaybookField, Scene } from '../../../shared/playbook.ts'
import { readPlaybook } from '../../../shared/playbookIssues.ts'
import * as rules from '../../../shared/playbookRules.ts'
import type { Language } from '../../../shared/text.ts'

/** The shipped playbook, so that a story follows its data and not its wording of today. */
export const retail: Playbook = read()

function read(): Playbook {
  const reading = readPlaybook(json)
  if (!reading.ok) throw new Error(reading.issues.map(({ path, reason }) => `${path}: ${reason}`).join('\n'))
  return reading.playbook
}

export function fieldOf(id: string): PlaybookField {
  const field = retail.fields.find((candidate) => candidate.id === id)
  if (field === undefined) throw new Error(`no field ${id}`)
  return field
}

export const fieldTitle = (id: string, language: Language) => fieldOf(id).title[language]

/** The digit that chooses `id` in a list as the desk shows it. */
export function digitOf(items: readonly { readonly id: string }[], id: string): number {
  const at = items.findIndex((item) => item.id === id)
  if (at < 0) throw new Error(`no ${id}`)
  return at + 1
}

/** As an inbound contact is offered them (IN-12). */
export const scenesBelow = (parent: string | null) => rules.scenesBelow(retail, parent).filter(({ id }) => rules.sceneFits(retail, id, 'inbound'))
export const needsOf = (scene: string) => rules.needsFor(retail, rules.sceneTrail(retail, scene))

/** The scenes by which a need is reached: the first that has it, down to its first leaf, root first. */
export function leafTrailOf(need: Need): Scene[] {
  const trail = rules.sceneTrail(retail, need.scenes[0] ?? null)
  for (let below = scenesBelow(trail.at(-1)?.id ?? null)[0]; below !== undefined; below = scenesBelow(below.id)[0]) trail.push(below)
  return trail
}

/** What must be answered on a leaf before going on, in the order of the screen: fields, then ticks. */
export function askedIn(leaf: Scene | undefined) {
  const confirming = new Set(leaf?.confirmations.flatMap(({ field }) => field ?? []))
  const fields = (leaf?.fields ?? []).filter((use) => use.required || confirming.has(use.field)).map(({ field }) => asFilled(field))
  return [...fields, ...(leaf?.confirmations ?? []).filter(({ field }) => field === undefined).map(({ id, title }) => ({ what: 'tick' as const, id, title }))]
}

/** What a need must be told before the last step. */
export const askedBy = (need: Need | undefined) => (need?.fields ?? []).filter(({ required }) => required).map(({ field }) => asFilled(field))

function asFilled(id: string) {
  const { kind, title } = fieldOf(id)
  return { what: kind === 'choice' ? ('choice' as const) : ('text' as const), id, title }
}
