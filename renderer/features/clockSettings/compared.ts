import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Campaign, ClockPolicy, PlaybookCalendar } from '../../../shared/playbook.ts'
import { changesOf } from './difference.ts'

export type Lists = keyof ClockSettings
export type Item = PlaybookCalendar | ClockPolicy | Campaign

/** What is said of one part of a thing, by a name that is the same in every version. */
export interface Line {
  readonly part: string
  readonly label: string
  readonly text: string
}

/** One part of a thing as three versions say it; null: the thing is not there. */
export interface Compared {
  readonly list: Lists
  readonly id: string
  readonly label: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
  /** both changed it, and not alike: one has to give way */
  readonly clash: boolean
}

export const lists: readonly Lists[] = ['calendars', 'clocks', 'campaigns']

/** @param linesOf all that is said of a thing in one version's settings, the first line its name */
export type LinesOf = (item: Item, of: ClockSettings) => readonly Line[]

/**
 * What is said otherwise in three versions: what a draft was begun on, the draft, and what somebody else published meanwhile. A thing that is not in all of them
 * is one line, its first.
 */
export function compare(base: ClockSettings, mine: ClockSettings, theirs: ClockSettings, linesOf: LinesOf): readonly Compared[] {
  const things = lists.flatMap((list) => {
    const versions = [base, mine, theirs].map((settings) => ({ settings, items: new Map<string, Item>(settings[list].map((item) => [item.id, item])) }))
    const ids = [...new Set(versions.flatMap(({ items }) => [...items.keys()]))]
    return ids.flatMap((id) => {
      const said = versions.map(({ settings, items }) => {
        const item = items.get(id)
        return item === undefined ? null : linesOf(item, settings)
      })
      const isEverywhere = said.every((lines) => lines !== null)
      const parts = new Map(said.flatMap((lines) => (isEverywhere ? (lines ?? []) : (lines ?? []).slice(0, 1)).map(({ part, label }) => [part, label] as const)))
      return [...parts].flatMap(([part, label]): Compared[] => {
        const [before = null, own = null, other = null] = said.map((lines) => (lines === null ? null : (lines.find((line) => line.part === part)?.text ?? '')))
        const isMine = before !== own
        const isTheirs = before !== other
        if (!isMine && !isTheirs) return []
        return [{ list, id, label, base: before, mine: own, theirs: other, clash: isMine && isTheirs && own !== other }]
      })
    })
  })
  return [...things, ...ordersOf(base, mine, theirs, linesOf)]
}

/** The order of a metric's clocks, by their names, where one side changed it. */
function ordersOf(base: ClockSettings, mine: ClockSettings, theirs: ClockSettings, linesOf: LinesOf): readonly Compared[] {
  const moved = [mine, theirs].map((settings) => changesOf(base, settings).flatMap(({ what, id }) => (what === 'moved' ? [id] : [])))
  const [own = [], others = []] = moved
  return [...new Set(moved.flat())].map((metric) => {
    const order = (settings: ClockSettings) => settings.clocks.filter((policy) => policy.metric === metric).map((policy) => linesOf(policy, settings)[0]?.text ?? '').join(' → ')
    const [before, ours, now] = [order(base), order(mine), order(theirs)]
    return { list: 'clocks', id: metric, label: '', base: before, mine: ours, theirs: now, clash: own.includes(metric) && others.includes(metric) && ours !== now }
  })
}
