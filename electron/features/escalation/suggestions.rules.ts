import type { EscalationRule } from '../../../shared/playbookEscalation.ts'

export const suggestionStates = ['open', 'later', 'declined', 'accepted', 'gone'] as const
export type SuggestionState = (typeof suggestionStates)[number]

/** The latest suggestion that a rule made on a ticket. */
export interface KeptSuggestion {
  readonly rule: string | null
  readonly level: string
  readonly state: string
  /** until when it stays away: put off, declined, or accepted and handed back since */
  readonly until: number | null
}

export type SuggestionStep<Kept> =
  | { readonly do: 'suggest'; readonly rule: EscalationRule }
  | { readonly do: 'return'; readonly kept: Kept }
  | { readonly do: 'go'; readonly kept: Kept }

/**
 * What has to become of the suggestions of a ticket now that these rules hold, and when time alone will change that next. What was put off comes back
 * when its time is over, what was declined is suggested anew after its cool-down, never in the moment in which it was decided.
 */
export function stepsTowards<Kept extends KeptSuggestion>(rules: readonly EscalationRule[], kept: readonly Kept[], now: number): { readonly steps: readonly SuggestionStep<Kept>[]; readonly next: number | null } {
  const ofRule = new Map(kept.map((each) => [each.rule, each]))
  const wanted = new Map(rules.map((rule) => [rule.id, rule.level]))
  const steps: SuggestionStep<Kept>[] = []
  const later: number[] = []
  for (const each of kept) if ((each.state === 'open' || each.state === 'later') && (each.rule === null || wanted.get(each.rule) !== each.level)) steps.push({ do: 'go', kept: each })
  for (const rule of rules) {
    const last = ofRule.get(rule.id)
    const until = last?.until ?? -Infinity
    if (last === undefined || last.state === 'gone' || last.level !== rule.level) steps.push({ do: 'suggest', rule })
    else if (last.state === 'later' && until <= now) steps.push({ do: 'return', kept: last })
    else if (last.state === 'later') later.push(until)
    else if (last.state !== 'open' && until < now) steps.push({ do: 'suggest', rule })
    else if (last.state !== 'open') later.push(until + 1)
  }
  return { steps, next: later.length === 0 ? null : Math.min(...later) }
}
