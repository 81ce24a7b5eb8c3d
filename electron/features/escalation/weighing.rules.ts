import { LogicEngine } from 'json-logic-engine'
import { type EscalationRule, type Logic, logicOperators } from '../../../shared/playbookEscalation.ts'

/** What is known of a ticket, or of a contact that may become one; null: not known yet (`escalationFacts`). */
export interface CaseFacts {
  readonly kind: string | null
  readonly channel: string
  readonly type: string | null
  readonly class: string | null
  /** from the root */
  readonly scene: readonly string[]
  readonly need: string | null
  readonly severity: string
  readonly priority: string
  readonly tier: string | null
  readonly tags: readonly string[]
  readonly campaign: readonly string[]
  /** any of its clocks is past due */
  readonly late: boolean
  readonly repeats: number
  readonly dissatisfied: number
  /** groups of words met */
  readonly danger: readonly string[]
  /** the largest that was named; 0 when none was */
  readonly amount: number
  readonly cannotSolve: boolean
  readonly skilled: boolean
  readonly level: string | null
}

/** A clock that is not met yet, as rules ask for it. */
export interface ClockFact {
  readonly metric: string | null
  /** of its target, used up */
  readonly share: number
  readonly breached: boolean
}

/** One that rules about clocks see where none runs: they never hold for it by its metric. */
const noClock: ClockFact = { metric: null, share: 0, breached: false }

/**
 * Whether somebody knows what a case is about (TK-7): its class, its scene or one above that is among their skills. Of whoever has none on
 * record nothing is known, and nothing is held against them.
 */
export function isSkilled(skills: readonly string[], about: Pick<CaseFacts, 'class' | 'scene'>): boolean {
  return skills.length === 0 || skills.some((skill) => skill === about.class || about.scene.includes(skill))
}

// Nothing but what is documented: whatever else the library can do, no playbook can ask for.
const engine = new LogicEngine()
for (const name of Object.keys(engine.methods as Readonly<Record<string, unknown>>)) if (!(logicOperators as readonly string[]).includes(name)) Reflect.deleteProperty(engine.methods as object, name)

/** Whether a condition holds. The library prepares a condition once and knows it again by the object that it is. */
const holdsFor = (when: Logic, facts: CaseFacts & { readonly clock: ClockFact }): boolean => engine.run(when, facts) === true

/** A rule with what follows from it alone. */
interface Prepared {
  readonly rule: EscalationRule
  /** of its level on the ladder */
  readonly rank: number
  readonly asksForClocks: boolean
}

interface PreparedRules {
  readonly ranks: ReadonlyMap<string, number>
  /** the first to be shown first */
  readonly rules: readonly Prepared[]
}

type Ladder = readonly { readonly id: string }[]

/** A playbook's rules and ladder never change, so they are looked through once. */
const known = new WeakMap<readonly EscalationRule[], PreparedRules & { readonly ladder: Ladder }>()

function prepared(rules: readonly EscalationRule[], ladder: Ladder): PreparedRules {
  const before = known.get(rules)
  if (before?.ladder === ladder) return before
  const ranks = new Map(ladder.map(({ id }, rank) => [id, rank]))
  const inOrder = [...rules].sort((a, b) => a.priority - b.priority)
  const fresh = {
    ladder,
    ranks,
    rules: inOrder.map((rule) => ({ rule, rank: ranks.get(rule.level) ?? -1, asksForClocks: JSON.stringify(rule.when).includes('{"var":"clock.') })),
  }
  known.set(rules, fresh)
  return fresh
}

/**
 * The rules that hold, the first to be shown first. A rule about clocks holds if it does for any of them; one whose level was reached
 * already is skipped.
 */
export function firing(rules: readonly EscalationRule[], ladder: Ladder, facts: CaseFacts, clocks: readonly ClockFact[]): EscalationRule[] {
  const { ranks, rules: inOrder } = prepared(rules, ladder)
  const reached = facts.level === null ? -1 : (ranks.get(facts.level) ?? -1)
  const views = (clocks.length === 0 ? [noClock] : clocks).map((clock) => ({ ...facts, clock }))
  const first = views.slice(0, 1)
  return inOrder
    .filter(({ rule, rank, asksForClocks }) => rank > reached && (asksForClocks ? views : first).some((view) => holdsFor(rule.when, view)))
    .map(({ rule }) => rule)
}

/** The clock that a rule about clocks holds for, the first due where there are several; null: it holds for another reason, or not at all. */
export function clockBehind<Clock extends ClockFact & { readonly dueAt: number }>(rule: EscalationRule, facts: CaseFacts, clocks: readonly Clock[]): Clock | null {
  if (holdsFor(rule.when, { ...facts, clock: noClock })) return null
  return clocks.filter((clock) => holdsFor(rule.when, { ...facts, clock })).reduce<Clock | null>((first, clock) => (first === null || clock.dueAt < first.dueAt ? clock : first), null)
}

/** The shares of a clock at which a rule may begin or cease to hold. */
export function sharesAskedFor(rules: readonly EscalationRule[]): readonly number[] {
  let shares = asked.get(rules)
  if (shares === undefined) asked.set(rules, (shares = [...new Set(rules.flatMap(({ when }) => sharesIn(when)))].sort((a, b) => a - b)))
  return shares
}

const asked = new WeakMap<readonly EscalationRule[], readonly number[]>()

function sharesIn(logic: Logic): number[] {
  if (typeof logic !== 'object' || logic === null) return []
  const parts: readonly Logic[] = Object.values(logic).flatMap((value: Logic) => (Array.isArray(value) ? (value as readonly Logic[]) : [value]))
  const asks = parts.some((part) => JSON.stringify(part) === '{"var":"clock.share"}')
  return [...parts.filter((part) => asks && typeof part === 'number'), ...parts.flatMap(sharesIn)] as number[]
}
