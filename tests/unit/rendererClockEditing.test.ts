import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankCalendar, blankPolicy, withCalendarBack, withNewCalendar, withNewPolicy, withoutCalendar, withoutPolicy, withPolicyBack, withPolicyCopy } from '../../renderer/features/clockSettings/adding.ts'
import type { Line } from '../../renderer/features/clockSettings/compared.ts'
import { compare } from '../../renderer/features/clockSettings/compared.ts'
import { withPolicy } from '../../renderer/features/clockSettings/edits.ts'
import { movedPolicy, policyGroups } from '../../renderer/features/clockSettings/policies.ts'
import { againKinds, againOf, covers, facts, shadowed, withAgain, withListed } from '../../renderer/features/clockSettings/scopes.ts'
import type { ClockSettings } from '../../shared/contract/clocks.ts'
import { clockSettingsSchema } from '../../shared/contract/clocks.ts'
import { clockMetrics, type ClockPolicy, momentNames, type Scope } from '../../shared/playbook.ts'
import { readPlaybook } from '../../shared/playbookIssues.ts'
import { holds } from '../../shared/playbookRules.ts'
import { retail } from '../helpers/playbooks.ts'

const settings: ClockSettings = { calendars: retail.calendars, clocks: retail.clocks, campaigns: retail.campaigns }
const title = { 'zh-CN': '新', 'zh-TW': '新', en: 'New' }
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
const policy = (id: string, of = settings) => of.clocks.find((each) => each.id === id)!
const alone = () => []

describe('calendars come and go', () => {
  const added = withNewCalendar(settings, blankCalendar(settings, 'calendar', title), 'staffed')

  test('a new one stands after the one that it was made beside, in the zone of the others, and holds', () => {
    expect(ids(added.calendars)).toEqual(['staffed', 'calendar', 'workdays'])
    expect(added.calendars[1]?.hours.timeZone).toBe('Asia/Shanghai')
    expect(clockSettingsSchema.safeParse(added).success).toBe(true)
    expect(ids(withNewCalendar({ ...settings, calendars: [] }, blankCalendar(settings, 'calendar', title), null).calendars)).toEqual(['calendar'])
  })

  test('one that a clock runs by stays; another goes, and comes back to its place', () => {
    expect(withoutCalendar(settings, 'staffed')).toBe(settings)
    const without = withoutCalendar(added, 'calendar')
    expect(ids(without.calendars)).toEqual(['staffed', 'workdays'])
    expect(withCalendarBack(without, added.calendars[1]!, 1)).toEqual(added)
    expect(withCalendarBack(added, added.calendars[1]!, 0)).toBe(added)
  })
})

describe('clocks come and go', () => {
  test('a blank one of any metric holds with the whole playbook, and stands before what holds always', () => {
    for (const metric of clockMetrics) {
      const made = withNewPolicy(settings, blankPolicy('clock', metric, title))
      expect(readPlaybook({ ...retail, ...made }).ok, metric).toBe(true)
      expect(shadowed(made.clocks, alone).has('clock'), metric).toBe(false)
    }
    expect(ids(policyGroups(withNewPolicy(settings, blankPolicy('clock', 'resolution', title)).clocks).find(({ metric }) => metric === 'resolution')!.policies)).toEqual(['resolve-critical', 'resolve-high', 'resolve-medium', 'resolve-low', 'clock', 'resolve-routine'])
  })

  test('a copy stands right above, all else of it the same', () => {
    const made = withPolicyCopy(settings, 'resolve-low', { id: 'mine', title })
    const at = ids(made.clocks).indexOf('mine')
    expect(made.clocks[at + 1]?.id).toBe('resolve-low')
    expect(made.clocks[at]).toEqual({ ...policy('resolve-low'), id: 'mine', title })
    expect(withPolicyCopy(settings, 'nowhere', { id: 'mine', title })).toBe(settings)
  })

  test('removed and brought back nothing is otherwise; the last one stays', () => {
    fc.assert(fc.property(fc.nat(settings.clocks.length - 1), (at) => {
      const gone = settings.clocks[at]!
      const without = withoutPolicy(settings, gone.id)
      expect(ids(without.clocks)).toEqual(ids(settings.clocks).filter((id) => id !== gone.id))
      expect(withPolicyBack(without, gone, at)).toEqual(settings)
    }))
    const one = { ...settings, clocks: [policy('resolve-low')] }
    expect(withoutPolicy(one, 'resolve-low')).toBe(one)
  })
})

