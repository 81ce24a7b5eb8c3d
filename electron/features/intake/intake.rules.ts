import type { ChoiceGroup, Weight } from '../../../shared/contract/intake.ts'
import type { Facts, FieldUse, IntakeStep, Need, Outcome, Playbook, Scene, ScriptLine } from '../../../shared/playbook.ts'
import { intakeSteps } from '../../../shared/playbook.ts'
import type { LocalText } from '../../../shared/text.ts'
import { fieldsFor, fitsKind, needsFor, sceneFits, scenesBelow, sceneTrail, suggestGrade, type Suggestion } from '../../../shared/playbookRules.ts'
import { answerOf, type Draft, wasSkipped } from './draft.rules.ts'

/** What is known about the contact besides the draft. */
export interface Surroundings {
  readonly kind: string
  readonly channel: string
  readonly tier: string | null
  readonly tags: readonly string[]
  /** what was on when the contact arrived (CK-21) */
  readonly campaign: readonly string[]
  readonly partOfDay: NonNullable<Facts['partOfDay']>
}

export function needOf(playbook: Playbook, draft: Draft): Need | undefined {
  return playbook.needs.find((need) => need.id === draft.need)
}

/** The outcome chosen, or the one the playbook has for this need. */
export function outcomeOf(playbook: Playbook, draft: Draft): Outcome | undefined {
  const id = draft.outcome ?? needOf(playbook, draft)?.outcome
  return playbook.outcomes.find((outcome) => outcome.id === id)
}

/** Where a transfer goes: as chosen, or as the playbook has it for this need. */
export function departmentOf(playbook: Playbook, draft: Draft): string | null {
  return outcomeOf(playbook, draft)?.effect === 'transfer' ? (draft.department ?? needOf(playbook, draft)?.department ?? null) : null
}

/** The problem class (IN-2): the agent's choice, or what the need usually is. */
export const classOf = (playbook: Playbook, draft: Draft) => draft.class ?? needOf(playbook, draft)?.class ?? null

/** Scope of impact or urgency (IN-7): as the agent weighed it, or what the need usually is. */
export const weightOf = (playbook: Playbook, draft: Draft, kind: Weight) => draft[kind] ?? needOf(playbook, draft)?.[kind] ?? null

/** Whose business it is (IN-7): the department that the case goes to, or would go to. */
export const ownerOf = (playbook: Playbook, draft: Draft) => departmentOf(playbook, draft) ?? needOf(playbook, draft)?.department ?? null

/** Facts without grades first, since grades are suggested from them. */
function bareFacts(playbook: Playbook, draft: Draft, around: Surroundings): Facts {
  const trail = sceneTrail(playbook, draft.scene)
  return {
    kind: around.kind,
    channel: around.channel,
    partOfDay: around.partOfDay,
    tags: around.tags,
    campaign: around.campaign,
    ...(trail.length === 0 ? {} : { scene: trail.map((scene) => scene.id) }),
    ...known('tier', around.tier),
    ...known('type', draft.type),
    ...known('class', classOf(playbook, draft)),
    ...known('need', draft.need),
    ...known('impact', weightOf(playbook, draft, 'impact')),
    ...known('urgency', weightOf(playbook, draft, 'urgency')),
    ...known('owner', ownerOf(playbook, draft)),
    ...known('outcome', outcomeOf(playbook, draft)?.id ?? null),
  }
}

function known<Name extends keyof Facts>(name: Name, value: string | null): { readonly [N in Name]?: string } {
  return value === null ? {} : ({ [name]: value } as { readonly [N in Name]?: string })
}

type Grades = { readonly severity: NonNullable<Draft['severity']> | Suggestion; readonly priority: NonNullable<Draft['priority']> | Suggestion }

interface Decided {
  readonly playbook: Playbook
  readonly around: Surroundings
  readonly grades: Grades
  readonly facts: Facts
}

/** A command and the view after it ask the same of one draft a dozen times; a draft never changes, so it is decided once. */
const decided = new WeakMap<Draft, Decided>()

function decide(playbook: Playbook, draft: Draft, around: Surroundings): Decided {
  const before = decided.get(draft)
  if (before?.playbook === playbook && before.around === around) return before
  const bare = bareFacts(playbook, draft, around)
  const severity = draft.severity ?? suggestGrade(playbook, 'severity', bare)
  const priority = draft.priority ?? suggestGrade(playbook, 'priority', { ...bare, severity: severity.id })
  const now = { playbook, around, grades: { severity, priority }, facts: { ...bare, severity: severity.id, priority: priority.id } }
  decided.set(draft, now)
  return now
}

