import { describe, expect, test } from 'vitest'
import { readShipped } from '../../electron/features/knowledge/shipped.ts'
import { unknownIn } from '../../electron/features/knowledge/content.rules.ts'
import { scriptIssue } from '../../electron/features/playbook/playbook.ts'
import { languages } from '../../shared/text.ts'
import { shippedArticles } from '../helpers/articles.ts'
import { retail } from '../helpers/playbooks.ts'

const articles = shippedArticles.read().map((file) => ({ file, ...readShipped(file) }))

describe('the articles that come with the program', () => {
  test.each(articles.map(({ id, content }) => [id, content] as const))('%s holds in all three languages and fits the retail playbook', (_id, content) => {
    expect(unknownIn(retail, content)).toEqual([])
    for (const language of languages) {
      const text = content.texts[language]!
      expect(scriptIssue(text.script)).toBeNull()
      expect(Object.values(text).every((part) => part.trim() !== '')).toBe(true)
    }
  })

  test('no two say the same, and each need is spoken of', () => {
    for (const language of languages) {
      const titles = articles.map(({ content }) => content.texts[language]!.title)
      expect(new Set(titles).size).toBe(titles.length)
    }
    const spokenOf = new Set(articles.flatMap(({ content }) => content.needs))
    expect(retail.needs.map(({ id }) => id).filter((id) => !spokenOf.has(id))).toEqual([])
  })

  test('there are at least 120, and quizzes on at least 20 of them', () => {
    expect(articles.length).toBeGreaterThanOrEqual(120)
    expect(articles.filter(({ content }) => content.quiz.length > 0).length).toBeGreaterThanOrEqual(20)
  })
})
