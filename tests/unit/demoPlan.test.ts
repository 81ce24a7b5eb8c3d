import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf } from '../../electron/features/demo/chance.rules.ts'
import { openingTimeBefore } from '../../electron/features/demo/hours.rules.ts'
import { arrivalOf, planTicket } from '../../electron/features/demo/plan.rules.ts'
import { fitsKind, sceneFits } from '../../shared/playbookRules.ts'
import { day, hour, instant } from '../../shared/time.ts'
import { retail } from '../helpers/playbooks.ts'

const now = instant(Date.parse('2025-11-24T01:30:00.000Z'))

test('the same seed draws the same, another seed something else', () => {
  const draws = (seed: number) => {
    const chance = chanceOf(seed)
    return [chance.share(), chance.below(100), chance.early([1, 2, 3, 4, 5]), ...chance.bytes()]
  }
  expect(draws(7)).toEqual(draws(7))
  expect(draws(7)).not.toEqual(draws(8))
})

test('what stands first is chosen most often, and everything sometimes', () => {
  const chance = chanceOf(1)
  const times = [0, 0, 0, 0]
  for (let draw = 0; draw < 4_000; draw += 1) {
    const chosen = chance.early([0, 1, 2, 3])
    times[chosen] = (times[chosen] ?? 0) + 1
  }
  expect(times[0]).toBeGreaterThan(times[3] ?? 0)
  expect(Math.min(...times)).toBeGreaterThan(100)
})

test('invented contacts arrive in order, between 08:00 and 22:00 in China, within a month (CK-20)', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 400 * hour }), fc.integer({ min: 0, max: day }), (back, later) => {
    const at = openingTimeBefore(instant(now + later), back)
    const localHour = ((at + 8 * hour) % day) / hour
    expect(localHour).toBeGreaterThanOrEqual(8)
    expect(localHour).toBeLessThanOrEqual(22)
    expect(openingTimeBefore(instant(now + later), back + hour)).toBeLessThan(at)
  }))
  const chance = chanceOf(3)
  const arrivals = Array.from({ length: 200 }, (_, at) => arrivalOf(chance, at, 200, now))
  expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b))
  expect(now - (arrivals[0] ?? 0)).toBeLessThan(31 * day)
  expect(now - (arrivals.at(-1) ?? 0)).toBeLessThan(hour)
})

test('IN-12: an invented contact is about what fits the kind that its channel begins as', () => {
  const chance = chanceOf(4)
  const kindOf = new Map(retail.channels.map(({ id, kind }) => [id, kind]))
  const trees = new Set<string>()
  for (let ticket = 0; ticket < 2_000; ticket += 1) {
    const { channel, type, scene, facts } = planTicket(chance, retail, 'standard', now, now)
    const kind = kindOf.get(channel) ?? ''
    expect(sceneFits(retail, scene, kind), `${scene} ${kind}`).toBe(true)
    expect(retail.types.some(({ id, ...rest }) => id === type && fitsKind(rest, kind)), `${type} ${kind}`).toBe(true)
    trees.add(facts.scene?.[0] ?? '')
  }
  expect([...trees].sort()).toEqual(['account', 'after-sales', 'order', 'outbound', 'product'])
})
