import { describe, expect, test } from 'vitest'
import { type Facts, intakeSteps, type Scope } from '../../shared/playbook.ts'
import { campaignsAt, fieldsFor, fitsKind, holds, linesFor, needsFor, partOfDay, sceneFits, sceneTrail, scenesBelow, suggestGrade } from '../../shared/playbookRules.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'

describe('holds', () => {
  const facts: Facts = { channel: 'phone', type: 'complaint', scene: ['after-sales', 'return-exchange'], severity: 'L2', partOfDay: 'morning' }
  test.each<[string, Scope | undefined, Facts, boolean]>([
    ['no scope', undefined, {}, true],
    ['an empty scope', {}, {}, true],
    ['a fact that is listed', { channel: ['chat', 'phone'] }, facts, true],
    ['a fact that is not listed', { channel: ['chat'] }, facts, false],
    ['a fact that is not known yet', { tier: ['vip'] }, facts, false],
    ['all of several', { channel: ['phone'], type: ['complaint'], severity: ['L2'] }, facts, true],
    ['one of several that fails', { channel: ['phone'], type: ['inquiry'] }, facts, false],
    ['the scene itself', { scene: ['return-exchange'] }, facts, true],
    ['a scene above', { scene: ['after-sales'] }, facts, true],
    ['a scene beside', { scene: ['refund'] }, facts, false],
    ['a scene when none is chosen', { scene: ['after-sales'] }, { channel: 'phone' }, false],
    ['one of the tags of a customer', { tags: ['careful', 'press'] }, { tags: ['elderly', 'careful'] }, true],
    ['no tag of a customer', { tags: ['press'] }, { tags: [] }, false],
    ['a campaign that is on', { campaign: ['sale'] }, { campaign: ['outage', 'sale'] }, true],
    ['a campaign when none is on', { campaign: ['sale'] }, {}, false],
    ['the part of the day', { partOfDay: ['evening', 'morning'] }, facts, true],
  ])('%s', (_name, scope, given, expected) => {
    expect(holds(scope, given)).toBe(expected)
  })
})

test('linesFor says each line in its first variant that holds and leaves out what has none', () => {
  const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
  const script = [
    { id: 'greet', emphasis: false, variants: [{ when: { channel: ['phone'] }, text: words('phone') }, { text: words('any') }] },
    { id: 'vip', emphasis: true, variants: [{ when: { tier: ['vip'] }, text: words('vip') }] },
  ]
  expect(linesFor(script, { channel: 'phone' }).map((line) => line.text.en)).toEqual(['phone'])
  expect(linesFor(script, { channel: 'chat', tier: 'vip' }).map((line) => line.text.en)).toEqual(['any', 'vip'])
  expect(fieldsFor([{ field: 'a', required: false }, { field: 'b', required: true, when: { tier: ['vip'] } }], {}).map((use) => use.field)).toEqual(['a'])
})

test('IN-12: what lists no kinds fits all of them', () => {
  expect([fitsKind({}, 'emergency'), fitsKind({ kinds: ['outbound'] }, 'outbound'), fitsKind({ kinds: ['outbound'] }, 'inbound')]).toEqual([true, true, false])
})

test('CK-21: a campaign is on from its first instant up to and without its last', () => {
  const { playbook } = changedRetail((draft) => {
    draft.campaigns.push({ id: 'sale', title: { 'zh-CN': '大促', 'zh-TW': '檔期', en: 'Sale' }, reason: 'campaign', from: '2025-11-01T00:00:00+08:00', to: '2025-11-12T00:00:00+08:00' })
  })
  const at = (iso: string) => campaignsAt(playbook, Date.parse(iso))
  expect(['2025-10-31T15:59:59.999Z', '2025-10-31T16:00:00Z', '2025-11-11T15:59:59.999Z', '2025-11-11T16:00:00Z'].map(at)).toEqual([[], ['sale'], ['sale'], []])
})

