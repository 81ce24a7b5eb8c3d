import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEdited } from '../../electron/features/clocks/edited.rules.ts'
import { stepsTowards, type StandingClock, wantedClocks } from '../../electron/features/clocks/clocks.rules.ts'
import { bodyOfFollowed, type Effect, effectOf, isFollowedIn, type Running } from '../../electron/features/tickets/retargeting.rules.ts'
import type { ClockPolicy, Playbook } from '../../shared/playbook.ts'
import { partOfDayAt } from '../../shared/playbookRules.ts'
import { day, hour } from '../../shared/time.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'

const title = { 'zh-CN': '解决', 'zh-TW': '解決', en: 'Solving' }
const other = { 'zh-CN': '回复', 'zh-TW': '回覆', en: 'Answer' }
const now = 1_000
const stays = (dueAt: number, over: Partial<Running> = {}): Running => ({ metric: 'resolution', title: null, dueAt, breachedAt: null, ...over })
const moves = (dueAt: number, over: Partial<Running> = {}): Running => stays(dueAt, { title, ...over })
const answer = { metric: 'firstResponse', title: other } as const

describe('what other clocks do to a ticket', () => {
  test.each<[string, Running[], Running[], Effect]>([
    ['nothing runs', [], [], { first: 'same', overdue: false, moved: null }],
    ['nothing moves', [stays(2_000)], [stays(2_000)], { first: 'same', overdue: false, moved: null }],
    ['it moves towards the agent', [stays(3_000)], [moves(2_000)], { first: 'earlier', overdue: false, moved: { title, from: 3_000, to: 2_000 } }],
    ['it moves away', [stays(2_000)], [moves(3_000)], { first: 'later', overdue: false, moved: { title, from: 2_000, to: 3_000 } }],
    ['into the past: overdue at once', [stays(2_000)], [moves(900)], { first: 'earlier', overdue: true, moved: { title, from: 2_000, to: 900 } }],
    ['on the very instant: overdue', [stays(2_000)], [moves(now)], { first: 'earlier', overdue: true, moved: { title, from: 2_000, to: now } }],
    ['what was overdue is so no second time', [stays(900)], [moves(800)], { first: 'earlier', overdue: false, moved: { title, from: 900, to: 800 } }],
    ['what is broken stays and counts as first', [stays(500, { breachedAt: 500 })], [stays(500, { breachedAt: 500 })], { first: 'same', overdue: false, moved: null }],
    ['the one behind the first moves', [stays(2_000), stays(9_000, answer)], [stays(2_000), moves(5_000, answer)], { first: 'same', overdue: false, moved: { title: other, from: 9_000, to: 5_000 } }],
    ['the one that moves most is told', [stays(5_000), stays(9_000, answer)], [moves(4_000), moves(5_000, answer)], { first: 'earlier', overdue: false, moved: { title: other, from: 9_000, to: 5_000 } }],
    ['of those that are overdue, where there are any', [stays(2_000), stays(9_000, answer)], [moves(900), moves(5_000, answer)], { first: 'earlier', overdue: true, moved: { title, from: 2_000, to: 900 } }],
    ['one is promised no more: the next is first', [stays(2_000), stays(9_000, answer)], [stays(9_000, { metric: answer.metric })], { first: 'later', overdue: false, moved: null }],
    ['none is promised any more', [stays(2_000)], [], { first: 'later', overdue: false, moved: null }],
    ['one is promised besides, beside what was first until now', [stays(5_000)], [stays(5_000), moves(3_000, answer)], { first: 'earlier', overdue: false, moved: { title: other, from: 5_000, to: 3_000 } }],
    ['the first that is promised at all', [], [moves(3_000)], { first: 'earlier', overdue: false, moved: { title, from: 3_000, to: 3_000 } }],
  ])('%s', (_name, before, after, expected) => {
    expect(effectOf(before, after, now)).toEqual(expected)
  })

  const clocks = fc.uniqueArray(fc.record({ metric: fc.constantFrom('resolution', 'firstResponse', 'progressUpdate'), at: fc.integer({ min: 0, max: 3_000 }) }), { selector: ({ metric }) => metric })
  test('forward and back are opposites, what stays is the same, and who is overdue is due no later than now', () => {
    const running = (list: readonly { metric: string; at: number }[]) => list.map(({ metric, at }) => moves(at, { metric }))
    const opposite = { earlier: 'later', later: 'earlier', same: 'same' } as const
    fc.assert(fc.property(clocks, clocks, (before, after) => {
      const there = effectOf(running(before), running(after), now)
      expect(effectOf(running(after), running(before), now).first).toBe(opposite[there.first])
      expect(effectOf(running(before), running(before), now)).toMatchObject({ first: 'same', overdue: false })
      if (there.overdue) expect(there.moved!.to).toBeLessThanOrEqual(now)
      expect(there.moved === null).toBe(after.length === 0)
    }))
  })
})

