import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { databaseFile } from '../app/dataFolder.ts'
import { nodeOffice } from '../app/nodeOffice.ts'
import type { FileEnd, FileWanted } from '../app/passes.ts'
import { StartError } from '../app/startError.ts'
import { monotonic, systemClock, systemIds } from '../app/systemPorts.ts'
import { type TextEncoding, textEncodings } from '../../shared/encoding.ts'
import type { Say } from '../app/words.ts'
import type { Asked, Outcome } from './command.ts'
import { watchProgress } from './progress.ts'

/** Built beside dist/cli/main.js. */
const office = nodeOffice(fileURLToPath(new URL('office.js', import.meta.url)), systemClock)

interface Said {
  readonly encoding: TextEncoding | undefined
  readonly sheet: string | undefined
}

/** What was said of a file by options. @returns null for an encoding that there is not */
function saidOf({ options: { encoding, sheet } }: Asked): Said | null {
  if (encoding === undefined) return { encoding, sheet }
  const named = textEncodings.find((one) => one.replace('-', '') === encoding.toLowerCase().replace('-', ''))
  return named === undefined ? null : { encoding: named, sheet }
}

const noSuchEncoding = ({ say }: Asked): Outcome => ({ ok: false, facts: { ok: false, why: say('cli.file_encoding', { all: textEncodings.join(', ') }) } })

/** What a person needs to see to say how a file is written. */
function readAs({ say }: Asked, between: readonly { readonly encoding: TextEncoding; readonly sample: string }[]): Readonly<Record<string, unknown>> {
  return between.length === 0 ? {} : { between: between.map(({ encoding, sample }) => say('cli.file_between', { encoding, sample })) }
}

/** How a file is taken, and what is said of it. */
interface Taking<Pass extends number, Done, Issue> {
  /** how often the file is read */
  readonly passes: number
  readonly folders?: boolean
  readonly take: (wanted: FileWanted<Pass>) => Promise<FileEnd<Done, Issue>>
  /** @param share of all of it, 0…1 */
  readonly progress: (share: number, secondsLeft: number) => string
  readonly issue: (say: Say, issue: Issue) => string
  readonly facts: (done: Done) => Readonly<Record<string, unknown>>
}

export const refusal = (why: string): Outcome => ({ ok: false, facts: { ok: false, why } })

/** Takes a file into a desk that is closed: all of it or nothing. Ctrl+C leaves the data as it was. */
export async function takeFile<Pass extends number, Done, Issue>(asked: Asked, { passes, folders = false, take, progress: words, issue, facts }: Taking<Pass, Done, Issue>): Promise<Outcome> {
  const { folder, operands: [file = ''], say } = asked
  const said = saidOf(asked)
  if (said === null) return noSuchEncoding(asked)
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  if (!fs.existsSync(file) || (!folders && !fs.statSync(file).isFile())) return refusal(say('cli.orders_no_file', { file }))
  const begun = monotonic()
  const progress = watchProgress(words)
  try {
    const end = await take({
      folder, file, ...said, office, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: systemClock.now(), ids: systemIds, isStopping: () => progress.stopping(),
      rest: (pass, share) => progress.at((pass - 1 + share) / passes),
    })
    if (end.end === 'stopped') return refusal(say('cli.orders_stopped'))
    if (end.end === 'wrong') return { ok: false, facts: { ok: false, why: say('cli.orders_wrong'), issues: end.issues.map((each) => issue(say, each)), ...readAs(asked, end.between) } }
    return { ok: true, facts: { ok: true, file, ...(end.encoding === null ? {} : { encoding: end.encoding }), ...facts(end), seconds: Math.round((monotonic() - begun) / 100) / 10 } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  } finally {
    progress.end()
  }
}
