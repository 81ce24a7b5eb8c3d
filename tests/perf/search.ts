import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { hostFlags } from '../../runtime/memory.mjs'
import { type Figure, figure } from './bench.ts'
import type { Task } from './search/child.ts'
import { type EngineName, engineNames } from './search/engine.ts'
import { type Measured, measuredSchema } from './search/measured.ts'
import { type CorpusDocument, documentsOf, judgedQueries, type Pair } from './search/pair.ts'
import { queryClasses, timedQueries } from './search/queries.ts'

/** As many documents as the engines that live in memory are given; ours is measured with them too, and growth from there. */
const few = 10_000
const inMemory: readonly EngineName[] = ['MiniSearch', 'FlexSearch']
const heapMB = 6_000
const sampled = 4_000
const acceptable = { what: 'a sixtieth of a second', value: 16 }
const mostMemory = { what: 'the most above idle', value: 150 }

export interface SearchBench {
  readonly figures: readonly Figure[]
  readonly measured: readonly Measured[]
}

/**
 * The desk's own import, index and search beside FTS5 over bigrams and trigrams, MiniSearch and FlexSearch, on the same documents with the
 * same normalisation: how good, how quick, how large.
 * @param scratch a folder for the indexes
 * @param limit documents at most; null: all of the corpus
 */
export async function benchSearch(scratch: string, corpus: string, relevance: string, limit: number | null): Promise<SearchBench> {
  const pair: Pair = { corpus, relevance, docs: limit ?? Number.MAX_SAFE_INTEGER }
  const { docs, some } = await looked(pair)
  const queries = path.join(scratch, 'queries.json')
  fs.writeFileSync(queries, JSON.stringify(timedQueries(await judgedQueries(pair), some)))
  const measured: Measured[] = []
  for (const size of new Set([Math.min(few, docs), docs])) {
    // Beyond the first size, only what keeps its index in a file: the others would need gigabytes.
    for (const engine of engineNames.filter((name) => size <= few || !inMemory.includes(name))) measured.push(await measure({ ...pair, docs: size }, engine, scratch, queries))
  }
  return { figures: figuresOf(measured), measured }
}

async function looked(pair: Pair): Promise<{ docs: number; some: CorpusDocument[] }> {
  let docs = 0
  const some: CorpusDocument[] = []
  for await (const document of documentsOf(pair)) {
    docs += 1
    if (some.length < sampled) some.push(document)
  }
  return { docs, some }
}

async function measure(pair: Pair, engine: EngineName, scratch: string, queries: string): Promise<Measured> {
  const file = path.join(scratch, `${engine.replaceAll(' ', '-')}-${String(pair.docs)}.db`)
  const task = { engine, pair, file, queries }
  const parts = inMemory.includes(engine) ? [await run({ ...task, step: 'both' })] : [await run({ ...task, step: 'build' }), await run({ ...task, step: 'search' })]
  for (const end of ['', '-wal', '-shm']) fs.rmSync(`${file}${end}`, { force: true })
  return measuredSchema.parse(Object.assign({ engine, docs: pair.docs }, ...parts))
}

function run(task: Task): Promise<object> {
  const child = spawn(process.execPath, [...hostFlags, `--max-old-space-size=${String(heapMB)}`, path.join(import.meta.dirname, 'search', 'child.ts'), JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as object)
      else reject(new Error(`${task.engine} with ${String(task.pair.docs)} documents ended with ${String(code)}`))
    })
  })
}

function figuresOf(measured: readonly Measured[]): Figure[] {
  const sizes = [...new Set(measured.map(({ docs }) => docs))].sort((a, b) => a - b)
  const all = sizes.at(-1) ?? 0
  const of = (engine: EngineName, docs: number) => measured.find((one) => one.engine === engine && one.docs === docs)
  const figures: Figure[] = []
  for (const docs of sizes) {
    const own = of('ours', docs)
    if (own === undefined) continue
    for (const [name, key] of [['recall@5', 'recallAt5'], ['MRR@10', 'mrrAt10']] as const) {
      const best = measured.filter((one) => one.docs === docs && one.engine !== 'ours').toSorted((a, b) => b[key] - a[key])[0]
      if (best !== undefined) figures.push(figure(`${name} of ${String(docs)} documents`, '', own[key], { what: `best of the peers, ${best.engine}`, value: best[key] }, 1, 'at least'))
    }
  }
  const own = of('ours', all)
  if (own === undefined) return figures
  const p95 = own.times.typing.p95
  const name = `95 of 100 answers while typing, ${String(all)} documents`
  for (const engine of ['FTS5 bigram', 'FTS5 trigram'] as const) {
    const peer = of(engine, all)
    if (peer !== undefined) figures.push(figure(name, 'ms', p95, { what: engine, value: peer.times.typing.p95 }, 0.33))
  }
  figures.push(figure(name, 'ms', p95, acceptable, 1))
  const before = of('ours', sizes[0] ?? 0)
  if (before !== undefined && before.docs < all) figures.push(figure(name, 'ms', p95, { what: `with ${String(before.docs)} documents`, value: before.times.typing.p95 }, 3))
  figures.push(figure(`memory of the process that searches, ${String(all)} documents`, 'MB', own.memory, mostMemory, 1))
  return figures
}

/** The measured things as lines of a table: an engine and a number of documents a line, milliseconds as p50 / p95 / p99. */
export function tableOf(measured: readonly Measured[]): string[] {
  const head = ['documents', 'engine', 'index s', 'index MB', 'memory MB', 'recall@5', 'MRR@10', 'CPU ms typing', ...queryClasses]
  const rows = measured.map((one) => [
    String(one.docs), one.engine, one.indexTime.toFixed(1), one.indexSize?.toFixed(0) ?? '–', one.memory.toFixed(0), one.recallAt5.toFixed(3), one.mrrAt10.toFixed(3), one.cpuTyping.toFixed(2),
    ...queryClasses.map((name) => { const { p50, p95, p99 } = one.times[name]; return `${String(p50)}/${String(p95)}/${String(p99)}` }),
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
}
