import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiledFor } from '../../electron/features/clocks/calendars.ts'
import { type EarlierStart, type StandingClock, stepsTowards, type WantedClock, wantedClocks } from '../../electron/features/clocks/clocks.rules.ts'
import { instantsOf } from '../../electron/features/clocks/instants.rules.ts'
import { type ClockPolicy, type Facts, type Moments, type Rest, clockMetrics, momentNames } from '../../shared/playbook.ts'
import { day, hour, minute, second } from '../../shared/time.ts'
import { retail } from '../helpers/playbooks.ts'

const arrived = 1_000_000

/** rule, metric, started, due (both after the arrival), met */
type Row = readonly [rule: string, metric: string, start: number, due: number, met: number | null]

function table(facts: Facts, moments: Moments): Row[] {
  return wantedClocks(retail.clocks, facts, moments).map(({ policy, metric, startedAt, metAt }) => [
    policy.rule, metric, startedAt - arrived, instantsOf(policy, compiledFor(retail, policy), startedAt).dueAt - arrived, metAt === null ? null : metAt - arrived,
  ])
}

describe('the shipped clocks', () => {
  const contact = { contactArrived: arrived }
  test.each<[string, Facts, Moments, Row[]]>([
    ['CK-1: phone, 30 s to the first words', { channel: 'phone' }, contact, [['CK-1', 'firstResponse', 0, 30 * second, null], ['CK-4', 'queueWait', 0, 2 * minute, null], ['CK-9', 'resolution', 0, 3 * day, null]]],
    ['CK-2: chat, 15 s', { channel: 'chat' }, { ...contact, firstWords: arrived + 9_000 }, [
      ['CK-2', 'firstResponse', 0, 15 * second, 9_000], ['CK-4', 'queueWait', 0, 2 * minute, null], ['CK-9', 'resolution', 0, 3 * day, null],
    ]],
    ['CK-3: e-mail, 24 h until the customer is told', { channel: 'email' }, { ...contact, firstWords: arrived + 1 }, [['CK-3', 'firstResponse', 0, day, null], ['CK-9', 'resolution', 0, 3 * day, null]]],
    ['CK-5: a written complaint, 2 h', { channel: 'email', type: 'complaint' }, { ...contact, customerTold: arrived + hour }, [
      ['CK-5', 'firstResponse', 0, 2 * hour, hour], ['CK-6', 'preliminarySolution', 0, day, null], ['CK-9', 'resolution', 0, 3 * day, null],
    ]],
    ['CK-6: a solution is more than a proposal, so it meets both', { channel: 'outbound', type: 'complaint' }, { ...contact, ticketResolved: arrived + hour }, [
      ['CK-6', 'preliminarySolution', 0, day, hour], ['CK-9', 'resolution', 0, 3 * day, hour], ['CK-16', 'followUp', hour, 25 * hour, null],
    ]],
    ['CK-6: who complains again gets another proposal', { channel: 'outbound', type: 'complaint', priority: 'high' }, { ...contact, ticketReopened: arrived + 5 * hour }, [
      ['CK-6', 'preliminarySolution', 5 * hour, 29 * hour, null], ['CK-19', 'resolution', 5 * hour, 9 * hour, null],
    ]],
    ['CK-8: every 24 h, anew whenever the customer was told', { channel: 'outbound', severity: 'L2', priority: 'high' }, { ...contact, ticketOpened: arrived + minute, progressTold: arrived + hour }, [
      ['CK-8', 'progressUpdate', hour, 25 * hour, null], ['CK-19', 'resolution', 0, 4 * hour, null],
    ]],
    ['CK-7: L1, 1 h, before any priority', { channel: 'outbound', severity: 'L1', priority: 'low' }, contact, [['CK-7', 'resolution', 0, hour, null]]],
    ['CK-10: a return, 30 s from reaching the scene', { channel: 'outbound', scene: ['after-sales', 'return-exchange'] }, { ...contact, sceneReached: arrived + 40_000 }, [
      ['CK-10', 'sceneConfirmation', 40_000, 70_000, null], ['CK-9', 'resolution', 0, 3 * day, null],
    ]],
    ['CK-10: no clock before the scene is reached, none for another scene', { channel: 'outbound', scene: ['after-sales', 'refund'] }, { ...contact, sceneReached: arrived + 1 }, [['CK-9', 'resolution', 0, 3 * day, null]]],
    ['CK-19: high priority, 4 h', { channel: 'outbound', severity: 'L2', priority: 'high' }, contact, [['CK-19', 'resolution', 0, 4 * hour, null]]],
    ['CK-19: medium, 24 h', { channel: 'outbound', severity: 'L2', priority: 'medium' }, contact, [['CK-19', 'resolution', 0, day, null]]],
    ['CK-19: low, 72 h', { channel: 'outbound', severity: 'L3', priority: 'low' }, contact, [['CK-19', 'resolution', 0, 3 * day, null]]],
    ['a reopening starts the resolution anew', { channel: 'outbound', priority: 'high' }, { ...contact, ticketReopened: arrived + 5 * hour }, [['CK-19', 'resolution', 5 * hour, 9 * hour, null]]],
    ['what was met before a reopening does not meet the new clock', { channel: 'outbound', priority: 'high' }, { ...contact, ticketResolved: arrived + hour, ticketReopened: arrived + 2 * hour }, [['CK-19', 'resolution', 2 * hour, 6 * hour, null]]],
    ['nothing has begun', { channel: 'phone' }, {}, []],
  ])('%s', (_name, facts, moments, expected) => {
    expect(table(facts, moments)).toEqual(expected)
  })
})