describe('what counts as an edit of a policy', () => {
  const workdays = retail.clocks.find(({ calendar }) => calendar === 'workdays')!
  const in2 = (change: (playbook: Playbook, policy: ClockPolicy) => void) => {
    const { playbook } = changedRetail((copy) => { change(copy, copy.clocks.find(({ id }) => id === workdays.id)!) })
    return isEdited(retail, workdays, playbook, playbook.clocks.find(({ id }) => id === workdays.id)!)
  }
  test.each<[string, boolean, boolean]>([
    ['nothing', in2(() => undefined), false],
    ['its name and scope: another policy would be found for those', in2((_, policy) => { policy.title = { ...policy.title, en: 'Else' }; policy.when = {} }), false],
    ['its target', in2((_, policy) => { policy.target += 1 }), true],
    ['its warning', in2((_, policy) => { policy.warnAt = 0.11 }), true],
    ['where it stands still', in2((_, policy) => { policy.pauseIn = ['waiting'] }), true],
    ['its calendar', in2((_, policy) => { delete policy.calendar }), true],
    ['a day off in its calendar', in2((playbook) => { playbook.calendars.find(({ id }) => id === 'workdays')!.hours.holidays.push({ date: '2030-01-02' }) }), true],
    ['a day off in another', in2((playbook) => { playbook.calendars.find(({ id }) => id !== 'workdays')!.hours.holidays.push({ date: '2030-01-02' }) }), false],
  ])('%s', (_name, edited, expected) => {
    expect(edited).toBe(expected)
  })
})

describe('steps of a policy that promises otherwise under the same name', () => {
  const low = retail.clocks.find(({ id }) => id === 'resolve-low')!
  const standing = (over: Partial<StandingClock> = {}): StandingClock => ({ metric: 'resolution', policy: low.id, startedAt: 0, countedFrom: 0, dueAt: 3 * day, pauses: [], pausedAt: null, breachedAt: null, metAt: null, ...over })
  const wanted = { metric: 'resolution', policy: low, startedAt: 0, countedFrom: 0, pauses: [], pausedAt: null, metAt: null } as const
  test.each<[string, StandingClock, number | null, string[]]>([
    ['running: re-targeted', standing(), null, ['retarget']],
    ['met: stays', standing({ metAt: hour }), null, []],
    ['broken: stays', standing({ breachedAt: 3 * day }), null, []],
    ['standing still: re-targeted, and stands still', standing({ pausedAt: hour }), hour, ['retarget']],
    ['begins to stand still meanwhile: in one step', standing(), hour, ['retarget']],
  ])('%s', (_name, clock, pausedAt, expected) => {
    expect(stepsTowards([{ ...wanted, pausedAt }], [clock], () => true).map((step) => step.do)).toEqual(expected)
    expect(stepsTowards([{ ...wanted, pausedAt: clock.pausedAt }], [clock]).map((step) => step.do)).toEqual([])
  })
})

