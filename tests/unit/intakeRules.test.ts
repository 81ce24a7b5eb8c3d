import { describe, expect, test } from 'vitest'
import { type Draft, emptyDraft, withAnswer } from '../../electron/features/intake/draft.rules.ts'
import { chosen, departmentOf, factsOf, firstGap, gradesOf, missingOn, optionsOf, outcomeOf, sceneConfirmed, type Surroundings } from '../../electron/features/intake/intake.rules.ts'
import type { IntakeStep } from '../../shared/playbook.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'

const around: Surroundings = { kind: 'inbound', channel: 'phone', tier: null, tags: [], campaign: [], partOfDay: 'morning' }
const draft = (over: Partial<Draft> = {}): Draft => ({ ...emptyDraft, ...over })
const answered = (base: Draft, answers: Readonly<Record<string, string>>) => Object.entries(answers).reduce((so, [field, value]) => withAnswer(so, field, value), base)
const missing = (step: IntakeStep, of: Draft) => missingOn(retail, step, of, factsOf(retail, of, around)).map((gap) => `${gap.what} ${gap.id}`)

describe('missingOn', () => {
  const returning = draft({ scene: 'return-exchange' })
  test.each<[string, IntakeStep, Draft, string[]]>([
    ['the description', 'ask', draft(), ['field description']],
    ['white space is no answer', 'ask', answered(draft(), { description: ' \n ' }), ['field description']],
    ['nothing more once it is there', 'ask', answered(draft(), { description: 'Torn sleeve' }), []],
    ['type and class are separate, and the class comes with the need (IN-2)', 'type', draft(), ['choice type']],
    ['the class too when the need is on no list', 'type', draft({ freeNeed: 'A written apology' }), ['choice type', 'choice class']],
    ['class alone', 'type', draft({ type: 'complaint', freeNeed: 'A written apology' }), ['choice class']],
    ['a branch is not a scene yet', 'scene', draft({ scene: 'after-sales' }), ['choice scene']],
    ['the confirmations of a return, by their fields (IN-5)', 'scene', returning, ['field goods-state', 'field order-no']],
    ['one of them filled', 'scene', answered(returning, { 'order-no': '88012345' }), ['field goods-state']],
    ['a field that is required or confirms twice is asked for once', 'scene', draft({ scene: 'order-status' }), ['field wish', 'field order-no']],
    ['ticks as well as fields', 'scene', draft({ scene: 'account-theft' }), ['field loss', 'confirmation identity']],
    ['ticked', 'scene', draft({ scene: 'privacy', confirmed: ['identity'] }), []],
    ['the need', 'need', returning, ['choice need']],
    ['or the need in the customer\'s words (IN-4)', 'need', draft({ freeNeed: 'A written apology' }), []],
    ['the fields of the need', 'need', draft({ scene: 'refund', need: 'refund-dispute' }), ['field amount']],
    ['a need of its own has no outcome yet', 'outcome', draft({ freeNeed: 'A written apology' }), ['choice outcome']],
    ['a transfer without a department', 'outcome', draft({ freeNeed: 'A written apology', outcome: 'transfer' }), ['choice department']],
    ['the playbook\'s own outcome and department', 'outcome', draft({ scene: 'return-exchange', need: 'exchange-goods' }), []],
    ['nothing on a skipped step (IN-10)', 'scene', draft({ skipped: [{ step: 'scene', reason: 'Caller in a hurry' }] }), []],
  ])('%s', (_name, step, of, expected) => {
    expect(missing(step, of)).toEqual(expected)
  })
})

test('firstGap finds the first step that misses something, and none when all is there', () => {
  const whole = answered(draft({ type: 'complaint', class: 'other', scene: 'return-exchange', need: 'return-goods' }), { description: 'x', 'order-no': '1', 'goods-state': 'opened' })
  const gap = (of: Draft, last: IntakeStep) => firstGap(retail, of, factsOf(retail, of, around), last)?.step ?? null
  expect(gap(whole, 'outcome')).toBeNull()
  expect(gap({ ...whole, type: null }, 'outcome')).toBe('type')
  expect(gap({ ...whole, type: null }, 'ask')).toBeNull()
  expect(gap(withAnswer(whole, 'goods-state', ''), 'outcome')).toBe('scene')
})