test('warning comes at its share of the target, to the millisecond', () => {
  const [policy] = retail.clocks.filter((clock) => clock.rule === 'CK-2')
  expect(instantsOf(policy!, compiledFor(retail, policy!), arrived)).toEqual({ targetMs: 15_000, warnAt: arrived + 7_500, dueAt: arrived + 15_000 })
})

describe('CK-22: rests', () => {
  const policy = (over: Partial<ClockPolicy>): ClockPolicy => ({ ...retail.clocks.find((clock) => clock.id === 'resolve-low')!, when: {}, pauseIn: ['waiting'], ...over })
  const wanted = (over: Partial<ClockPolicy>, moments: Moments, rests: readonly Rest[]) => {
    const [clock] = wantedClocks([policy(over)], {}, { contactArrived: arrived, ...moments }, rests)
    const { startedAt, countedFrom, pauses, pausedAt } = clock!
    return [startedAt, countedFrom, pauses, pausedAt].map((value) => (typeof value === 'number' ? value - arrived : value?.map(([from, to]) => [from - arrived, to - arrived]) ?? null))
  }
  const waiting = (from: number, to: number | null): Rest => ['waiting', arrived + from, to === null ? null : arrived + to]
  const solved = (from: number, to: number | null): Rest => ['resolved', arrived + from, to === null ? null : arrived + to]

  test.each<[string, unknown[], unknown[]]>([
    ['none', wanted({}, {}, []), [0, 0, [], null]],
    ['one that is over does not count', wanted({}, {}, [waiting(5, 9)]), [0, 0, [[5, 9]], null]],
    ['one that lasts stops it', wanted({}, {}, [waiting(5, 9), waiting(20, null)]), [0, 0, [[5, 9]], 20]],
    ['a policy that names no state does not stop', wanted({ pauseIn: [] }, {}, [waiting(5, null)]), [0, 0, [], null]],
    ['what was before it began is not its business', wanted({}, { ticketReopened: arrived + 50 }, [waiting(5, 9), waiting(60, 61)]), [50, 50, [[60, 61]], null]],
    ['one that was met stands still no more', wanted({}, { ticketResolved: arrived + 7 }, [waiting(5, null)]), [0, 0, [], null]],
    ['first: a reopening is nothing to it', wanted({ restart: undefined }, { ticketReopened: arrived + 50 }, [solved(40, 50)]), [0, 0, [], null]],
    ['total over reopens: taken up again with what was left', wanted({ restart: undefined, resume: 'ticketReopened' }, { ticketReopened: arrived + 50 }, [waiting(5, 9), solved(40, 50)]), [50, 0, [[5, 9], [40, 50]], null]],
    ['total over two reopens', wanted({ restart: undefined, resume: 'ticketReopened' }, { ticketReopened: arrived + 90 }, [solved(40, 50), solved(70, 90)]), [90, 0, [[40, 50], [70, 90]], null]],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected)
  })
})

