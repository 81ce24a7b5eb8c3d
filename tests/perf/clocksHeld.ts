import v8 from 'node:v8'
import vm from 'node:vm'
import { deskInFolder } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { type Figure, figure } from './bench.ts'
import { manyRunning } from './manyRunning.ts'
import { presentInstant } from './manyTickets.ts'

const MB = 1024 * 1024
const day = 24 * 3600 * 1000

/** What an open desk holds in memory for its running clocks beside as many bare timers: it arms one, and the rest is in the database. */
export async function benchHeld(folder: string, clocks: number): Promise<Figure[]> {
  await manyRunning(folder, clocks)
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  const held = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / MB
  }
  // What is read once, whatever is in the folder, is not the clocks'.
  deskInFolder(folder, { clock: new FakeClock(presentInstant) }).backend.close()
  const empty = held()
  const desk = deskInFolder(folder, { clock: new FakeClock(presentInstant) })
  const open = Math.max(0, held() - empty)
  desk.backend.close()
  const before = held()
  const timers = Array.from({ length: clocks }, () => setTimeout(() => undefined, day))
  const armed = held() - before
  for (const timer of timers) clearTimeout(timer)
  return [figure(`memory of a desk with ${String(clocks)} running clocks`, 'MB', open, { what: 'as many bare timers', value: armed }, 1)]
}
