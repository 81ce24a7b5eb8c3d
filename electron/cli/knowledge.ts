import fs from 'node:fs'
import { databaseFile } from '../app/dataFolder.ts'
import { importArticles } from '../app/importArticles.ts'
import { exportArticles, findArticles } from '../app/knowledgeAdmin.ts'
import { StartError } from '../app/startError.ts'
import { systemClock } from '../app/systemPorts.ts'
import type { Asked, Outcome } from './command.ts'
import { refusal, takeFile } from './files.ts'

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

/** `fourstep knowledge import FILE [--encoding E] [--sheet S]`: CSV, JSON lines, a folder of Markdown, Excel or Word. */
export const importKnowledge = (asked: Asked): Promise<Outcome> =>
  takeFile(asked, {
    passes: 3,
    folders: true,
    take: importArticles,
    progress: (share, left) => asked.say('cli.knowledge_progress', { step: Math.min(3, Math.floor(share * 3) + 1), percent: Math.floor(share * 100), left }),
    issue: (say, { line, column, reason, found }) => {
      const what = say(`articleIssue.${reason}`, { found, column: column ?? '' })
      return line === 0 ? what : say('cli.knowledge_where', { line, column: column ?? '–', what })
    },
    facts: ({ articles, counts }) => ({ articles, ...counts }),
  })

/** `fourstep knowledge export FILE`: what is in force, by the name of the file as JSON lines, as CSV, or as a folder of Markdown. */
export function exportKnowledge({ folder, operands: [file = ''], say }: Asked): Outcome {
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  if (fs.existsSync(file)) return refusal(say('cli.backup_exists', { file }))
  try {
    return { ok: true, facts: { ok: true, file, rows: exportArticles(folder, file) } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  }
}