describe('steps towards what is wanted', () => {
  const low = retail.clocks.find((clock) => clock.id === 'resolve-low')!
  const periodic = { ...low, periodic: true, restart: 'progressTold' } as const
  const critical = retail.clocks.find((clock) => clock.id === 'resolve-critical')!
  const standing = (over: Partial<StandingClock> = {}): StandingClock => ({ metric: 'resolution', policy: low.id, startedAt: arrived, countedFrom: arrived, dueAt: arrived + 3 * day, pauses: [], pausedAt: null, breachedAt: null, metAt: null, ...over })
  const wanted = (over: Partial<WantedClock> = {}): WantedClock => ({ metric: 'resolution', policy: low, startedAt: arrived, countedFrom: arrived, pauses: [], pausedAt: null, metAt: null, ...over })
  const named = (steps: ReturnType<typeof stepsTowards>) => steps.map((step) => step.do)

  test.each<[string, WantedClock[], StandingClock[], string[]]>([
    ['starts what is not there', [wanted()], [], ['start']],
    ['leaves what is as wanted', [wanted()], [standing()], []],
    ['meets', [wanted({ metAt: arrived + minute })], [standing()], ['meet']],
    ['cancels what is no longer wanted', [], [standing()], ['cancel']],
    ['CK-23: another grade re-targets from the same start', [wanted({ policy: critical })], [standing()], ['retarget']],
    ['CK-23: re-targets, then meets', [wanted({ policy: critical, metAt: arrived + minute })], [standing()], ['retarget', 'meet']],
    ['CK-23: a met clock stays met, whatever is wanted now', [wanted({ policy: critical })], [standing({ metAt: arrived + 1 })], []],
    ['CK-23: a met clock is not cancelled either', [], [standing({ metAt: arrived + 1 })], []],
    ['a broken promise is not moved', [wanted({ policy: critical })], [standing({ breachedAt: arrived + 3 * day })], []],
    ['a broken promise can still be met', [wanted({ metAt: arrived + 4 * day })], [standing({ breachedAt: arrived + 3 * day })], ['meet']],
    ['a reopening leaves the met clock and starts another', [wanted({ startedAt: arrived + day })], [standing({ metAt: arrived + 1 })], ['start']],
    ['CK-22: stands still while the customer is waited for', [wanted({ pausedAt: arrived + 1 })], [standing()], ['pause']],
    ['CK-22: once', [wanted({ pausedAt: arrived + 1 })], [standing({ pausedAt: arrived + 1 })], []],
    ['CK-22: goes on', [wanted({ pauses: [[arrived + 1, arrived + 2]] })], [standing({ pausedAt: arrived + 1 })], ['resume']],
    ['CK-22: goes on before it is met', [wanted({ pauses: [[arrived + 1, arrived + 2]], metAt: arrived + 2 })], [standing({ pausedAt: arrived + 1 })], ['resume', 'meet']],
    ['CK-22: a broken promise stands still no more', [wanted({ pausedAt: arrived + 4 * day })], [standing({ breachedAt: arrived + 3 * day })], []],
    ['a periodic clock is met by the next beginning, which starts another', [wanted({ policy: periodic, startedAt: arrived + day })], [standing({ policy: periodic.id })], ['meet', 'start']],
    ['a periodic clock that went on by itself is the one that is wanted', [wanted({ policy: periodic })], [standing({ policy: periodic.id, breachedAt: arrived + day }), standing({ policy: periodic.id, startedAt: arrived + day })], []],
    ['a start that moved cancels and starts', [wanted({ startedAt: arrived + 5 })], [standing()], ['cancel', 'start']],
    ['TK-5: an earlier start is taken over in place', [wanted({ countedFrom: arrived - day })], [standing()], ['retarget']],
    ['TK-5: and given back', [wanted()], [standing({ countedFrom: arrived - day })], ['retarget']],
    ['TK-5: a broken promise is not moved by it', [wanted({ countedFrom: arrived - day })], [standing({ breachedAt: arrived + 3 * day })], []],
    ['TK-5: a met clock is not either', [wanted({ countedFrom: arrived - day, metAt: arrived + 1 })], [standing({ metAt: arrived + 1 })], []],
    ['TK-5: one that is paused meanwhile is moved as it stands', [wanted({ countedFrom: arrived - day, pausedAt: arrived + 1 })], [standing()], ['retarget']],
  ])('%s', (_name, want, have, expected) => {
    expect(named(stepsTowards(want, have))).toEqual(expected)
  })

  const earlier = (startedAt: number, metric = 'resolution'): EarlierStart => ({ metric, startedAt, rests: [], mergedAt: arrived })
  test.each<[string, EarlierStart[], Partial<WantedClock>, Partial<StandingClock>, string[]]>([
    ['broken only from the start that is given back: it was no promise', [earlier(arrived - day)], {}, { countedFrom: arrived - day, breachedAt: arrived + 2 * day }, ['retarget']],
    ['broken from its own start: stays broken', [earlier(arrived - day)], {}, { breachedAt: arrived + 3 * day }, []],
    ['broken from a start that still counts: stays broken', [earlier(arrived - day)], { countedFrom: arrived - 2 * day }, { countedFrom: arrived - 2 * day, breachedAt: arrived + day }, []],
    ['broken, and another that was merged in is earlier still: stays broken', [earlier(arrived - day)], { countedFrom: arrived - 2 * day }, { countedFrom: arrived - day, breachedAt: arrived + 2 * day }, []],
    ['of another metric: stays broken', [earlier(arrived - day, 'firstResponse')], {}, { countedFrom: arrived - day, breachedAt: arrived + 2 * day }, []],
    ['broken since an earlier reopening that another policy counts from: stays broken', [earlier(arrived - day)], { countedFrom: arrived }, { countedFrom: arrived - 9, breachedAt: arrived + 2 * day }, []],
  ])('TK-5, given back: %s', (_name, givenBack, want, have, expected) => {
    expect(named(stepsTowards([wanted(want)], [standing(have)], () => false, givenBack))).toEqual(expected)
  })
})

