import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Campaign, ClockPolicy, PlaybookCalendar } from '../../../shared/playbook.ts'
import type { LocalText } from '../../../shared/text.ts'
import { policyGroups } from './policies.ts'

type Lists = 'calendars' | 'clocks' | 'campaigns'

/** One thing that a draft changes. Of `moved` the id is that of the metric whose order is another one. */
export interface SettingsChange {
  readonly list: Lists
  readonly id: string
  readonly what: 'changed' | 'added' | 'removed' | 'moved'
}

const lists: readonly Lists[] = ['calendars', 'clocks', 'campaigns']

type Item = PlaybookCalendar | ClockPolicy | Campaign

/** What a draft changes of what is in force: one entry for each calendar, clock and campaign, and one for each order. */
export function changesOf(before: ClockSettings, after: ClockSettings): readonly SettingsChange[] {
  const items = lists.flatMap((list) => {
    const was = new Map<string, Item>(before[list].map((item) => [item.id, item]))
    const is = new Map<string, Item>(after[list].map((item) => [item.id, item]))
    return [
      ...[...is].flatMap(([id, item]): SettingsChange[] => {
        const old = was.get(id)
        if (old === undefined) return [{ list, id, what: 'added' }]
        return alike(old, item) ? [] : [{ list, id, what: 'changed' }]
      }),
      ...[...was.keys()].filter((id) => !is.has(id)).map((id): SettingsChange => ({ list, id, what: 'removed' })),
    ]
  })
  return [...items, ...movedMetrics(before, after).map((id): SettingsChange => ({ list: 'clocks', id, what: 'moved' }))]
}

/** Metrics whose policies, as far as they are in both, stand in another order. */
function movedMetrics(before: ClockSettings, after: ClockSettings): readonly string[] {
  const groups = new Map(policyGroups(before.clocks).map(({ metric, policies }) => [metric, policies.map(({ id }) => id)]))
  return policyGroups(after.clocks).flatMap(({ metric, policies }) => {
    const old = groups.get(metric) ?? []
    const now = policies.map(({ id }) => id)
    const stayed = old.filter((id) => now.includes(id))
    return now.filter((id) => old.includes(id)).some((id, at) => stayed[at] !== id) ? [metric] : []
  })
}

/** Settings are data without functions, and every change keeps the order of what it does not touch. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false
  return keys.every((key) => key in b && alike((a as Readonly<Record<string, unknown>>)[key], (b as Readonly<Record<string, unknown>>)[key]))
}

/**
 * What was changed of one version, on another: of each calendar, clock and campaign the parts that were touched are as they were made,
 * all others as they are now. An order that was changed stays where it can; what is new since then keeps its neighbour.
 */
export function putOn(base: ClockSettings, mine: ClockSettings, theirs: ClockSettings): ClockSettings {
  const changes = changesOf(base, mine)
  const merged = <Kept extends Item>(list: Lists, old: readonly Kept[], own: readonly Kept[], others: readonly Kept[]): Kept[] => {
    const baseById = new Map(old.map((item) => [item.id, item]))
    const touched = new Map(changes.filter((change) => change.list === list && change.what !== 'moved').map(({ id, what }) => [id, what]))
    const ownById = new Map(own.map((item) => [item.id, item]))
    const known = new Set(others.map(({ id }) => id))
    const result = others.flatMap((item) => {
      const what = touched.get(item.id)
      if (what === 'removed') return []
      const own = ownById.get(item.id)
      return [what === 'changed' && own !== undefined ? bothChanges(baseById.get(item.id), own, item) : item]
    })
    return [...result, ...own.filter(({ id }) => !known.has(id) && touched.has(id))]
  }
  const clocks = merged('clocks', base.clocks, mine.clocks, theirs.clocks)
  const isMoved = changes.some(({ what }) => what === 'moved')
  return {
    calendars: merged('calendars', base.calendars, mine.calendars, theirs.calendars),
    clocks: isMoved ? inOrderOf(clocks, mine.clocks) : clocks,
    campaigns: merged('campaigns', base.campaigns, mine.campaigns, theirs.campaigns),
  }
}

/** What either side changed of a thing; where both changed the same part of it, mine. Lists are one part. */
function bothChanges<Part>(base: Part | undefined, mine: Part, theirs: Part): Part {
  if (alike(base, theirs)) return mine
  if (alike(base, mine)) return theirs
  if (!isFields(base) || !isFields(mine) || !isFields(theirs)) return mine
  const [old, own, other] = [base, mine, theirs]
  const keys = [...new Set([...Object.keys(other), ...Object.keys(own)])]
  const parts = keys.map((key) => [key, bothChanges(old[key], own[key], other[key])] as const)
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as Part
}

const isFields = (part: unknown): part is Readonly<Record<string, unknown>> => typeof part === 'object' && part !== null && !Array.isArray(part)

/** Those that are in `order` take, in that order, the places that they have together; others stay where they are. */
function inOrderOf(policies: readonly ClockPolicy[], order: readonly ClockPolicy[]): ClockPolicy[] {
  const byId = new Map(policies.map((policy) => [policy.id, policy]))
  const queue = order.flatMap(({ id }) => byId.get(id) ?? [])
  const ordered = new Set(queue.map(({ id }) => id))
  return policies.map((policy) => (ordered.has(policy.id) ? (queue.shift() ?? policy) : policy))
}

/** What an issue of the playbook's check speaks of: the list and the item in it, and the path as it came. */
export function issuePlace(settings: ClockSettings, path: string): { readonly list: Lists; readonly title: LocalText } | null {
  const [, list, at] = /^(?:settings\.)?(calendars|clocks|campaigns)\[(\d+)\]/.exec(path) ?? []
  const known = lists.find((each) => each === list)
  const item: Item | undefined = known === undefined ? undefined : settings[known][Number(at)]
  return known === undefined || item === undefined ? null : { list: known, title: item.title }
}
