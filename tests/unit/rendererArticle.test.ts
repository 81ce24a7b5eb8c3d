import { describe, expect, test } from 'vitest'
import { areSame, contested, merged, withText } from '../../renderer/features/knowledge/editor/fields.ts'
import { moved, newQuestion, toggled, withKind, withoutOption, withWords, wordsIn } from '../../renderer/features/knowledge/editor/questions.ts'
import { isAddress, isPicture, largestPicture } from '../../renderer/ui/markdown/addresses.ts'
import { renderMarkdown } from '../../renderer/ui/markdown/render.ts'
import { wordwise } from '../../renderer/features/knowledge/difference.ts'
import type { ArticleContent } from '../../shared/knowledge/article.ts'

const text = { title: 'a', problem: '', script: 's', steps: '', risks: '' }
const base: ArticleContent = { texts: { 'zh-CN': text }, scenes: [], needs: [], tags: [], when: {}, audience: ['agent'], owner: null, validFrom: null, validTo: null, quiz: [] }

describe('two who write the same article', () => {
  const mine = withText({ ...base, tags: ['fees'] }, 'zh-CN', { script: 'mine' })
  const theirs = withText(withText(base, 'zh-CN', { script: 'theirs', risks: 'r' }), 'en', { title: 'e' })

  test('only what both changed differently is contested', () => {
    expect(contested(base, mine, theirs).map(({ key }) => key)).toEqual(['texts.zh-CN.script'])
    expect(contested(base, mine, mine)).toEqual([])
  })

  test('the rest goes together, and the contested one goes as it was decided', () => {
    const kept = merged(base, mine, theirs, new Set())
    expect(kept).toMatchObject({ tags: ['fees'], texts: { 'zh-CN': { script: 'mine', risks: 'r' }, en: { title: 'e' } } })
    expect(merged(base, mine, theirs, new Set(['texts.zh-CN.script'])).texts['zh-CN']?.script).toBe('theirs')
  })

  test('a language in which nothing is left is gone, and the order of languages says nothing', () => {
    expect(withText(base, 'zh-CN', { title: '', script: ' ' }).texts).toEqual({})
    expect(areSame({ ...base, texts: { en: text, 'zh-CN': text } }, { ...base, texts: { 'zh-CN': text, en: text } })).toBe(true)
  })
})

describe('a question', () => {
  const question = withWords(withWords(newQuestion('zh-CN'), 'zh-CN', { question: 'q', options: ['1', '2', '3'] }), 'en', { question: 'q', options: ['a', 'b', 'c'] })

  test('loses an option in every language, and what is right follows', () => {
    const next = withoutOption({ ...question, right: [2] }, 0)
    expect([wordsIn(next, 'zh-CN').options, wordsIn(next, 'en').options, next.right]).toEqual([['2', '3'], ['b', 'c'], [1]])
  })

  test('of order is written in its right order', () => {
    const next = moved({ ...question, kind: 'order', right: [2, 0, 1] }, 0, 1)
    expect([wordsIn(next, 'en').options, next.right]).toEqual([['a', 'c', 'b'], [0, 1, 2]])
    expect(withKind(question, 'order').right).toEqual([0, 1, 2])
  })

  test('marks one or several', () => {
    expect(toggled(question, 2).right).toEqual([2])
    expect(toggled({ ...question, kind: 'multiple' }, 2).right).toEqual([0, 2])
  })
})

describe('addresses', () => {
  const png = (bytes: number) => `data:image/png;base64,${'A'.repeat(Math.ceil(bytes / 3) * 4)}`
  test.each([
    [png(30), true],
    [png(largestPicture - 3), true],
    [png(largestPicture + 3), false],
    ['data:image/svg+xml;base64,AAAA', false],
    ['data:image/png,raw', false],
    ['data:text/html;base64,AAAA', false],
    ['https://example.test/a.png', false],
  ])('%#: a picture or not', (address, expected) => {
    expect(isPicture(address)).toBe(expected)
  })
  test.each(['javascript:1', 'vbscript:1', 'file:///etc', '//example.test', '/x', 'data:text/html,x'])('%s is no address', (address) => {
    expect(isAddress(address)).toBe(false)
  })
})

describe('an attachment', () => {
  const id = '018f0000-0000-7000-8000-000000000001'
  test('keeps a place for what is fetched, and says what it is until then', () => {
    expect(renderMarkdown(`![a "box"](attachment:${id})`, '')).toBe(`<p><span data-attachment="${id}" data-shown="">a &quot;box&quot;</span></p>\n`)
    expect(renderMarkdown(`[a](attachment:${id}) [b](https://example.test)`, '')).toBe(`<p><span data-attachment="${id}">a</span> <button type="button" data-address="https://example.test">b</button></p>\n`)
  })

  test.each([`attachment:${id}"onload=`, `attachment:${id}/x`, 'attachment:', 'attachment:../x', `attachment:javascript:${id}`, `ATTACHMENT:${id}`])('%s is none', (address) => {
    expect(renderMarkdown(`![a](${address}) [b](${address})`, '')).not.toContain('data-attachment')
  })
})

test('HTML in an article is text, and a column is aligned without a style', () => {
  expect(renderMarkdown('<b onclick=x>', '')).toBe('<p>&lt;b onclick=x&gt;</p>\n')
  expect(renderMarkdown('| a |\n| -: |\n| 1 |', '')).not.toContain('style')
})

test('Chinese is compared word by word', () => {
  expect(wordwise('补发三天内到', '补发五天内到', 'zh-CN').filter(({ kind }) => kind !== 'same').every(({ text: words }) => words.length < 4)).toBe(true)
})
