import { z } from 'zod'

/**
 * What can be wrong with a playbook, as those say it who work on files: the command line, the log. A screen says it in its own
 * language by the same code (`playbookIssue` in the locale files) and values.
 */
const reasons = {
  // references between parts
  usedTwice: "'{{id}}' is used twice",
  unknown: "no {{what}} '{{id}}'",
  campaignEndsFirst: 'a campaign must end after it begins',
  optionsAndKind: 'options belong to fields of kind choice, and those must have them',
  notAField: "'{{id}}' is not among the fields of this scene",
  notAlways: 'the last rule must hold always, so that there is a suggestion for every case',
  anewOrTakenUp: 'a clock is started anew or taken up again, not both',
  noNextPeriod: 'nothing says what begins the next period: restart is missing',
  mergedPeriods: 'each period is a promise of its own and cannot begin with an earlier one',
  aboveItself: "'{{id}}' is above itself",
  noNeed: 'no need names this scene, so an intake could not be finished here',
  weights: 'the weights must add up to 100',
  itemWeights: "the weights of the items of '{{id}}' must add up to 100",
  holdsNoWord: "'{{id}}' holds none of the words",
  operation: 'an operation has one of {{known}}',
  operands: "'{{id}}' takes {{known}} values",
  compared: "'{{id}}' does not compare these: {{known}}",
  condition: 'this holds or does not hold only if it is a comparison',
  tooDeep: 'nested more than {{most}} levels deep',
  // scripts
  noVariable: "no variable '{{id}}'",
  range: 'a range may not be used in a script',
  script: '{{found}}',
  // shape
  noJson: '{{found}}',
  missing: '{{found}}',
  otherKind: '{{found}}',
  tooLong: '{{found}}',
  tooMany: '{{found}}',
  tooBig: '{{found}}',
  empty: '{{found}}',
  tooFew: '{{found}}',
  tooSmall: '{{found}}',
  otherForm: '{{found}}',
  notOneOf: '{{found}}',
  unknownKeys: '{{found}}',
  shape: '{{found}}',
  // calendars and text
  ends_before_it_begins: 'ends_before_it_begins',
  overlaps_or_out_of_order: 'overlaps_or_out_of_order',
  unknown_time_zone: 'unknown_time_zone',
  given_twice: 'given_twice',
  too_many_years: 'too_many_years',
  before_1900: 'before_1900',
  no_such_day: 'no_such_day',
  malformed_text: 'malformed_text',
} as const

export type PlaybookIssueCode = keyof typeof reasons
export const playbookIssueCodes = Object.keys(reasons) as PlaybookIssueCode[]
export const isIssueCode = (code: string): code is PlaybookIssueCode => Object.hasOwn(reasons, code)

/** Kinds of things that a playbook names by id. */
export const namedThings = [
  'kind', 'channel', 'type', 'class', 'severity', 'priority', 'impact', 'urgency', 'tier', 'campaign', 'scene', 'need', 'outcome', 'department', 'tag', 'field', 'calendar', 'level',
  'group', 'fact', 'stage',
] as const
export type NamedThing = (typeof namedThings)[number]

export const playbookIssueSchema = z.strictObject({
  /** as in `needs[3].scenes[0]`; '' for the whole */
  path: z.string(),
  code: z.enum(playbookIssueCodes),
  /** what the words of the code need; `what` is a {@link NamedThing} */
  values: z.record(z.string(), z.string()),
  /** in the words of the file */
  reason: z.string(),
})
/** Where a playbook is wrong and why. */
export type PlaybookIssue = z.infer<typeof playbookIssueSchema>

export function issueAt(path: string, code: PlaybookIssueCode, values: Readonly<Record<string, string>> = {}): PlaybookIssue {
  return { path, code, values, reason: reasons[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '') }
}

/** Collects what is wrong with references; each method adds an issue or nothing. */
export class Findings {
  readonly issues: PlaybookIssue[] = []

  add(path: string, code: PlaybookIssueCode, values: Readonly<Record<string, string>> = {}): void {
    this.issues.push(issueAt(path, code, values))
  }

  /** Ids of one list: each once. */
  unique(path: string, items: readonly { readonly id: string }[]): ReadonlySet<string> {
    const seen = new Set<string>()
    items.forEach((item, at) => {
      if (seen.has(item.id)) this.add(`${path}[${String(at)}].id`, 'usedTwice', { id: item.id })
      seen.add(item.id)
    })
    return seen
  }

  known(path: string, id: string | undefined, ids: ReadonlySet<string>, what: NamedThing): void {
    if (id !== undefined && !ids.has(id)) this.add(path, 'unknown', { what, id })
  }
}