describe('the part of day is that of when a clock begins, by its calendar', () => {
  const { restart: _restart, ...low } = retail.clocks.find(({ id }) => id === 'resolve-low')!
  const policies = [{ ...low, id: 'at-night', when: { partOfDay: ['night' as const] }, calendar: 'workdays' }, { ...low, when: {} }]
  const asked = (partOfDay: (policy: ClockPolicy, at: number) => 'night' | 'morning', moments: { contactArrived?: number }) =>
    wantedClocks(policies, { partOfDay: 'morning' }, moments, [], { campaigns: () => [], partOfDay }).map(({ policy }) => policy.id)
  test('whatever part it is now', () => {
    expect(asked((policy, at) => (policy.calendar === 'workdays' && at === 50 ? 'night' : 'morning'), { contactArrived: 50 })).toEqual(['at-night'])
    expect(asked((policy, at) => (policy.calendar === 'workdays' && at === 50 ? 'night' : 'morning'), { contactArrived: 51 })).toEqual(['resolve-low'])
  })

  test.each([
    ['2026-03-02T21:59:59+08:00', 'evening'], ['2026-03-02T22:00:00+08:00', 'night'], ['2026-03-03T04:59:59+08:00', 'night'], ['2026-03-03T05:00:00+08:00', 'morning'],
    ['1969-12-31T12:00:00+08:00', 'afternoon'],
  ])('%s is %s in Shanghai', (at, part) => {
    expect(partOfDayAt(retail, { calendar: 'staffed' }, Date.parse(at))).toBe(part)
    // Round the clock it is told by the first calendar's clock.
    expect(partOfDayAt(retail, {}, Date.parse(at))).toBe(part)
  })
})

describe('CK-21: campaigns are those of when a clock begins', () => {
  const policies = (over: Partial<ClockPolicy>): ClockPolicy[] => {
    const { restart: _restart, ...low } = retail.clocks.find(({ id }) => id === 'resolve-low')!
    return [{ ...low, id: 'sale', when: { campaign: ['sale'] }, ...over }, { ...low, when: {}, ...over }]
  }
  const onSale = (at: number) => (at >= 100 && at < 200 ? ['sale'] : [])
  test.each<[string, Partial<ClockPolicy>, number, number | undefined, string]>([
    ['began before it', {}, 50, undefined, 'resolve-low'],
    ['began in it', {}, 150, undefined, 'sale'],
    ['to the instant: it is on from its first', {}, 100, undefined, 'sale'],
    ['and not on its last', {}, 200, undefined, 'resolve-low'],
    ['anew in it', { restart: 'ticketReopened' }, 50, 150, 'sale'],
    ['anew after it', { restart: 'ticketReopened' }, 150, 250, 'resolve-low'],
    ['taken up again after it: the promise is the one of then', { resume: 'ticketReopened' }, 150, 250, 'sale'],
  ])('%s', (_name, over, arrived, reopened, expected) => {
    const moments = { contactArrived: arrived, ...(reopened === undefined ? {} : { ticketReopened: reopened }) }
    expect(wantedClocks(policies(over), { campaign: ['sale'] }, moments, [], { campaigns: onSale, partOfDay: () => 'morning' }).map(({ policy }) => policy.id)).toEqual([expected])
  })
})

describe('which tickets follow a playbook’s clocks', () => {
  const ticket = fc.record({ device: fc.constantFrom(null, 'another', 'a third'), serial: fc.integer({ min: 1, max: 60 }) })
  const inOrder = fc.uniqueArray(ticket, { selector: ({ device, serial }) => `${String(device)} ${String(serial)}`, maxLength: 60 }).map((tickets) => tickets.sort((a, b) => a.serial - b.serial))

  test('those of a page, each by the desk that numbered it, and none of what comes before or after', () => {
    fc.assert(fc.property(inOrder, fc.nat(60), fc.nat(60), (tickets, from, most) => {
      const page = tickets.slice(from, from + most)
      const body = bodyOfFollowed(7, page)
      expect(tickets.filter((one) => isFollowedIn(body, one))).toEqual(page)
      expect(body.because).toBe(7)
    }))
  })

  test('an event from before it told the desk reaches every desk’s numbers in its range', () => {
    const reached = (serial: number, device: string | null) => isFollowedIn({ because: 1, from: 3, to: 5 }, { device, serial })
    expect([2, 3, 5, 6].map((serial) => [reached(serial, null), reached(serial, 'another')])).toEqual([[false, false], [true, true], [true, true], [false, false]])
  })
})