describe('chosen drops what no longer fits', () => {
  const taken = draft({ scene: 'return-exchange', need: 'exchange-goods', outcome: 'escalate', department: 'finance', confirmed: ['goods-state'] })
  test.each<[string, Draft, Parameters<typeof chosen>[2], string | null, Partial<Draft>]>([
    ['another scene without that need', taken, 'scene', 'refund', { scene: 'refund', need: null, outcome: null, department: null, confirmed: [] }],
    ['another scene that has the need too', draft({ ...taken, need: 'service-complaint' }), 'scene', 'refund', { need: 'service-complaint', outcome: 'escalate', confirmed: [] }],
    ['the same scene again', taken, 'scene', 'return-exchange', { need: 'exchange-goods', confirmed: ['goods-state'] }],
    ['no scene keeps the need until another leaf is reached (IN-10)', taken, 'scene', null, { scene: null, need: 'exchange-goods', outcome: 'escalate', confirmed: [] }],
    ['a branch keeps it too', taken, 'scene', 'order', { scene: 'order', need: 'exchange-goods' }],
    ['the leaf that does not have it drops it', { ...taken, scene: 'order' }, 'scene', 'order-status', { scene: 'order-status', need: null, outcome: null }],
    ['another need', taken, 'need', 'return-goods', { need: 'return-goods', outcome: null, department: null }],
    ['a listed need replaces the free one', draft({ freeNeed: 'An apology' }), 'need', 'return-goods', { freeNeed: '' }],
    ['taking the need back keeps the free words', draft({ freeNeed: 'An apology', need: null }), 'need', null, { freeNeed: 'An apology' }],
    ['another outcome', taken, 'outcome', 'transfer', { outcome: 'transfer', department: null }],
    ['a type that is chosen is no longer skipped', draft({ skipped: [{ step: 'type', reason: 'x' }] }), 'type', 'inquiry', { skipped: [] }],
  ])('%s', (_name, before, group, id, expected) => {
    expect(chosen(retail, before, group, id)).toMatchObject(expected)
  })
})

test('outcome and department come from the need until somebody chooses (IN-9)', () => {
  const exchange = draft({ scene: 'return-exchange', need: 'exchange-goods' })
  expect([outcomeOf(retail, exchange)?.id, departmentOf(retail, exchange)]).toEqual(['transfer', 'after-sales'])
  expect(departmentOf(retail, { ...exchange, department: 'finance' })).toBe('finance')
  expect([outcomeOf(retail, { ...exchange, outcome: 'solved' })?.id, departmentOf(retail, { ...exchange, outcome: 'solved' })]).toEqual(['solved', null])
})

test('priority looks at the severity that counts, the agent\'s before the playbook\'s', () => {
  const theft = draft({ scene: 'account-theft' })
  expect(gradesOf(retail, theft, around)).toMatchObject({ severity: { id: 'L1', rule: 'account-theft' }, priority: { id: 'high', rule: 'critical' } })
  const lowered = gradesOf(retail, { ...theft, severity: { id: 'L3', reason: 'A false alarm' } }, around)
  expect(lowered).toMatchObject({ severity: { id: 'L3', reason: 'A false alarm' }, priority: { id: 'low', rule: 'minor' } })
})

test('a scene without confirmations is confirmed by reaching it', () => {
  const { playbook } = changedRetail((copy) => { copy.scenes.find((scene) => scene.id === 'manual')!.confirmations = [] })
  expect(sceneConfirmed(playbook, draft({ scene: 'manual' }))).toBe(true)
  expect(sceneConfirmed(retail, draft({ scene: 'manual' }))).toBe(false)
})

test('needs are offered for the chosen scene only', () => {
  expect(optionsOf(retail, draft(), 'need', 'inbound')).toEqual([])
  expect(optionsOf(retail, draft({ scene: 'manual' }), 'need', 'inbound').map((need) => need.id)).toEqual(['how-to-use', 'get-manual', 'book-installation', 'service-complaint', 'suggest-improvement'])
})
