import fs from 'node:fs'
import { whySaid } from '../../shared/clockWords.ts'
import { explainClocks, rebuildClocks } from '../app/clocksAdmin.ts'
import { databaseFile } from '../app/dataFolder.ts'
import { StartError } from '../app/startError.ts'
import { systemClock } from '../app/systemPorts.ts'
import { clockWords } from './clockWords.ts'
import type { Asked, Outcome } from './command.ts'
import { watchProgress } from './progress.ts'

const refusal = (why: string): Outcome => ({ ok: false, facts: { ok: false, why } })

/** `fourstep clocks rebuild`: the rows of all clocks, made from their events. */
export async function rebuild({ folder, say }: Asked): Promise<Outcome> {
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  let of = 0
  const progress = watchProgress((share, left) => say('cli.clocks_progress', { done: Math.round(share * of), of, left }))
  try {
    const found = await rebuildClocks(folder, (done, all) => {
      of = all
      return progress.at(done / Math.max(1, all))
    }, () => progress.stopping())
    return found === null ? refusal(say('cli.clocks_stopped')) : { ok: true, facts: { ok: true, ...found } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  } finally {
    progress.end()
  }
}

/** `fourstep clocks explain TICKET`: why each of its clocks is due when it is. */
export function explain({ folder, operands: [number = ''], say, language }: Asked): Outcome {
  if (!fs.existsSync(databaseFile(folder))) return refusal(say('cli.no_database', { folder }))
  try {
    const found = explainClocks(folder, number, language, systemClock.now())
    if (found === null) return refusal(say('cli.clocks_no_ticket', { number }))
    const words = clockWords(language)
    return { ok: true, facts: { ok: true, ticket: number, clocks: found.map((why) => whySaid(words.say, words.formats, why).join(' ')) } }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return refusal(say(`start.${error.code}`, error.details))
  }
}
