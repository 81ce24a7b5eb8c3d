import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountIn } from '../../electron/features/escalation/amount.rules.ts'
import { handedBack, isAwaited, isBeyondAgent, raised, type Standing, steppedIn, steppedInAt } from '../../electron/features/escalation/ladder.rules.ts'
import { stepsTowards } from '../../electron/features/escalation/suggestions.rules.ts'
import { type CaseFacts, type ClockFact, firing, isSkilled, sharesAskedFor } from '../../electron/features/escalation/weighing.rules.ts'
import type { EscalationRule } from '../../shared/playbookEscalation.ts'
import { retail } from '../helpers/playbooks.ts'

const nothing: CaseFacts = {
  kind: null, channel: 'phone', type: null, class: null, scene: [], need: null, severity: 'L3', priority: 'low', tier: null, tags: [], campaign: [], repeats: 1, dissatisfied: 0, danger: [], amount: 0,
  late: false, cannotSolve: false, skilled: true, level: null,
}
type Given = Partial<CaseFacts> & { readonly clocks?: readonly ClockFact[] }
const clock = (metric: string, share: number): ClockFact => ({ metric, share, breached: share >= 1 })
const fired = ({ clocks = [], ...facts }: Given) => firing(retail.escalationRules, retail.ladder, { ...nothing, late: clocks.some(({ breached }) => breached), ...facts }, clocks).map(({ id }) => id)

/** Of every shipped rule a case that fires it and one that nearly does. */
const cases: Readonly<Record<string, readonly [fires: Given, nearly: Given]>> = {
  'danger-suicide': [{ danger: ['suicide'] }, { danger: ['suicide'], level: 'manager' }],
  'danger-injury': [{ danger: ['injury'] }, { danger: ['injury'], level: 'supervisor' }],
  'danger-privacy': [{ danger: ['privacy-leak'], level: 'team-lead' }, { danger: ['legal'] }],
  critical: [{ severity: 'L1' }, { severity: 'L2', priority: 'high' }],
  'danger-media': [{ danger: ['media'] }, { danger: [] }],
  'danger-regulator': [{ danger: ['regulator'] }, { danger: ['media', 'legal'] }],
  'danger-legal': [{ danger: ['legal'] }, { danger: ['legal'], level: 'manager' }],
  'cannot-solve': [{ cannotSolve: true }, { cannotSolve: true, level: 'team-lead' }],
  'over-limit-far': [{ scene: ['after-sales', 'refund'], amount: 5000.01 }, { scene: ['after-sales', 'refund'], amount: 5000 }],
  'over-limit': [{ scene: ['after-sales', 'refund'], amount: 501 }, { scene: ['order', 'order-payment'], amount: 501 }],
  'vip-complaint': [{ tier: 'vip', type: 'complaint' }, { tier: 'vip', type: 'inquiry' }],
  'dissatisfied-again': [{ dissatisfied: 3, level: 'team-lead' }, { dissatisfied: 3 }],
  dissatisfied: [{ dissatisfied: 2 }, { dissatisfied: 1 }],
  'repeat-contact': [{ repeats: 3 }, { repeats: 2 }],
  'supervisor-late': [{ level: 'supervisor', clocks: [clock('supervisorStepsIn', 1)] }, { level: 'supervisor', clocks: [clock('supervisorStepsIn', 0.99), clock('resolution', 2)] }],
  'lead-late': [{ level: 'team-lead', clocks: [clock('resolution', 0.1), clock('leadStepsIn', 1.5)] }, { level: 'supervisor', clocks: [clock('leadStepsIn', 1.5)] }],
  'promise-broken': [{ clocks: [clock('firstResponse', 0.2), clock('resolution', 1)] }, { clocks: [clock('resolution', 0.2), clock('firstResponse', 1)] }],
  'reply-late': [{ channel: 'email', clocks: [clock('firstResponse', 1)] }, { channel: 'phone', clocks: [clock('firstResponse', 1)] }],
  'promise-near': [{ clocks: [clock('preliminarySolution', 0.75)] }, { clocks: [clock('preliminarySolution', 0.7499), clock('followUp', 0.9)] }],
  'skill-missing': [{ class: 'technical', severity: 'L2', skilled: false }, { class: 'technical', severity: 'L2', skilled: true }],
}