/** Severity (IN-7) and priority (IN-8): the agent's own, or the playbook's by the first rule that holds; priority may look at severity. */
export const gradesOf = (playbook: Playbook, draft: Draft, around: Surroundings): Grades => decide(playbook, draft, around).grades

export const factsOf = (playbook: Playbook, draft: Draft, around: Surroundings): Facts => decide(playbook, draft, around).facts

export interface OwnedLine {
  readonly owner: string
  readonly script: readonly ScriptLine[]
}

/** The scripts that stand on a step, most general first: the step's own, then what was chosen on it. */
export function scriptsOn(playbook: Playbook, step: IntakeStep, draft: Draft): OwnedLine[] {
  const own = { owner: step, script: playbook.steps[step].script }
  if (step === 'scene') return [own, ...sceneTrail(playbook, draft.scene).map((scene) => ({ owner: scene.id, script: scene.script }))]
  const need = needOf(playbook, draft)
  if (step === 'need' && need !== undefined) return [own, { owner: need.id, script: need.script }]
  const outcome = outcomeOf(playbook, draft)
  return step === 'outcome' && outcome !== undefined ? [own, { owner: outcome.id, script: outcome.script }] : [own]
}

/** Whether a line stands in some script of the path as it was chosen. */
export function isLine(playbook: Playbook, draft: Draft, lineId: string): boolean {
  return intakeSteps.some((step) => scriptsOn(playbook, step, draft).some(({ owner, script }) => script.some((line) => `${owner}.${line.id}` === lineId)))
}

/** The fields of a step under these facts, each once. */
export function fieldsOn(playbook: Playbook, step: IntakeStep, draft: Draft, facts: Facts): FieldUse[] {
  const uses = [...playbook.steps[step].fields]
  if (step === 'scene') uses.push(...sceneTrail(playbook, draft.scene).flatMap((scene) => scene.fields))
  if (step === 'need') uses.push(...(needOf(playbook, draft)?.fields ?? []))
  const seen = new Set<string>()
  return fieldsFor(uses, facts).filter((use) => !seen.has(use.field) && seen.add(use.field).size > 0)
}

/** Every field that stands on some step under these facts. */
export function askedFields(playbook: Playbook, draft: Draft, facts: Facts): ReadonlySet<string> {
  return new Set(intakeSteps.flatMap((step) => fieldsOn(playbook, step, draft, facts).map((use) => use.field)))
}

/** What stands beside the words of a step, the most particular first (IN-10). */
export function guidanceOn(playbook: Playbook, step: IntakeStep, draft: Draft) {
  const need = step === 'need' || step === 'outcome' ? needOf(playbook, draft) : undefined
  const scenes = step === 'scene' ? sceneTrail(playbook, draft.scene).reverse() : []
  const parts = [...(need === undefined ? [] : [need]), ...scenes, playbook.steps[step]]
  return { operation: parts.flatMap((part) => part.operation), risks: parts.flatMap((part) => part.risks), mistakes: parts.flatMap((part) => part.mistakes) }
}

export function confirmationsOf(playbook: Playbook, draft: Draft): Scene['confirmations'] {
  return sceneTrail(playbook, draft.scene).flatMap((scene) => scene.confirmations)
}

export function isConfirmed(confirmation: Scene['confirmations'][number], draft: Draft): boolean {
  return confirmation.field === undefined ? draft.confirmed.includes(confirmation.id) : answerOf(draft, confirmation.field).trim() !== ''
}

/** IN-5: everything that this scene asks to be confirmed has been. */
export function sceneConfirmed(playbook: Playbook, draft: Draft): boolean {
  return confirmationsOf(playbook, draft).every((confirmation) => isConfirmed(confirmation, draft))
}

export function isLeaf(playbook: Playbook, scene: string | null): boolean {
  return scene !== null && scenesBelow(playbook, scene).length === 0
}

export interface Missing {
  readonly what: 'field' | 'choice' | 'confirmation'
  readonly id: string
}

