/**
 * Lives of tickets as anything may happen to them, over the real handlers and a real database (tests/helpers/histories.ts). So many are
 * lived with every `npm test`; for as many as wanted, some twenty minutes of one core for 10,000, and for those that one seed gives:
 *   FOURSTEP_HISTORIES=10000 [FOURSTEP_SEED=random] node_modules/.bin/node node_modules/vitest/vitest.mjs run tests/contract/histories.test.ts --disableConsoleIntercept
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courses, stageAgain, stepsFrom } from '../../shared/lifecycle.ts'
import { endsAsTold, lives, newLife, type Tally } from '../helpers/histories.ts'
import { beginnings } from '../helpers/historyBeginnings.ts'
import { deeds } from '../helpers/historyDeeds.ts'
import { seed } from '../helpers/seed.ts'

const wanted = Number(process.env['FOURSTEP_HISTORIES'] ?? 20)

test('random histories: what must hold of every one does after every command, and the history makes the same rows again', () => {
  const tally: Tally = new Map()
  process.stdout.write(`${String(wanted)} histories, FOURSTEP_SEED=${String(seed)}\n`)
  fc.assert(fc.property(fc.constantFrom(...beginnings), lives(tally, 40), (beginning, commands) => {
    const life = newLife(beginning)
    fc.modelRun(() => life, commands)
    endsAsTold(life.real)
    life.real.desk.backend.close()
  }), { numRuns: wanted, seed })
  const counts = [...tally.values()]
  expect(counts.reduce((sum, { done }) => sum + done, 0)).toBeGreaterThan(3 * wanted)
  expect(counts.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(2 * wanted)
  process.stdout.write(`done + refused: ${deeds.map((deed) => { const { done, refused } = tally.get(deed) ?? { done: 0, refused: 0 }; return `${deed} ${String(done)}+${String(refused)}` }).join(', ')}\n`)
  expect(tally.get('stale')?.done ?? 0).toBe(0)
  // Nothing else lies so far in that so many never come to it.
  if (wanted >= 1_000) expect(deeds.filter((deed) => (tally.get(deed)?.done ?? 0) === 0)).toEqual(['stale'])
}, Math.max(60_000, wanted * 2_000))

test('what was not satisfied is looked into again, on whatever course', () => {
  for (const course of courses) expect(stepsFrom(stageAgain(course)).length).toBeGreaterThan(0)
})
