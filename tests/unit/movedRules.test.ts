import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosesAlike } from '../../electron/features/clocks/edited.rules.ts'
import { liveAt } from '../../electron/features/clocks/life.rules.ts'
import { bodyOfMoved, type MovedBody, type MovedBodyBefore, type MovedClock, movedIn, type OfTicket } from '../../electron/features/clocks/moved.rules.ts'
import type { Playbook } from '../../shared/playbook.ts'
import { retail } from '../helpers/playbooks.ts'

test('the event of many clocks says of each all that it was set to, through JSON', () => {
  const instant = fc.integer({ min: 0, max: 4_102_444_800_000 })
  const clock = fc.record<MovedClock & OfTicket>({
    device: fc.constantFrom(null, 'another', 'a third'), serial: fc.integer({ min: 1, max: 2_000_000 }), policy: fc.constantFrom('resolve-low', 'resolve-high', 'progress'), metric: fc.constantFrom('resolution', 'progressUpdate'), targetMs: fc.constantFrom(1_000, 3_600_000),
    dueFrom: instant, dueAt: instant, warnAt: instant, warnsAnew: fc.boolean(),
  })
  // Under one playbook a policy has one metric and one target.
  const moved = fc.uniqueArray(clock, { selector: ({ device, serial, metric }) => `${String(device)} ${String(serial)} ${metric}`, maxLength: 30 }).map((clocks) =>
    clocks.map((one) => { const first = clocks.find(({ policy }) => policy === one.policy)!; return { ...one, metric: first.metric, targetMs: first.targetMs } }))
  fc.assert(fc.property(moved, (clocks) => {
    const body = JSON.parse(JSON.stringify(bodyOfMoved(7, 'ours', clocks))) as MovedBody
    expect(body).toMatchObject({ because: 7, playbook: 'ours' })
    const found = movedIn(body) as (MovedClock & OfTicket)[]
    for (const desk of [null, 'another', 'a third']) expect(found.filter(({ device }) => device === desk)).toEqual(clocks.filter(({ device }) => device === desk))
    expect(found).toHaveLength(clocks.length)
  }))
})

test('clocks that are moved alike take a few numbers each', () => {
  const clocks = Array.from({ length: 500 }, (_, at) => ({ device: null, serial: 1_000_000 + at, policy: 'resolve-low', metric: 'resolution', targetMs: 60_000, dueFrom: 1_764_000_000_000 + at * 4_321, dueAt: 1_764_000_600_000 + at * 4_321, warnAt: 1_764_000_500_000 + at * 4_321, warnsAnew: false }))
  expect(JSON.stringify(bodyOfMoved(7, '019abcde-0000-7000-8000-000000000001', clocks)).length).toBeLessThan(500 * 12)
})

test('events of before, which knew clocks by their rows, are still read', () => {
  const before: MovedBodyBefore = { because: 7, playbook: 3, policies: [{ policy: 'resolve-low', metric: 'resolution', targetMs: 60_000 }], moves: [[0, 600, 50, 1]], clocks: [12, 0, 1_000, 3, 0, -100] }
  const alike = { policy: 'resolve-low', metric: 'resolution', targetMs: 60_000, warnsAnew: true }
  expect(movedIn(before)).toEqual([{ ...alike, row: 12, dueFrom: 1_000, dueAt: 1_600, warnAt: 1_550 }, { ...alike, row: 15, dueFrom: 900, dueAt: 1_500, warnAt: 1_450 }])
})

