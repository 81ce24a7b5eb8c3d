import { describe, expect, test } from 'vitest'
import { isAsIn, withTaken } from '../../renderer/features/clockSettings/taking.ts'
import type { ClockSettings } from '../../shared/contract/clocks.ts'
import { retail } from '../helpers/playbooks.ts'

const ours: ClockSettings = { calendars: retail.calendars, clocks: retail.clocks, campaigns: retail.campaigns }
const changed = (of: ClockSettings): ClockSettings => {
  const copy = structuredClone(of)
  copy.clocks.find(({ id }) => id === 'resolve-low')!.target = 60
  copy.calendars.find(({ id }) => id === 'workdays')!.title.en = 'Working hours'
  copy.campaigns[0]!.title.en = 'Sale'
  return copy
}
const programs = changed(ours)

describe('taking over what the program says otherwise', () => {
  test.each([['clocks', 'resolve-low'], ['calendars', 'workdays'], ['campaigns', retail.campaigns[0]!.id]] as const)('%s %s, in its own place and nothing else', (list, id) => {
    expect(isAsIn(ours, programs, { list, id })).toBe(false)
    const taken = withTaken(ours, programs, { list, id })
    expect(isAsIn(taken, programs, { list, id })).toBe(true)
    expect(taken[list].map((item) => item.id)).toEqual(ours[list].map((item) => item.id))
    expect({ ...taken, [list]: taken[list].map((item) => ours[list].find((each) => each.id === item.id)) }).toEqual(ours)
    expect(withTaken(taken, ours, { list, id })).toEqual(ours)
  })

  test('with a clock comes the calendar and the campaign that it speaks of and that are not here', () => {
    const [campaign] = programs.campaigns
    const next = structuredClone(programs)
    Object.assign(next.clocks.find(({ id }) => id === 'resolve-low')!, { calendar: 'workdays', when: { campaign: [campaign!.id] } })
    const without = { ...ours, calendars: ours.calendars.filter(({ id }) => id !== 'workdays'), campaigns: ours.campaigns.filter(({ id }) => id !== campaign!.id) }
    const taken = withTaken(without, next, { list: 'clocks', id: 'resolve-low' })
    expect(taken.calendars.map(({ id }) => id).sort()).toEqual(ours.calendars.map(({ id }) => id).sort())
    expect(taken.campaigns.at(-1)).toEqual(campaign)
    // What is here stays as it is.
    expect(withTaken(ours, next, { list: 'clocks', id: 'resolve-low' }).campaigns).toEqual(ours.campaigns)
  })
})
