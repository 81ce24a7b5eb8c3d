import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, machine, type Report } from './bench.ts'

/**
 * `run.ts NAME [--json] [--tickets N] [--rounds N] [--cache DIR]` (rounds: of `scroll` seconds, of `memory` hours), started by runtime/bench.mjs.
 * `run.ts search --corpus FILE.jsonl[.gz] --relevance FILE.jsonl [--docs N]`. Exit code 1: a target was missed.
 */
const { values, positionals: [name = ''] } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, tickets: { type: 'string' }, rounds: { type: 'string' }, cache: { type: 'string' }, corpus: { type: 'string' }, relevance: { type: 'string' }, docs: { type: 'string' } },
})
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-bench-'))
const rounds = (usual: number) => Number(values.rounds ?? usual)
const tickets = (usual: number) => Number(values.tickets ?? usual)

// Each brings in what it needs: not every one a browser.
const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  save: async () => (await import('./save.ts')).benchSave(scratch, rounds(300)),
  queue: async () => (await import('./queue.ts')).benchQueue(path.join(values.cache ?? scratch, `queue-${String(tickets(1_000_000))}`), tickets(1_000_000), rounds(300)),
  start: async () => (await import('./start.ts')).benchStart(scratch, rounds(9)),
  scroll: async () => (await import('./scroll.ts')).benchScroll(path.join(scratch, 'queue'), tickets(100_000), rounds(6)),
  clocks: async () => (await import('./clocks.ts')).benchClocks(path.join(scratch, 'clocks'), tickets(1_000_000), rounds(20)),
  beside: async () => (await import('./beside.ts')).benchBeside(rounds(60)),
  typing: async () => (await import('./typing.ts')).benchTyping(path.join(values.cache ?? scratch, `typing-${String(values.docs ?? 200_000)}-${String(tickets(100_000))}`), Number(values.docs ?? 200_000), tickets(100_000)),
  import: async () => (await import('./importing.ts')).benchImport(path.join(scratch, 'import'), Number(values.docs ?? 20_000)),
  rules: async () => (await import('./rules.ts')).benchRules(path.join(scratch, 'rules'), tickets(10_000), rounds(300)),
  memory: async () => (await import('./memory.ts')).benchMemory(scratch, rounds(8)),
}

async function report(): Promise<Report> {
  if (name === 'search') return searchReport()
  const bench = benches[name]
  if (bench === undefined) throw new Error(`there is no bench ${name}`)
  return { name, machine: machine(), figures: await bench() }
}

async function searchReport(): Promise<Report> {
  const { corpus, relevance, docs } = values
  if (corpus === undefined || relevance === undefined) throw new Error('bench search wants --corpus FILE.jsonl[.gz] and --relevance FILE.jsonl')
  const { benchSearch } = await import('./search.ts')
  return { name, machine: machine(), ...(await benchSearch(scratch, corpus, relevance, docs === undefined ? null : Number(docs))) }
}

async function table({ measured }: Report): Promise<string[]> {
  if (measured === undefined) return []
  const [{ tableOf }, { measuredSchema }] = await Promise.all([import('./search.ts'), import('./search/measured.ts')])
  return tableOf(measured.map((one) => measuredSchema.parse(one)))
}

try {
  const made = await report()
  const lines = made.figures.map(({ figure, value, unit, against, ratio, target, aim, ok }) => `${ok ? 'ok    ' : 'MISSED'} ${figure}: ${String(value)} ${unit} (${against}; ratio ${String(ratio)}, target ${aim === 'at most' ? '≤' : '≥'} ${String(target)})`)
  process.stdout.write(`${values.json ? JSON.stringify(made, null, 2) : [`${made.name} on ${made.machine}`, ...(await table(made)), ...lines].join('\n')}\n`)
  process.exitCode = made.figures.every(({ ok }) => ok) ? 0 : 1
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}
