import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit } from '../../electron/features/knowledge/beside.rules.ts'
import { idleFor, outdatedBy } from '../../electron/features/knowledge/content.rules.ts'
import { shuffled } from '../../electron/features/knowledge/learning.rules.ts'
import { languageShown } from '../../shared/knowledge/article.ts'
import { isRight, quizQuestionSchema } from '../../shared/knowledge/quiz.ts'
import { packingQuestion, someContent } from '../helpers/articles.ts'

describe('what fits a step', () => {
  const facts = { scene: ['after-sales', 'return-exchange'], need: 'exchange-goods', tier: 'vip', channel: 'phone', campaign: ['double-11-2026'] }
  const here = { role: 'agent', today: '2026-11-11', usesHere: 0 } as const
  test.each([
    ['need and scene', {}, ['need', 'scene']],
    ['a scene above', { scenes: ['after-sales'], needs: [] }, ['scene']],
    ['for VIPs', { when: { tier: ['vip'] } }, ['need', 'scene', 'tier']],
    ['for another tier', { when: { tier: ['standard'] } }, null],
    ['in the campaign', { when: { campaign: ['double-11-2026'] } }, ['need', 'scene', 'campaign']],
    ['another need of the scene', { needs: ['change-details'] }, null],
    ['another role', { audience: ['quality' as const] }, null],
    ['valid from tomorrow', { validFrom: '2026-11-12' }, null],
    ['valid until today', { validTo: '2026-11-11' }, ['need', 'scene']],
  ])('%s', (_what, values, why) => {
    expect(fit(someContent(values), facts, here)?.why ?? null).toEqual(why)
  })

  test('before the need is known, all of the scene fits; what helped more never stands lower', () => {
    expect(fit(someContent(), { scene: facts.scene }, here)?.why).toEqual(['scene'])
    fc.assert(fc.property(fc.nat(1_000), fc.nat(1_000), (a, b) => {
      const score = (usesHere: number) => fit(someContent(), facts, { ...here, usesHere })!.score
      expect(Math.sign(score(a) - score(b))).toBe(Math.sign(a - b))
    }))
  })
})

test('outdated: past its last day, of no use for longer than 90 days, contradicted', () => {
  const now = Date.parse('2026-11-26T00:00:00Z')
  const fine = { valid_to: '2026-11-26', idle_since: now - idleFor, reports: 0 }
  expect(outdatedBy(fine, now, '2026-11-26')).toEqual([])
  expect(outdatedBy({ valid_to: '2026-11-25', idle_since: now - idleFor - 1, reports: 2 }, now, '2026-11-26')).toEqual(['expired', 'unused', 'contradicted'])
})

describe('questions', () => {
  test.each([
    ['single', [1], [1], true],
    ['single', [1], [0], false],
    ['multiple', [0, 2], [2, 0], true],
    ['multiple', [0, 2], [0], false],
    ['multiple', [0, 2], [0, 0], false],
    ['multiple', [0, 2], [0, 1, 2], false],
    ['order', [0, 1, 2], [0, 1, 2], true],
    ['order', [0, 1, 2], [1, 0, 2], false],
    ['order', [0, 1, 2], [], false],
  ] as const)('%s %j answered %j', (kind, right, answer, is) => {
    expect(isRight({ kind, right: [...right] }, answer)).toBe(is)
  })

  test('languages with other numbers of options are refused', () => {
    const words = { ...packingQuestion.words, en: { question: 'Which?', options: ['a', 'b', 'c'] } }
    expect(quizQuestionSchema.safeParse({ ...packingQuestion, words }).success).toBe(false)
  })

  test('the options are all there, in an order that is the same each time for one learner', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(9), (n, id, question) => {
      const places = shuffled(n, id, question)
      expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, at) => at))
      expect(shuffled(n, id, question)).toEqual(places)
    }))
    const orders = new Set(Array.from({ length: 50 }, (_, byte) => shuffled(4, new Uint8Array(16).fill(byte), 0).join()))
    expect(orders.size).toBeGreaterThan(5)
  })
})

test('who reads another language is shown the nearest', () => {
  expect([languageShown({ 'zh-TW': 1, en: 1 }, 'zh-CN'), languageShown({ en: 1 }, 'zh-TW'), languageShown({ 'zh-CN': 1 }, 'en'), languageShown({ en: 1 }, 'en')]).toEqual(['zh-TW', 'en', 'zh-CN', 'en'])
})