describe('the shipped rules (ES-2)', () => {
  test('each has its cases', () => {
    expect(Object.keys(cases).sort()).toEqual(retail.escalationRules.map(({ id }) => id).sort())
  })

  test.each(Object.entries(cases))('%s fires, and nearly does not', (id, [fires, nearly]) => {
    expect(fired(fires)).toContain(id)
    expect(fired(nearly)).not.toContain(id)
  })

  test('of nothing known nothing is suggested, and of much the most pressing comes first', () => {
    expect(fired({})).toEqual([])
    expect(fired({ danger: ['legal', 'suicide'], severity: 'L1', tier: 'vip', type: 'complaint' })).toEqual(['danger-suicide', 'critical', 'danger-legal', 'vip-complaint'])
    expect(fired({ danger: ['legal', 'suicide'], severity: 'L1', tier: 'vip', type: 'complaint', level: 'supervisor' })).toEqual(['danger-suicide'])
  })

  test('what nears its end is not suggested beside what is late already: that leads to the same lead, and says that there is still time', () => {
    expect(fired({ clocks: [clock('progressUpdate', 0.8), clock('resolution', 1.1)] })).toEqual(['promise-broken'])
    expect(fired({ clocks: [clock('progressUpdate', 0.8), clock('firstResponse', 1.1)], channel: 'email' })).toEqual(['reply-late'])
  })

  test.each<[string, readonly string[], boolean]>([
    ['its class', ['technical'], true], ['its scene', ['product-use'], true], ['a scene above it', ['product'], true], ['something else', ['account', 'order'], false], ['nothing on record', [], true],
  ])('who knows %s: skilled %s', (_what, skills, skilled) => {
    expect(isSkilled(skills, { class: 'technical', scene: ['product', 'product-use'] })).toBe(skilled)
  })

  test('the shares that have to be looked at are those that the rules name', () => {
    expect(sharesAskedFor(retail.escalationRules)).toEqual([0.75])
  })

  test('facts that are not known hold nothing up', () => {
    fc.assert(fc.property(fc.record({ level: fc.constantFrom(null, 'team-lead', 'supervisor', 'manager', 'gone'), type: fc.constantFrom(null, 'complaint'), tier: fc.constantFrom(null, 'vip'), danger: fc.subarray(['legal', 'media']), amount: fc.double({ min: 0, max: 1e9, noNaN: true }), repeats: fc.nat(9), dissatisfied: fc.nat(9), cannotSolve: fc.boolean() }), fc.array(fc.tuple(fc.constantFrom('resolution', 'leadStepsIn'), fc.double({ min: 0, max: 3, noNaN: true })).map(([metric, share]) => clock(metric, share)), { maxLength: 3 }), (facts, clocks) => {
      const rules = firing(retail.escalationRules, retail.ladder, { ...nothing, ...facts }, clocks)
      const rank = (level: string | null) => retail.ladder.findIndex(({ id }) => id === level)
      for (const rule of rules) expect(rank(rule.level)).toBeGreaterThan(rank(facts.level))
      expect(rules.map(({ priority }) => priority)).toEqual(rules.map(({ priority }) => priority).sort((a, b) => a - b))
    }), { numRuns: 200 })
  })
})

test.each([
  ['', 0], ['没有', 0], ['880', 880], ['￥８８０', 880], ['1,299.50 元', 1299.5], ['1，299 元', 1299], ['1 299', 1299], ['1.2万', 12_000], ['3萬', 30_000], ['2k', 2000], ['5 kg', 5], ['约 300 到 800 元', 800], ['NT$ 12,345', 12_345], ['0.5', 0.5],
])('an amount in %j is %d', (text, amount) => {
  expect(amountIn(text)).toBe(amount)
})

const rule = (id: string, level = 'team-lead', coolDown = 10): EscalationRule => ({ ...retail.escalationRules[0]!, id, level, coolDown })

