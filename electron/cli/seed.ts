import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { seedDemo } from '../app/seedDemo.ts'
import { StartError } from '../app/startError.ts'
import { monotonic, systemClock } from '../app/systemPorts.ts'
import type { Asked, Outcome } from './command.ts'
import { watchProgress } from './progress.ts'

const usual = 400
const most = 1_000_000
const largestSeed = 2 ** 32 - 1

/** `fourstep seed demo`: an invented month. Ctrl+C leaves the folder as it was. */
export async function seed({ folder, say, options }: Asked): Promise<Outcome> {
  const tickets = wholeNumber(options.tickets ?? String(usual), 1, most)
  const number = wholeNumber(options.seed ?? '1', 0, largestSeed)
  if (tickets === null || number === null) return { ok: false, facts: { ok: false, why: say('cli.seed_number') } }
  const playbookFile = fileURLToPath(new URL('../resources/playbooks/retail.json', import.meta.url))
  const begun = monotonic()
  const progress = watchProgress((share, left) => say('cli.seed_progress', { done: Math.round(share * tickets), of: tickets, left }))
  try {
    const shipped = { file: path.basename(playbookFile), source: fs.readFileSync(playbookFile, 'utf8') }
    const seeded = await seedDemo({ folder, tickets, seed: number, now: systemClock.now(), shipped, rest: (done) => progress.at(done / tickets), isStopping: () => progress.stopping() })
    if (seeded !== 'done') return { ok: false, facts: { ok: false, why: say(`cli.seed_${seeded}`, { folder }) } }
    return { ok: true, facts: { ok: true, data: folder, tickets, seed: number, seconds: Math.round((monotonic() - begun) / 100) / 10 } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return { ok: false, facts: { ok: false, why: say(`start.${error.code}`, error.details) } }
  } finally {
    progress.end()
  }
}

function wholeNumber(text: string, least: number, greatest: number): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  return value >= least && value <= greatest ? value : null
}