describe('TK-5: the start of a ticket that was merged in', () => {
  const { restart: _restart, ...low } = retail.clocks.find((clock) => clock.id === 'resolve-low')!
  const merged = (startedAt: number, over: Partial<EarlierStart> = {}): EarlierStart => ({ metric: 'resolution', startedAt: arrived + startedAt, rests: [], mergedAt: arrived + 100, ...over })
  const wanted = (over: Partial<ClockPolicy>, moments: Moments, rests: readonly Rest[], earlier: readonly EarlierStart[]) => {
    const [clock] = wantedClocks([{ ...low, when: {}, pauseIn: ['waiting'], ...over }], {}, { contactArrived: arrived, ...moments }, rests, undefined, earlier)
    const { startedAt, countedFrom, pauses, pausedAt, metAt } = clock!
    return [startedAt, countedFrom, pauses, pausedAt, metAt].map((value) => (typeof value === 'number' ? value - arrived : value?.map(([from, to]) => [from - arrived, to - arrived]) ?? null))
  }
  const waiting = (from: number, to: number | null): Rest => ['waiting', arrived + from, to === null ? null : arrived + to]
  const reopened = { ticketReopened: arrived + 50 }
  test.each<[string, unknown[], unknown[]]>([
    ['counts where the policy says so', wanted({}, {}, [], [merged(-40)]), [0, -40, [], null, null]],
    ['is none of a policy that keeps its own', wanted({ merge: 'keep' }, {}, [], [merged(-40)]), [0, 0, [], null, null]],
    ['counts only where it is earlier', wanted({}, {}, [], [merged(40)]), [0, 0, [], null, null]],
    ['of several, the earliest', wanted({}, {}, [], [merged(-40), merged(-90), merged(-60)]), [0, -90, [], null, null]],
    ['of its own metric only', wanted({}, {}, [], [merged(-40, { metric: 'firstResponse' })]), [0, 0, [], null, null]],
    ['comes without what did not count there', wanted({}, {}, [], [merged(-40, { rests: [waiting(-30, -20)] })]), [0, -40, [[-30, -20]], null, null]],
    ['and what it rested in beside this one does not matter', wanted({}, {}, [waiting(5, 9)], [merged(-40, { rests: [waiting(-30, null)] })]), [0, -40, [[-30, 0], [5, 9]], null, null]],
    ['nor what it began to rest in later', wanted({}, {}, [], [merged(-40, { rests: [waiting(10, 20)] })]), [0, -40, [], null, null]],
    ['does not touch whether it is met', wanted({}, { ticketResolved: arrived + 7 }, [], [merged(-40)]), [0, -40, [], null, 7]],
    ['also counts for one that was begun anew before', wanted({ restart: 'ticketReopened' }, reopened, [], [merged(-40)]), [50, -40, [], null, null]],
    ['and not for one that begins anew afterwards: that is another promise', wanted({ restart: 'ticketReopened' }, reopened, [], [merged(-40, { mergedAt: arrived + 40 })]), [50, 50, [], null, null]],
    ['belongs to a total over reopens', wanted({ resume: 'ticketReopened' }, reopened, [['resolved', arrived + 30, arrived + 50]], [merged(-40, { mergedAt: arrived + 10 })]), [50, -40, [[30, 50]], null, null]],
    ['is none of a periodic promise', wanted({ periodic: true }, {}, [], [merged(-40)]), [0, 0, [], null, null]],
  ])('%s', (_name, got, expected) => {
    expect(got).toEqual(expected)
  })
})

