import { fileURLToPath } from 'node:url'
import { shippedKnowledge } from '../../electron/app/shippedKnowledge.ts'
import type { ShippedKnowledge } from '../../electron/features/knowledge/knowledge.ts'
import type { Article } from '../../shared/contract/knowledge.ts'
import type { ArticleContent, ArticleText } from '../../shared/knowledge/article.ts'
import type { QuizQuestion } from '../../shared/knowledge/quiz.ts'
import type { TestDesk } from './desk.ts'

/** The articles that come with the program. */
export const shippedArticles: ShippedKnowledge = shippedKnowledge(fileURLToPath(new URL('../../resources/knowledge', import.meta.url)))

export const packingQuestion: QuizQuestion = {
  kind: 'single', passage: 'steps', right: [1],
  words: { en: { question: 'What does the customer keep?', options: ['Nothing', 'The packing'] }, 'zh-CN': { question: '请客户留好什么？', options: ['不用留', '原包装'] } },
}

export function someContent({ text = {}, ...rest }: Partial<Omit<ArticleContent, 'texts'>> & { readonly text?: Partial<ArticleText> } = {}): ArticleContent {
  return {
    texts: { en: { title: 'Exchange of opened goods', problem: 'Opened, does not fit.', script: '{{ customer.name }}, please keep the packing.', steps: '1. Ask for the order number', risks: '- Used goods: offer repair', ...text } },
    scenes: ['return-exchange'], needs: ['exchange-goods'], tags: ['policy'], when: {}, audience: ['agent', 'team-lead'], owner: 'after-sales', validFrom: null, validTo: null, quiz: [], ...rest,
  }
}

export const written = (desk: TestDesk, content = someContent()): Article => desk.call('knowledge.save', { articleId: null, version: null, content, reason: 'New policy' })

/** An article in force, by whoever sits at `desk`. */
export function published(desk: TestDesk, content = someContent(), learn = false): Article {
  const { articleId, version } = written(desk, content)
  return desk.call('knowledge.publish', { articleId, version, learn, reason: 'Checked' })
}

/** The next version of an article in force. */
export function republished(desk: TestDesk, { articleId, version }: Pick<Article, 'articleId' | 'version'>, content: ArticleContent, learn = false): Article {
  const saved = desk.call('knowledge.save', { articleId, version, content, reason: 'Changed' })
  return desk.call('knowledge.publish', { articleId, version: saved.version, learn, reason: 'Checked' })
}
