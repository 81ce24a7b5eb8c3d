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
  readonly repeats: number
  readonly dissatisfied: number
  /** groups of words met */
  readonly danger: readonly string[]
  /** the largest that was named; 0 when none was */
  readonly amount: number
  readonly cannotSolve: boolean
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

// Nothing but what is documented: whatever else the library can do, no playbook can ask for.
const engine = new LogicEngine()
for (const name of Object.keys(engine.methods as Readonly<Record<string, unknown>>)) if (!(logicOperators as readonly string[]).includes(name)) Reflect.deleteProperty(engine.methods as object, name)

/** Whether a condition holds. The library prepares a condition once and knows it again by the object that it is. */
const holdsFor = (when: Logic, facts: CaseFacts & { readonly clock: ClockFact }): boolean => engine.run(when, facts) === true

/**
 * The rules that hold, the first to be shown first. A rule about clocks holds if it does for any of them; one whose level was reached
 * already is skipped.
 */
export function firing(rules: readonly EscalationRule[], ladder: readonly { readonly id: string }[], facts: CaseFacts, clocks: readonly ClockFact[]): EscalationRule[] {
  const rank = (level: string | null) => ladder.findIndex(({ id }) => id === level)
  const reached = rank(facts.level)
  const views = (clocks.length === 0 ? [noClock] : clocks).map((clock) => ({ ...facts, clock }))
  return rules
    .filter((rule) => rank(rule.level) > reached && (asksForClocks(rule.when) ? views : views.slice(0, 1)).some((view) => holdsFor(rule.when, view)))
    .sort((a, b) => a.priority - b.priority)
}

const known = new WeakMap<object, { readonly clocks: boolean; readonly shares: readonly number[] }>()

function partsOf(when: Logic): { readonly clocks: boolean; readonly shares: readonly number[] } {
  if (typeof when !== 'object' || when === null) return { clocks: false, shares: [] }
  let parts = known.get(when)
  if (parts === undefined) {
    parts = { clocks: JSON.stringify(when).includes('{"var":"clock.'), shares: sharesIn(when) }
    known.set(when, parts)
  }
  return parts
}

const asksForClocks = (when: Logic) => partsOf(when).clocks

/** The shares of a clock at which a rule may begin or cease to hold. */
export function sharesAskedFor(rules: readonly EscalationRule[]): readonly number[] {
  let shares = askedBy.get(rules)
  if (shares === undefined) {
    shares = [...new Set(rules.flatMap(({ when }) => partsOf(when).shares))].sort((a, b) => a - b)
    askedBy.set(rules, shares)
  }
  return shares
}

const askedBy = new WeakMap<readonly EscalationRule[], readonly number[]>()

function sharesIn(logic: Logic): number[] {
  if (typeof logic !== 'object' || logic === null) return []
  const parts: readonly Logic[] = Object.values(logic).flatMap((value: Logic) => (Array.isArray(value) ? (value as readonly Logic[]) : [value]))
  const asks = parts.some((part) => JSON.stringify(part) === '{"var":"clock.share"}')
  return [...parts.filter((part) => asks && typeof part === 'number'), ...parts.flatMap(sharesIn)] as number[]
}
