import fs from 'node:fs'
import { databaseFile } from '../app/dataFolder.ts'
import { importArticles } from '../app/importArticles.ts'
import { exportArticles, findArticles } from '../app/knowledgeAdmin.ts'
import { StartError } from '../app/startError.ts'
import { monotonic, systemClock, systemIds } from '../app/systemPorts.ts'
import type { Asked, Outcome } from './command.ts'
import { noSuchEncoding, office, readAs, saidOf } from './files.ts'
import { watchProgress } from './progress.ts'

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

/** `fourstep knowledge import FILE [--encoding E] [--sheet S]`: CSV, JSON lines, a folder of Markdown, Excel or Word, all of it or nothing. Ctrl+C leaves the data as it was. */
export async function importKnowledge(asked: Asked): Promise<Outcome> {
  const { folder, operands: [file = ''], say } = asked
  const said = saidOf(asked)
  if (said === null) return noSuchEncoding(asked)
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  if (!fs.existsSync(file)) return refusal(say('cli.orders_no_file', { file }))
  const begun = monotonic()
  const progress = watchProgress((share, left) => say('cli.knowledge_progress', { step: Math.min(3, Math.floor(share * 3) + 1), percent: Math.floor(share * 100), left }))
  try {
    const end = await importArticles({
      folder, file, ...said, office, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: systemClock.now(), ids: systemIds, isStopping: () => progress.stopping(),
      rest: (pass, share) => progress.at((pass - 1 + share) / 3),
    })
    if (end.end === 'stopped') return refusal(say('cli.orders_stopped'))
    if (end.end === 'wrong') {
      const issues = end.issues.map(({ line, column, reason, found }) => {
        const what = say(`articleIssue.${reason}`, { found, column: column ?? '' })
        return line === 0 ? what : say('cli.knowledge_where', { line, column: column ?? '–', what })
      })
      return { ok: false, facts: { ok: false, why: say('cli.orders_wrong'), issues, ...readAs(asked, end.between) } }
    }
    return { ok: true, facts: { ok: true, file, ...(end.encoding === null ? {} : { encoding: end.encoding }), articles: end.articles, ...end.counts, seconds: Math.round((monotonic() - begun) / 100) / 10 } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  } finally {
    progress.end()
  }
}

/** `fourstep knowledge export FILE`: what is in force, as CSV, or as JSON lines by the name of the file. */
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
