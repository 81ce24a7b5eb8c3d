import { zoneOf } from './calendar/zone.ts'
import type { Course } from './lifecycle.ts'
import type { ClockPolicy, Facts, FieldUse, Need, PartOfDay, Playbook, Scene, Scope, ScriptLine } from './playbook.ts'
import type { LocalText } from './text.ts'
import { day, hour } from './time.ts'

const single = ['kind', 'channel', 'type', 'class', 'need', 'severity', 'priority', 'impact', 'urgency', 'owner', 'tier', 'partOfDay', 'outcome'] as const
const several = ['scene', 'tags', 'campaign'] as const

/** Whether a scope holds: every fact it names is known and listed; a listed scene stands for all below it. */
export function holds(scope: Scope | undefined, facts: Facts): boolean {
  if (scope === undefined) return true
  for (const name of single) {
    const listed: readonly string[] | undefined = scope[name]
    const fact = facts[name]
    if (listed !== undefined && (fact === undefined || !listed.includes(fact))) return false
  }
  for (const name of several) {
    const listed = scope[name]
    if (listed !== undefined && facts[name]?.some((fact) => listed.includes(fact)) !== true) return false
  }
  return true
}

/** What fits a kind of contact (IN-12): things that list no kinds fit all. */
export const fitsKind = (thing: { readonly kinds?: readonly string[] | undefined }, kind: string) => thing.kinds === undefined || thing.kinds.includes(kind)

/** The campaigns (CK-21) that are on at an instant, in ms UTC. */
export function campaignsAt(playbook: Playbook, at: number): string[] {
  return playbook.campaigns.filter((campaign) => Date.parse(campaign.from) <= at && at < Date.parse(campaign.to)).map((campaign) => campaign.id)
}

export interface SaidLine {
  readonly id: string
  readonly text: LocalText
  readonly emphasis: boolean
}

/** The lines that apply, each in its first variant that holds. */
export function linesFor(script: readonly ScriptLine[], facts: Facts): SaidLine[] {
  return script.flatMap((line) => {
    const variant = line.variants.find((candidate) => holds(candidate.when, facts))
    return variant === undefined ? [] : [{ id: line.id, text: variant.text, emphasis: line.emphasis }]
  })
}

export function fieldsFor(uses: readonly FieldUse[], facts: Facts): FieldUse[] {
  return uses.filter((use) => holds(use.when, facts))
}

/** The course that follows from what a ticket is about (TK-1 … TK-4). */
export function courseFor({ courses }: Playbook, facts: Facts): Course {
  return courses.find(({ when }) => when !== undefined && holds(when, facts))?.course ?? 'ordinary'
}

/** From the root to `id`; empty for an unknown scene. */
export function sceneTrail(playbook: Playbook, id: string | null): Scene[] {
  const trail: Scene[] = []
  let scene = playbook.scenes.find((candidate) => candidate.id === id)
  while (scene !== undefined) {
    trail.unshift(scene)
    const parent: string | undefined = scene.parent
    scene = playbook.scenes.find((candidate) => candidate.id === parent)
  }
  return trail
}

/** Whether a contact of this kind may be led there (IN-12). */
export const sceneFits = (playbook: Playbook, id: string, kind: string) => sceneTrail(playbook, id).every((scene) => fitsKind(scene, kind))

/** Scenes directly below `id`; the top-level ones for null. */
export function scenesBelow(playbook: Playbook, id: string | null): Scene[] {
  return playbook.scenes.filter((scene) => (scene.parent ?? null) === id)
}

/** Needs that belong to a scene or to one above it, in the playbook's order. */
export function needsFor(playbook: Playbook, trail: readonly Scene[]): Need[] {
  const ids = new Set(trail.map((scene) => scene.id))
  return playbook.needs.filter((need) => need.scenes.some((id) => ids.has(id)))
}

export interface Suggestion {
  readonly rule: string
  readonly id: string
  readonly reason: LocalText
}

/** Severity or priority by the first rule that holds; the last rule always does (checked when a playbook is read). */
export function suggestGrade(playbook: Playbook, kind: 'severity' | 'priority', facts: Facts): Suggestion {
  const rules = kind === 'severity' ? playbook.severityRules : playbook.priorityRules
  const rule = rules.find((candidate) => holds(candidate.when, facts)) ?? rules.at(-1)
  if (rule === undefined) throw new RangeError(`no ${kind} rule`)
  return { rule: rule.id, id: rule.suggest, reason: rule.reason }
}

/** 05–12 morning, 12–18 afternoon, 18–22 evening, else night (greetings, IN-1). */
export function partOfDay(hourOfDay: number): PartOfDay {
  if (hourOfDay >= 5 && hourOfDay < 12) return 'morning'
  if (hourOfDay >= 12 && hourOfDay < 18) return 'afternoon'
  return hourOfDay >= 18 && hourOfDay < 22 ? 'evening' : 'night'
}

/** By whose clock a policy's part of day is told: its calendar's; round the clock by that of the playbook's first one (CK-20). */
export function timeZoneOf({ calendars }: Pick<Playbook, 'calendars'>, { calendar }: Pick<ClockPolicy, 'calendar'>): string {
  return (calendars.find(({ id }) => id === calendar) ?? calendars[0])?.hours.timeZone ?? 'UTC'
}

/** The part of day that an instant (ms UTC) falls in for a policy. */
export function partOfDayAt(playbook: Pick<Playbook, 'calendars'>, policy: Pick<ClockPolicy, 'calendar'>, at: number): PartOfDay {
  const local = zoneOf(timeZoneOf(playbook, policy)).localOf(at)
  return partOfDay(Math.floor((((local % day) + day) % day) / hour))
}
