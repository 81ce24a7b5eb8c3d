import fs from 'node:fs'
import { databaseFile } from '../app/dataFolder.ts'
import { findArticles } from '../app/knowledgeAdmin.ts'
import { StartError } from '../app/startError.ts'
import { systemClock } from '../app/systemPorts.ts'
import type { Asked, Outcome } from './command.ts'

const refusal = (why: string): Outcome => ({ ok: false, facts: { ok: false, why } })
const [usual, most] = [10, 50]

/** `fourstep knowledge search QUERY [--limit N]`: ids, titles and scores, the best first. */
export function searchKnowledge({ folder, operands: [text = ''], say, language, options }: Asked): Outcome {
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  const limit = options.limit === undefined ? usual : Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > most) return refusal(say('cli.knowledge_limit', { most }))
  try {
    const { articles, isMissing, more } = findArticles(folder, { text, limit }, language, systemClock.now())
    return { ok: true, facts: { ok: true, query: text, articles: articles.map(({ articleId, title, score, why }) => ({ id: articleId, title: title.text, score, why })), nearestOnly: isMissing, more } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  }
}
