import type { ClockSettings, ProgramSettings } from '../../../shared/contract/clocks.ts'
import type { Lists } from './compared.ts'
import { lists } from './compared.ts'
import { changesOf } from './difference.ts'

/** One calendar, clock or campaign by the list it is in. */
export interface Place {
  readonly list: Lists
  readonly id: string
}

/** What the program says otherwise, in the order of the screen. */
export const placesOf = ({ otherwise }: ProgramSettings): Place[] => lists.flatMap((list) => otherwise[list].map((id) => ({ list, id })))

function withItemOf<Item extends { readonly id: string }>(items: readonly Item[], from: readonly Item[], id: string): Item[] {
  const taken = from.find((item) => item.id === id)
  if (taken === undefined) return [...items]
  return items.some((item) => item.id === id) ? items.map((item) => (item.id === id ? taken : item)) : [...items, taken]
}

/** Settings with one thing as `from` has it, in its own place; with it comes what it needs and is not here: its calendar, the campaigns it is for. */
export function withTaken(settings: ClockSettings, from: ClockSettings, { list, id }: Place): ClockSettings {
  switch (list) {
    case 'calendars':
      return { ...settings, calendars: withItemOf(settings.calendars, from.calendars, id) }
    case 'campaigns':
      return { ...settings, campaigns: withItemOf(settings.campaigns, from.campaigns, id) }
    case 'clocks': {
      const policy = from.clocks.find((each) => each.id === id)
      const missing = (kind: 'calendars' | 'campaigns', ids: readonly string[]): Place[] => ids.filter((each) => !settings[kind].some((item) => item.id === each)).map((each) => ({ list: kind, id: each }))
      const needed = [...missing('calendars', policy?.calendar === undefined ? [] : [policy.calendar]), ...missing('campaigns', policy?.when.campaign ?? [])]
      const ready = needed.reduce((before, each) => withTaken(before, from, each), settings)
      return { ...ready, clocks: withItemOf(ready.clocks, from.clocks, id) }
    }
  }
}

/** Whether a thing is as `from` has it. */
export function isAsIn(settings: ClockSettings, from: ClockSettings, { list, id }: Place): boolean {
  return settings[list].some((item) => item.id === id) && !changesOf(from, settings).some((change) => change.list === list && change.id === id && change.what !== 'moved')
}