describe('what becomes of suggestions', () => {
  const kept = (state: string, until: number | null = null, level = 'team-lead') => ({ rule: 'a', level, state, until })
  test.each([
    ['nothing yet', [], ['suggest'], null],
    ['it stands', [kept('open')], [], null],
    ['it was gone and holds again', [kept('gone')], ['suggest'], null],
    ['put off until later', [kept('later', 101)], [], 101],
    ['put off until now', [kept('later', 100)], ['return'], null],
    ['declined, and still away', [kept('declined', 150)], [], 151],
    ['declined for no time: not in the same moment', [kept('declined', 100)], [], 101],
    ['declined long ago', [kept('declined', 99)], ['suggest'], null],
    ['accepted and handed back, still away', [kept('accepted', 150)], [], 151],
    ['accepted and handed back long ago', [kept('accepted', 99)], ['suggest'], null],
    ['it leads to another level now', [kept('open', null, 'manager')], ['go', 'suggest'], null],
  ] as const)('%s', (_what, before, does, next) => {
    const plan = stepsTowards([rule('a')], [...before], 100)
    expect([plan.steps.map((step) => step.do), plan.next]).toEqual([does, next])
  })

  test.each([['open'], ['later']] as const)('%s, and its rule holds no more: it goes', (state) => {
    expect(stepsTowards([], [kept(state, 500)], 100).steps).toMatchObject([{ do: 'go' }])
  })

  test('what was decided stays decided when its rule holds no more', () => {
    expect(stepsTowards([], [kept('declined', 500), kept('accepted'), kept('gone')], 100)).toEqual({ steps: [], next: null })
  })
})

describe('the ladder (ES-1, ES-3)', () => {
  const start: Standing = { level: null, owner: 1, agent: null, moments: {} }

  test('up, stepped in, further up and down again: the agent stays the customer’s contact, each clock is begun and ended once', () => {
    const up = raised(start, 'team-lead', 7, 10)
    expect(up).toEqual({ level: 'team-lead', owner: 7, agent: 1, moments: { submittedToLead: 10 } })
    expect([isAwaited(up), steppedInAt(up)]).toEqual([true, null])
    const inside = steppedIn(up, 7, 20)
    expect([inside.moments, inside.agent, isAwaited(inside), steppedInAt(inside)]).toEqual([{ submittedToLead: 10, leadSteppedIn: 20 }, 1, false, 20])
    const further = raised(inside, 'supervisor', 9, 30)
    expect(further).toEqual({ level: 'supervisor', owner: 9, agent: 1, moments: { submittedToLead: 10, leadSteppedIn: 20, escalatedToSupervisor: 30 } })
    const down = handedBack(further, 40)
    expect(down).toEqual({ level: null, owner: 1, agent: null, moments: { ...further.moments, supervisorSteppedIn: 40 } })
    expect(raised(down, 'team-lead', 7, 20).moments.submittedToLead).toBe(21)
  })

  test('over the head of a lead who did not come, nothing waits for them any more', () => {
    expect(raised(raised(start, 'team-lead', 7, 10), 'supervisor', 9, 30).moments).toEqual({ escalatedToSupervisor: 30 })
  })

  test('CK-13: what the agent cannot solve waits to be submitted, to the lead or over their head', () => {
    const beyond = { ...start, moments: { cannotSolve: 5 } }
    expect(isBeyondAgent(beyond.moments)).toBe(true)
    expect(raised(beyond, 'team-lead', 7, 10).moments).toEqual({ cannotSolve: 5, submittedToLead: 10 })
    expect(raised(beyond, 'manager', 7, 10).moments).toEqual({ escalatedToManager: 10 })
  })

  test('without anybody of the level the owner stays, and is the contact', () => {
    expect(raised(start, 'manager', 1, 10)).toEqual({ level: 'manager', owner: 1, agent: null, moments: { escalatedToManager: 10 } })
  })
})