describe('for any policies, facts and moments', () => {
  const scope = fc.constantFrom<ClockPolicy['when']>({}, { severity: ['L1'] }, { channel: ['phone'] }, { type: ['complaint'] })
  const policy = fc.record({
    metric: fc.constantFrom(...clockMetrics), when: scope, target: fc.integer({ min: 1, max: 9_999 }),
    start: fc.constantFrom(...momentNames), stop: fc.constantFrom(...momentNames), restart: fc.option(fc.constantFrom(...momentNames), { nil: undefined }),
    warnAt: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  })
  const policies = fc.array(policy, { minLength: 1, maxLength: 8 }).map((list) => list.map((one, at): ClockPolicy => {
    const { restart, ...rest } = one
    return { id: `policy-${at}`, title: { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }, rule: 'CK-9', periodic: false, merge: 'keep', pauseIn: [], ...rest, ...(restart === undefined ? {} : { restart }) }
  }))
  const facts = fc.record({ severity: fc.constantFrom('L1', 'L3'), channel: fc.constantFrom('phone', 'email'), type: fc.constantFrom('complaint', 'inquiry') })
  const moments = fc.dictionary(fc.constantFrom(...momentNames), fc.integer({ min: 0, max: 100_000 }), { noNullPrototype: true }) as fc.Arbitrary<Moments>

  /** Carries steps out as the store does, on plain values; every clock that ever stood keeps its place. */
  function apply(clocks: readonly (StandingClock & { cancelled?: boolean })[], want: readonly WantedClock[]): (StandingClock & { cancelled?: boolean })[] {
    const standing = clocks.filter((clock) => clock.cancelled !== true)
    let all = [...clocks]
    const swap = (from: StandingClock, to: StandingClock & { cancelled?: boolean }) => { all = all.map((clock) => (clock === from || same(clock, from) ? to : clock)) }
    const same = (a: StandingClock, b: StandingClock) => a.metric === b.metric && a.startedAt === b.startedAt && a.metAt === b.metAt && (a as { cancelled?: boolean }).cancelled !== true
    for (const step of stepsTowards(want, standing)) {
      if (step.do === 'start') all.push(made(step.wanted))
      else if (step.do === 'retarget') swap(step.clock, { ...step.clock, policy: step.wanted.policy.id, dueAt: dueOf(step.wanted.policy, step.clock.startedAt) })
      else if (step.do === 'meet') swap(step.clock, { ...all.find((clock) => same(clock, step.clock))!, metAt: step.at })
      else if (step.do === 'cancel') swap(step.clock, { ...step.clock, cancelled: true })
    }
    return all
  }
  const made = ({ metric, policy: { id }, policy, startedAt, metAt }: WantedClock): StandingClock => ({ metric, policy: id, startedAt, countedFrom: startedAt, dueAt: dueOf(policy, startedAt), pauses: [], pausedAt: null, breachedAt: null, metAt })
  const dueOf = (policy: ClockPolicy, startedAt: number) => instantsOf(policy, compiledFor(retail, policy), startedAt).dueAt
  const running = (clocks: readonly (StandingClock & { cancelled?: boolean })[]) => clocks.filter((clock) => clock.metAt === null && clock.cancelled !== true)

  test('at most one clock a metric is wanted; due is start plus target', () => {
    fc.assert(fc.property(policies, facts, moments, (list, known, when) => {
      const want = wantedClocks(list, known, when)
      expect(new Set(want.map((clock) => clock.metric)).size).toBe(want.length)
      for (const { policy: chosen, startedAt, metAt } of want) {
        const { targetMs, warnAt, dueAt } = instantsOf(chosen, compiledFor(retail, chosen), startedAt)
        expect(dueAt).toBe(startedAt + chosen.target * 1_000)
        expect(dueAt - startedAt).toBe(targetMs)
        expect(warnAt).toBeGreaterThanOrEqual(startedAt)
        expect(warnAt).toBeLessThanOrEqual(dueAt)
        if (metAt !== null) expect(metAt).toBeGreaterThanOrEqual(startedAt)
      }
    }))
  })

  test('after the steps exactly the wanted clocks run, a second time changes nothing, and met clocks never change (CK-23)', () => {
    fc.assert(fc.property(policies, fc.array(fc.tuple(facts, moments), { minLength: 1, maxLength: 6 }), (list, life) => {
      let clocks: (StandingClock & { cancelled?: boolean })[] = []
      for (const [known, when] of life) {
        const want = wantedClocks(list, known, when)
        const met = clocks.filter((clock) => clock.metAt !== null)
        clocks = apply(clocks, want)
        for (const one of met) expect(clocks).toContainEqual(one)
        // What is wanted and not yet met runs, unless it was met earlier from the same start.
        const expected = want.filter((clock) => clock.metAt === null && !met.some((one) => one.metric === clock.metric && one.startedAt === clock.startedAt)).map(made)
        expect(sorted(running(clocks))).toEqual(sorted(expected))
        expect(stepsTowards(want, clocks.filter((clock) => clock.cancelled !== true))).toEqual([])
      }
    }))
  })
  const sorted = (clocks: readonly StandingClock[]) => [...clocks].sort((a, b) => a.metric.localeCompare(b.metric))
})