describe('scopes', () => {
  test.each<[string, Scope, Scope, boolean]>([
    ['nothing covers everything', {}, { tier: ['vip'] }, true],
    ['itself', { tier: ['vip'] }, { tier: ['vip'] }, true],
    ['more of one fact', { tier: ['vip', 'plus'] }, { tier: ['vip'] }, true],
    ['less of one fact', { tier: ['vip'] }, { tier: ['vip', 'plus'] }, false],
    ['one fact more in the narrower', { tier: ['vip'] }, { tier: ['vip'], channel: ['phone'] }, true],
    ['one fact more in the wider', { tier: ['vip'], channel: ['phone'] }, { tier: ['vip'] }, false],
    ['the scene above', { scene: ['after-sales'] }, { scene: ['refund'] }, true],
    ['the scene below', { scene: ['refund'] }, { scene: ['after-sales'] }, false],
  ])('%s', (_what, wider, narrower, expected) => {
    expect(covers(wider, narrower, (scene) => (scene === 'refund' ? ['after-sales', 'refund'] : [scene]))).toBe(expected)
  })

  const some = fc.subarray(['a', 'b', 'c'], { minLength: 1 })
  const scope: fc.Arbitrary<Scope> = fc.record({ tier: some, channel: some, tags: some }, { requiredKeys: [] })

  test('what is covered never holds where the wider does not', () => {
    const caseOf = fc.record({ tier: fc.constantFrom('a', 'b', 'c'), channel: fc.constantFrom('a', 'b', 'c'), tags: fc.subarray(['a', 'b', 'c']) })
    fc.assert(fc.property(scope, scope, caseOf, (wider, narrower, known) => {
      fc.pre(covers(wider, narrower, alone))
      expect(!holds(narrower, known) || holds(wider, known)).toBe(true)
    }))
  })

  test('of the shipped clocks each can count, and one above which another holds always cannot', () => {
    expect([...shadowed(retail.clocks, alone).keys()]).toEqual([])
    const { clocks } = withPolicy(settings, 'resolve-critical', (each) => ({ ...each, when: {} }))
    expect([...shadowed(clocks, alone)].map(([id, above]) => [id, above.id])).toEqual([['resolve-high', 'resolve-critical'], ['resolve-medium', 'resolve-critical'], ['resolve-low', 'resolve-critical'], ['resolve-routine', 'resolve-critical']])
    expect([...shadowed(movedPolicy(clocks, 'resolve-critical', 1), alone).keys()]).not.toContain('resolve-high')
  })

  test('a condition that names nothing is none, and others stay', () => {
    const low = policy('resolve-low')
    const narrowed = withListed(withListed(low, 'tier', ['vip']), 'scene', ['refund', 'return-exchange'])
    expect(narrowed.when).toEqual({ priority: ['low'], tier: ['vip'], scene: ['refund', 'return-exchange'] })
    expect(withListed(withListed(narrowed, 'tier', []), 'scene', [])).toEqual(low)
    for (const fact of facts) expect(withListed({ ...low, when: {} }, fact, []).when).toEqual({})
  })
})

test('whichever way a clock runs again, the playbook takes it', () => {
  fc.assert(fc.property(fc.nat(retail.clocks.length - 1), fc.constantFrom(...againKinds), fc.constantFrom(...momentNames), fc.constantFrom(...againKinds), (at, first, moment, second) => {
    const made = (again: typeof first): ClockPolicy => withAgain(retail.clocks[at]!, again, moment)
    expect(againOf(made(first))).toBe(first)
    expect(againOf(withAgain(made(first), second, moment))).toBe(second)
    const clocks = retail.clocks.with(at, made(first))
    expect(readPlaybook({ ...retail, clocks }).ok).toBe(true)
  }), { numRuns: 40 })
})

describe('side by side', () => {
  const linesOf = (item: { readonly title: { readonly en: string } }): Line[] => [{ part: 'title', label: 'Name', text: item.title.en }, ...('target' in item ? [{ part: 'target', label: 'Target', text: String((item as unknown as ClockPolicy).target) }] : [])]
  const target = (id: string, seconds: number, of = settings) => withPolicy(of, id, (each) => ({ ...each, target: seconds }))
  const told = (mine: ClockSettings, theirs: ClockSettings) => compare(settings, mine, theirs, linesOf).map(({ id, label, base, mine: own, theirs: other, clash }) => [id, label, base, own, other, clash])

  test('says what either side changed, and where both did', () => {
    expect(told(target('resolve-low', 5), target('resolve-high', 6))).toEqual([['resolve-high', 'Target', '14400', '14400', '6', false], ['resolve-low', 'Target', '259200', '5', '259200', false]])
    expect(told(target('resolve-low', 5), target('resolve-low', 6))).toEqual([['resolve-low', 'Target', '259200', '5', '6', true]])
    expect(told(target('resolve-low', 5), target('resolve-low', 5))).toEqual([['resolve-low', 'Target', '259200', '5', '5', false]])
  })

  test('what is not everywhere is one line, and an order is told by its names', () => {
    const name = policy('resolve-low').title.en
    expect(told(withoutPolicy(settings, 'resolve-low'), target('resolve-low', 6))).toEqual([['resolve-low', 'Name', name, null, name, false]])
    expect(told(withNewPolicy(settings, blankPolicy('clock', 'learning', title)), settings)).toEqual([['clock', 'Name', null, 'New', null, false]])
    const moved = { ...settings, clocks: movedPolicy(settings.clocks, 'resolve-low', -1) }
    expect(compare(settings, moved, settings, linesOf).map(({ id, mine }) => [id, mine?.split(' → ').length])).toEqual([['resolution', 5]])
    expect(compare(settings, settings, settings, linesOf)).toEqual([])
  })
})