describe('10,000 random histories of ladder and suggestions', () => {
  type Deed = readonly [what: 'accept' | 'decline' | 'later' | 'stepIn' | 'handBack' | 'facts' | 'raise' | 'takeBack', pick: number, after: number]
  const deed: fc.Arbitrary<Deed> = fc.tuple(fc.constantFrom('accept', 'decline', 'later', 'stepIn', 'handBack', 'facts', 'facts', 'raise', 'takeBack'), fc.nat(7), fc.nat(30))
  const rules = [rule('a', 'team-lead', 20), rule('b', 'supervisor', 0), rule('c', 'manager', 40), rule('d', 'team-lead', 5), rule('e', 'supervisor', 9)].map((one, at) => ({ ...one, priority: at + 1, when: { in: [one.id, { var: 'danger' }] } }))
  const levels = retail.ladder.map(({ id }) => id)
  const pairs = [['team-lead', 'submittedToLead', 'leadSteppedIn'], ['supervisor', 'escalatedToSupervisor', 'supervisorSteppedIn'], ['manager', 'escalatedToManager', 'managerSteppedIn']] as const
  const must = (holds: boolean, what: string) => { if (!holds) throw new Error(what) }
  interface Kept { rule: string | null; level: string; state: string; until: number | null; dueAt: number | null; declinedAt: number | null }

  test('every invariant holds after every step', () => {
    let steps = 0
    fc.assert(fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), (deeds) => {
      let now = 1000
      let standing: Standing = { level: null, owner: 1, agent: null, moments: {} }
      let facts: string[] = ['a', 'c']
      const taken: { before: Standing; made: Kept }[] = []
      const kept: Kept[] = []
      const latest = () => [...new Map(kept.map((one) => [one.rule, one])).values()].filter((one) => one.rule !== null)
      const open = () => latest().filter(({ state }) => state === 'open')
      const look = () => {
        const plan = stepsTowards(firing(rules, retail.ladder, { ...nothing, danger: facts, level: standing.level }, []), latest(), now)
        for (const step of plan.steps) {
          if (step.do === 'suggest') kept.push({ rule: step.rule.id, level: step.rule.level, state: 'open', until: null, dueAt: null, declinedAt: null })
          else Object.assign(step.kept, { state: step.do === 'go' ? 'gone' : 'open', until: null })
        }
      }
      const up = (level: string, made: Kept) => {
        taken.push({ before: standing, made })
        standing = raised(standing, level, 2 + levels.indexOf(level), now)
        Object.assign(made, { state: 'accepted', dueAt: now + 60 })
      }
      look()
      for (const [what, pick, after] of deeds) {
        const level = standing.level
        const one = open()[pick % Math.max(1, open().length)]
        const before = standing
        if (what === 'accept' && one !== undefined) up(one.level, one)
        if (what === 'raise' && levels.indexOf(levels[pick % 3]!) > levels.indexOf(level ?? '')) {
          const made: Kept = { rule: null, level: levels[pick % 3]!, state: 'open', until: null, dueAt: null, declinedAt: null }
          kept.push(made)
          up(made.level, made)
        }
        if (what === 'decline' && one !== undefined) Object.assign(one, { state: 'declined', declinedAt: now, until: now + rules.find(({ id }) => id === one.rule)!.coolDown })
        if (what === 'later' && one !== undefined) Object.assign(one, { state: 'later', until: now + 15 })
        if (what === 'stepIn' && isAwaited(standing)) standing = steppedIn(standing, standing.owner, now)
        if (what === 'handBack' && level !== null) {
          standing = handedBack(standing, now)
          for (const each of kept) if (each.state === 'accepted' && each.until === null) each.until = now + 10
        }
        if (what === 'facts') facts = rules.map(({ id }) => id).filter((_, at) => ((pick * 7 + after) >> at) % 2 === 1)
        const last = taken.at(-1)
        if (what === 'takeBack' && last !== undefined && isAwaited(standing) && last.made.state === 'accepted' && last.made.until === null && last.made.level === level) {
          standing = last.before
          Object.assign(last.made, { state: last.made.rule === null ? 'gone' : 'open', dueAt: null })
          taken.pop()
        }
        look()
        steps += 1
        const standingOnes = kept.filter(({ rule: id, state }) => id !== null && (state === 'open' || state === 'later'))
        const { moments } = standing
        const waits = pairs.filter(([, from, to]) => moments[from] !== undefined && (moments[to] ?? -1) < moments[from]).map(([id]) => id)
        must(['accept', 'raise', 'handBack', 'takeBack'].includes(what) || standing.level === before.level, 'the level changes by going up, coming back and taking back only')
        must(standing.agent !== standing.owner, 'one owner, who is not their own stand-in')
        must(standing.level !== null || standing.owner === 1, 'with the agent it is the agent’s')
        must(kept.every(({ state, dueAt }) => (state === 'accepted') === (dueAt !== null)), 'what was accepted has a due time, and nothing else has')
        must(open().every((each) => levels.indexOf(each.level) > levels.indexOf(standing.level ?? '')), 'what stands leads up')
        must(standingOnes.length === new Set(standingOnes.map(({ rule: id }) => id)).size, 'a rule stands once')
        must(kept.every((each) => each.state !== 'declined' || each.until! < now || open().every(({ rule: id }) => id !== each.rule)), 'what was declined stays away during its cool-down')
        must(waits.length === (isAwaited(standing) ? 1 : 0) && waits.every((id) => id === standing.level), 'at most one level waits for somebody to step in, the ticket’s own')
        now += after
        look()
      }
    }), { numRuns: Number(process.env['FOURSTEP_HISTORIES'] ?? 10_000) })
    expect(steps).toBeGreaterThan(0)
  }, 60_000)
})