describe('scenes', () => {
  test.each([
    [null, []], ['no-such', []], ['order', ['order']], ['return-exchange', ['after-sales', 'return-exchange']],
  ])('the trail of %s', (id, trail) => {
    expect(sceneTrail(retail, id).map((scene) => scene.id)).toEqual(trail)
  })

  test('the tree has three levels at most here, and what is below null are the roots', () => {
    expect(scenesBelow(retail, null).map((scene) => scene.id)).toEqual(['order', 'after-sales', 'product', 'account', 'emergency', 'outbound'])
    expect(scenesBelow(retail, 'after-sales').map((scene) => scene.id)).toEqual(['return-exchange', 'refund', 'quality', 'repair'])
    expect(scenesBelow(retail, 'refund')).toEqual([])
  })

  test('IN-12: a scene fits a kind of contact when every one above it does', () => {
    const fitting = (kind: string) => retail.scenes.filter(({ id, parent }) => parent !== undefined && sceneFits(retail, id, kind)).map(({ parent }) => parent)
    expect([...new Set(fitting('inbound'))]).toEqual(['order', 'after-sales', 'product', 'account'])
    expect(fitting('emergency')).toContain('emergency')
    expect(fitting('emergency')).not.toContain('outbound')
    expect(fitting('outbound')).toContain('outbound')
  })

  test('needs are those of the scene and of all above it', () => {
    const needs = (id: string | null) => needsFor(retail, sceneTrail(retail, id)).map((need) => need.id)
    expect(needs('return-exchange')).toEqual(['return-goods', 'exchange-goods', 'wrong-item', 'return-pickup', 'return-freight', 'service-complaint', 'suggest-improvement'])
    expect(needs('after-sales')).toEqual(['service-complaint', 'suggest-improvement'])
    expect(needs(null)).toEqual([])
  })
})

describe('suggestGrade (IN-7, IN-8)', () => {
  test.each<[Facts, string, string]>([
    [{ scene: ['account', 'account-theft'] }, 'L1', 'account-theft'],
    [{ scene: ['account', 'account-theft'], class: 'product-quality' }, 'L1', 'account-theft'],
    [{ class: 'product-quality' }, 'L2', 'quality-class'],
    [{ impact: 'order', urgency: 'soon', owner: 'finance' }, 'L2', 'order-soon-finance'],
    [{ impact: 'order', urgency: 'soon', owner: 'finance', class: 'technical' }, 'L2', 'technical'],
    [{ impact: 'order', urgency: 'soon' }, 'L3', 'order-soon'],
    [{ tier: 'vip', type: 'complaint' }, 'L2', 'vip-complaint'],
    [{ tier: 'vip', type: 'inquiry' }, 'L3', 'routine'],
    [{}, 'L3', 'routine'],
  ])('%j is %s by %s', (facts, id, rule) => {
    expect(suggestGrade(retail, 'severity', facts)).toMatchObject({ id, rule })
  })

  test.each<[Facts, string]>([[{ severity: 'L1' }, 'high'], [{ severity: 'L2' }, 'medium'], [{ type: 'complaint', severity: 'L3' }, 'medium'], [{ severity: 'L3' }, 'low']])('%j is %s', (facts, id) => {
    expect(suggestGrade(retail, 'priority', facts).id).toBe(id)
  })
})

test.each([[0, 'night'], [4, 'night'], [5, 'morning'], [11, 'morning'], [12, 'afternoon'], [17, 'afternoon'], [18, 'evening'], [21, 'evening'], [22, 'night'], [23, 'night']])(
  'hour %i is %s (IN-1)', (hour, part) => { expect(partOfDay(hour)).toBe(part) },
)

test('every step of the shipped playbook has something to say on every channel at every hour (IN-10)', () => {
  for (const step of intakeSteps) {
    for (const { id: channel } of retail.channels) {
      for (let hour = 0; hour < 24; hour += 1) {
        expect(linesFor(retail.steps[step].script, { channel, partOfDay: partOfDay(hour) }).length, `${step} by ${channel} at ${hour}`).toBeGreaterThan(0)
      }
    }
  }
})
