import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { seedDemo } from '../app/seedDemo.ts'
import { StartError } from '../app/startError.ts'
import { monotonic, systemClock } from '../app/systemPorts.ts'
import type { Asked, Outcome } from './command.ts'

const usual = 400
const most = 1_000_000
const largestSeed = 2 ** 32 - 1
const tellEvery = 1_000

/** `fourstep seed demo`: an invented month. Ctrl+C leaves the folder as it was. */
export async function seed({ folder, say, options }: Asked): Promise<Outcome> {
  const tickets = wholeNumber(options.tickets ?? String(usual), 1, most)
  const number = wholeNumber(options.seed ?? '1', 0, largestSeed)
  if (tickets === null || number === null) return { ok: false, facts: { ok: false, why: say('cli.seed_number') } }
  const playbookFile = fileURLToPath(new URL('../resources/playbooks/retail.json', import.meta.url))
  const begun = monotonic()
  let told = begun
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { stopping = true })
  const rest = (done: number) => {
    const at = monotonic()
    if (at - told >= tellEvery) {
      told = at
      tell(say('cli.seed_progress', { done, of: tickets, left: Math.ceil((((at - begun) / done) * (tickets - done)) / 1_000) }))
    }
    return new Promise<void>((resolve) => { systemClock.after(0, resolve) })
  }
  try {
    const shipped = { file: path.basename(playbookFile), source: fs.readFileSync(playbookFile, 'utf8') }
    const seeded = await seedDemo({ folder, tickets, seed: number, now: systemClock.now(), shipped, rest, isStopping: () => stopping })
    if (told > begun && process.stderr.isTTY) process.stderr.write('\n')
    if (seeded !== 'done') return { ok: false, facts: { ok: false, why: say(`cli.seed_${seeded}`, { folder }) } }
    return { ok: true, facts: { ok: true, data: folder, tickets, seed: number, seconds: Math.round((monotonic() - begun) / 100) / 10 } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return { ok: false, facts: { ok: false, why: say(`start.${error.code}`, error.details) } }
  }
}

/** One line, rewritten in place where somebody watches. */
function tell(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
}

function wholeNumber(text: string, least: number, greatest: number): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  return value >= least && value <= greatest ? value : null
}