/** What Enter still waits for on a step, in the order in which it stands on the screen. */
export function missingOn(playbook: Playbook, step: IntakeStep, draft: Draft, facts: Facts): Missing[] {
  if (wasSkipped(draft, step)) return []
  const choices: Missing[] = choicesOn(step, playbook, draft).filter((group) => !isChosen(group, playbook, draft)).map((id) => ({ what: 'choice', id }))
  const unconfirmed = step === 'scene' ? confirmationsOf(playbook, draft).filter((confirmation) => !isConfirmed(confirmation, draft)) : []
  // A field is asked for once, though it may be required and confirm several things.
  const confirming = new Set(unconfirmed.map((confirmation) => confirmation.field))
  const fields: Missing[] = fieldsOn(playbook, step, draft, facts)
    .filter((use) => answerOf(draft, use.field).trim() === '' && (use.required || confirming.has(use.field)))
    .map((use) => ({ what: 'field', id: use.field }))
  const ticks: Missing[] = unconfirmed.filter((confirmation) => confirmation.field === undefined).map(({ id }) => ({ what: 'confirmation', id }))
  return [...choices, ...fields, ...ticks]
}

/** The choice groups of a step; a department is asked for only when the outcome is a transfer. */
export function choicesOn(step: IntakeStep, playbook: Playbook, draft: Draft): ChoiceGroup[] {
  switch (step) {
    case 'ask':
      return []
    case 'type':
      return ['type', 'class']
    case 'scene':
      return ['scene']
    case 'need':
      return ['need']
    case 'outcome':
      return outcomeOf(playbook, draft)?.effect === 'transfer' ? ['outcome', 'department'] : ['outcome']
  }
}

function isChosen(group: ChoiceGroup, playbook: Playbook, draft: Draft): boolean {
  switch (group) {
    case 'scene':
      return isLeaf(playbook, draft.scene)
    case 'need':
      return draft.need !== null || draft.freeNeed.trim() !== ''
    case 'outcome':
      return outcomeOf(playbook, draft) !== undefined
    case 'department':
      return departmentOf(playbook, draft) !== null
    case 'class':
      // It comes with the need; only a demand that is on no list leaves it open.
      return classOf(playbook, draft) !== null || draft.freeNeed.trim() === ''
    case 'type':
      return draft.type !== null
  }
}

/** The first step at or before `last` that still misses something, with what it misses; null when all is there. */
export function firstGap(playbook: Playbook, draft: Draft, facts: Facts, last: IntakeStep): { step: IntakeStep; missing: Missing[] } | null {
  for (const step of intakeSteps) {
    const missing = missingOn(playbook, step, draft, facts)
    if (missing.length > 0) return { step, missing }
    if (step === last) return null
  }
  return null
}

interface Option {
  readonly id: string
  readonly title: LocalText
  readonly hint?: LocalText | undefined
}

/** What may be chosen in a group now; of types and scenes what fits the kind of contact (IN-12). */
export function optionsOf(playbook: Playbook, draft: Draft, group: ChoiceGroup, kind: string): readonly Option[] {
  switch (group) {
    case 'type':
      return playbook.types.filter((type) => fitsKind(type, kind))
    case 'class':
      return playbook.classes
    case 'scene':
      return playbook.scenes.filter((scene) => sceneFits(playbook, scene.id, kind))
    case 'need':
      return needsFor(playbook, sceneTrail(playbook, draft.scene))
    case 'outcome':
      return playbook.outcomes
    case 'department':
      return playbook.departments
  }
}

/** IN-12: as another kind of contact, without the type and the scene that are not for it; what hangs on the scene goes with it. */
export function asKind(playbook: Playbook, draft: Draft, kind: string): Draft {
  const type = playbook.types.some((each) => each.id === draft.type && !fitsKind(each, kind)) ? null : draft.type
  if (draft.scene === null || sceneFits(playbook, draft.scene, kind)) return { ...draft, type }
  return { ...draft, type, scene: null, confirmed: [], need: null, outcome: null, department: null }
}

/**
 * A choice made or taken back. What no longer fits goes with it: a need that the new scene does not have (known only once a leaf
 * is reached), the ticks that belonged to the old scene, the outcome that was taken for another need.
 */
export function chosen(playbook: Playbook, draft: Draft, group: ChoiceGroup, id: string | null): Draft {
  const next = { ...draft, [group]: id, skipped: draft.skipped.filter((entry) => entry.step !== group) }
  if (group === 'scene' && id !== draft.scene) {
    const fits = !isLeaf(playbook, id) || needsFor(playbook, sceneTrail(playbook, id)).some((need) => need.id === draft.need)
    return { ...next, confirmed: [], need: fits ? draft.need : null, outcome: fits ? draft.outcome : null, department: fits ? draft.department : null }
  }
  if (group === 'need' && id !== draft.need) return { ...next, outcome: null, department: null, freeNeed: id === null ? next.freeNeed : '' }
  if (group === 'outcome' && id !== draft.outcome) return { ...next, department: null }
  return next
}
