import fs from 'node:fs'
import { databaseFile } from '../app/dataFolder.ts'
import { type FoundWrong, importRatings } from '../app/importRatings.ts'
import { StartError } from '../app/startError.ts'
import { monotonic, systemClock, systemIds } from '../app/systemPorts.ts'
import type { Say } from '../app/words.ts'
import type { Asked, Outcome } from './command.ts'
import { noSuchEncoding, office, readAs, saidOf } from './files.ts'
import { watchProgress } from './progress.ts'

const refusal = (why: string): Outcome => ({ ok: false, facts: { ok: false, why } })

/** `fourstep csat import FILE [--encoding E] [--sheet S]`: what customers gave in a form, all of it or nothing. Ctrl+C leaves the data as it was. */
export async function importRatingFile(asked: Asked): Promise<Outcome> {
  const { folder, operands: [file = ''], say } = asked
  const said = saidOf(asked)
  if (said === null) return noSuchEncoding(asked)
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return refusal(say('cli.orders_no_file', { file }))
  const begun = monotonic()
  const progress = watchProgress((share, left) => say('cli.csat_progress', { percent: Math.floor(share * 100), left }))
  try {
    const end = await importRatings({
      folder, file, ...said, office, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: systemClock.now(), ids: systemIds, isStopping: () => progress.stopping(), rest: (_, share) => progress.at(share),
    })
    if (end.end === 'stopped') return refusal(say('cli.orders_stopped'))
    if (end.end === 'wrong') return { ok: false, facts: { ok: false, why: say('cli.orders_wrong'), issues: end.issues.map((issue) => inWords(say, issue)), ...readAs(asked, end.between) } }
    const { encoding, counts, unused } = end
    return { ok: true, facts: { ok: true, file, ...(encoding === null ? {} : { encoding }), ratings: counts.added + counts.changed + counts.same, ...counts, ...(unused.length === 0 ? {} : { unused }), seconds: Math.round((monotonic() - begun) / 100) / 10 } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  } finally {
    progress.end()
  }
}

function inWords(say: Say, { line, column, reason, found }: FoundWrong): string {
  const what = say(`ratingIssue.${reason}`, { found })
  if (line === 0) return what
  return column === 0 ? say('cli.csat_where', { line, what }) : say('cli.orders_where', { line, column, what })
}
