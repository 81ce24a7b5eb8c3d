import fs from 'node:fs'
import { databaseFile } from '../app/dataFolder.ts'
import { importOrders } from '../app/importOrders.ts'
import { StartError } from '../app/startError.ts'
import { monotonic, systemClock, systemIds } from '../app/systemPorts.ts'
import type { Asked, Outcome } from './command.ts'
import { noSuchEncoding, office, readAs, saidOf } from './files.ts'
import { watchProgress } from './progress.ts'

/** `fourstep orders import FILE [--encoding E] [--sheet S]`: all of it or nothing. Ctrl+C leaves the data as it was. */
export async function importOrderFile(asked: Asked): Promise<Outcome> {
  const { folder, operands: [file = ''], say } = asked
  const said = saidOf(asked)
  if (said === null) return noSuchEncoding(asked)
  if (!fs.existsSync(databaseFile(folder))) return { ok: false, facts: { ok: false, why: say('cli.no_database', { folder }) } }
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return { ok: false, facts: { ok: false, why: say('cli.orders_no_file', { file }) } }
  const begun = monotonic()
  const progress = watchProgress((share, left) => say('cli.orders_progress', { step: share < 0.5 ? 1 : 2, percent: Math.floor(share * 100), left }))
  try {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const end = await importOrders({
      folder, file, ...said, office, timeZone, now: systemClock.now(), ids: systemIds, isStopping: () => progress.stopping(),
      rest: (pass, share) => progress.at((pass - 1 + share) / 2),
    })
    if (end.end === 'stopped') return { ok: false, facts: { ok: false, why: say('cli.orders_stopped') } }
    if (end.end === 'wrong') {
      const issues = end.issues.map(({ line, column, reason, found }) => (line === 0 ? say(`orderIssue.${reason}`, { found }) : say('cli.orders_where', { line, column, what: say(`orderIssue.${reason}`, { found }) })))
      return { ok: false, facts: { ok: false, why: say('cli.orders_wrong'), issues, ...readAs(asked, end.between) } }
    }
    return { ok: true, facts: { ok: true, file, ...(end.encoding === null ? {} : { encoding: end.encoding }), orders: end.orders, ...end.counts, seconds: Math.round((monotonic() - begun) / 100) / 10 } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return { ok: false, facts: { ok: false, why: say(`start.${error.code}`, error.details) } }
  } finally {
    progress.end()
  }
}
