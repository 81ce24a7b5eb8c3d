import type { ClockSettings } from '../../../shared/contract/clocks.ts'

/** Ids of what a later playbook of the program brought beside settings that a supervisor had published. */
export interface Brought {
  /** number of the program's playbook */
  readonly number: number
  /** new in it, and in force from now on */
  readonly added: SettingsIds
  /** otherwise in it than it was before: what was published stays */
  readonly otherwise: SettingsIds
}

/** Ids by list. */
export type SettingsIds = { readonly [L in keyof ClockSettings]: readonly string[] }

const settingsOf = ({ calendars, clocks, campaigns }: ClockSettings): ClockSettings => ({ calendars, clocks, campaigns })

/** Whether two say the same: both come out of the playbook's schema, so that their parts are in the same order. */
const alike = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export const sameSettings = (a: ClockSettings, b: ClockSettings) => alike(settingsOf(a), settingsOf(b))

/**
 * Published settings beside those of a later playbook of the program. Everything that was published stays to the letter and in its order, and what was
 * removed stays away. What the program has never had before comes in: its scripts may speak of it. A new clock comes after all of its
 * metric, so that it takes no case from a clock that was published.
 * @param base the settings of the program's playbook that was published on
 */
export function withShipped(base: ClockSettings, published: ClockSettings, shipped: ClockSettings): { readonly settings: ClockSettings } & Pick<Brought, 'added' | 'otherwise'> {
  const added = byList((list) => newIn(base[list], published[list], shipped[list]))
  const otherwise = byList((list) => changedIn(base[list], published[list], shipped[list]))
  const joined = <Item extends { readonly id: string }>(own: readonly Item[], theirs: readonly Item[], ids: readonly string[]): Item[] => [...own, ...theirs.filter(({ id }) => ids.includes(id))]
  return {
    settings: {
      calendars: joined(published.calendars, shipped.calendars, added.calendars),
      clocks: joined(published.clocks, shipped.clocks, added.clocks),
      campaigns: joined(published.campaigns, shipped.campaigns, added.campaigns),
    },
    added,
    otherwise,
  }
}

/**
 * What the program's latest playbook says otherwise than what is in force, though a supervisor has published meanwhile: of what the program itself changed
 * since it first had it, or has under a name that was taken here.
 * @param earlier the settings of the program's playbooks before that
 */
export function stillOtherwise(earlier: readonly ClockSettings[], inForce: ClockSettings, latest: ClockSettings): SettingsIds {
  return byList((list) => [...new Set(earlier.flatMap((before) => changedIn(before[list], inForce[list], latest[list])))])
}

const byList = (idsIn: (list: keyof ClockSettings) => readonly string[]): SettingsIds => ({ calendars: idsIn('calendars'), clocks: idsIn('clocks'), campaigns: idsIn('campaigns') })

type Items = readonly { readonly id: string }[]

const idsOf = (items: Items) => new Set(items.map(({ id }) => id))

function newIn(base: Items, published: Items, shipped: Items): string[] {
  const known = new Set([...idsOf(base), ...idsOf(published)])
  return shipped.map(({ id }) => id).filter((id) => !known.has(id))
}

/** Of what is in force: those that the program says otherwise now than when it was published on, and otherwise than it was published. */
function changedIn(base: Items, published: Items, shipped: Items): string[] {
  const [before, own] = [base, published].map((items) => new Map(items.map((item) => [item.id, item]))) as [Map<string, unknown>, Map<string, unknown>]
  return shipped.filter((item) => own.has(item.id) && !alike(before.get(item.id), item) && !alike(own.get(item.id), item)).map(({ id }) => id)
}