test('a clock goes on until it is over or broken, and again where that is taken back, also by events that do not say what they set', () => {
  const deed = (seq: number, type: string, set?: object) => ({ seq, type, set })
  const at = (deeds: ReturnType<typeof deed>[], seqs: number[]) => seqs.map(liveAt(deeds))
  expect(at([deed(3, 'clock.started', {}), deed(5, 'clock.warned', { warned_at: 1 }), deed(8, 'clock.met', { met_at: 1 })], [2, 3, 4, 6, 8, 9])).toEqual([false, false, true, true, true, false])
  expect(at([deed(3, 'clock.started'), deed(5, 'clock.breached'), deed(7, 'clock.retargeted', { breached_at: null })], [4, 6, 8])).toEqual([true, false, true])
  expect(at([deed(3, 'clock.started', {}), deed(5, 'clock.breached', { breached_at: 1 }), deed(7, 'clock.cancelled', { cancelled_at: 1 }), deed(9, 'clock.restored', { cancelled_at: null })], [4, 10])).toEqual([true, false])
  expect(at([deed(3, 'clock.started'), deed(7, 'clock.cancelled'), deed(9, 'clock.restored', { cancelled_at: null })], [8, 10])).toEqual([false, true])
})

describe('whether two playbooks choose alike', () => {
  const edited = (change: (playbook: Playbook) => void) => {
    const after = structuredClone(retail)
    change(after)
    return choosesAlike(retail, after)
  }
  const [first] = retail.clocks
  test.each<[string, (playbook: Playbook) => void, boolean]>([
    ['nothing', () => undefined, true],
    ['a target, a warning, words and hours', ({ clocks, calendars }) => { Object.assign(clocks[0]!, { target: 61, warnAt: 0.3, title: first!.title, rule: 'CK-99', calendar: 'workdays' }); calendars[0]!.hours.holidays.push({ date: '2030-01-02' }) }, true],
    ['its states written in another order', ({ clocks }) => { clocks[0]!.pauseIn.reverse() }, true],
    ['whom a policy is for', ({ clocks }) => { clocks[0]!.when = { ...clocks[0]!.when, tier: ['vip'] } }, false],
    ['the order of policies', ({ clocks }) => { clocks.reverse() }, false],
    ['a policy less', ({ clocks }) => { clocks.pop() }, false],
    ['another name', ({ clocks }) => { clocks[0]!.id = 'else' }, false],
    ['what it counts', ({ clocks }) => { clocks[0]!.metric = 'followUp' }, false],
    ['when it begins', ({ clocks }) => { clocks[0]!.start = 'customerTold' }, false],
    ['when it is met', ({ clocks }) => { clocks[0]!.stop = 'ticketReopened' }, false],
    ['when it begins anew', ({ clocks }) => { clocks[0]!.restart = 'customerTold' }, false],
    ['when it is taken up again', ({ clocks }) => { clocks[0]!.resume = 'ticketReopened' }, false],
    ['whether it goes on by itself', ({ clocks }) => { clocks[0]!.periodic = !clocks[0]!.periodic }, false],
    ['what becomes of it in a merge', ({ clocks }) => { clocks[0]!.merge = clocks[0]!.merge === 'keep' ? 'earliest' : 'keep' }, false],
    ['where it stands still', ({ clocks }) => { clocks[0]!.pauseIn = clocks[0]!.pauseIn.length === 0 ? ['waiting'] : [] }, false],
    ['the zone of calendars, where no policy asks for a part of day', ({ calendars }) => { calendars[0]!.hours.timeZone = 'Europe/Berlin' }, true],
    ['when a campaign is on', ({ campaigns }) => { campaigns[0]!.to = '2031-01-01T00:00:00Z' }, false],
  ])('%s', (_name, change, expected) => {
    expect(edited(change)).toBe(expected)
  })

  test('by another clock it is another part of the day', () => {
    const [before, same, after] = ['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Tokyo'].map((timeZone) => {
      const playbook = structuredClone(retail)
      playbook.calendars.find(({ id }) => id === 'workdays')!.hours.timeZone = timeZone
      Object.assign(playbook.clocks[0]!, { when: { partOfDay: ['night'] }, calendar: 'workdays' })
      return playbook
    })
    expect([same, after].map((other) => choosesAlike(before!, other!))).toEqual([true, false])
  })
})
