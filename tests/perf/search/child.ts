import fs from 'node:fs'
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { asked, type Engine, type EngineName, engineNames } from './engine.ts'
import { type Measured, timesOf } from './measured.ts'
import { type CorpusDocument, documentsOf, type JudgedQuery, judgedQueries } from './pair.ts'
import { queryClasses, type TimedQueries } from './queries.ts'

/**
 * One engine in a process of its own, so that what it holds in memory is its own. Files are built in one process and searched in
 * another; what lives in memory does both in one. Standard output: one JSON object.
 */
export interface Task {
  readonly engine: EngineName
  readonly step: 'build' | 'search' | 'both'
  readonly pair: { readonly corpus: string; readonly relevance: string; readonly docs: number }
  /** of the index */
  readonly file: string
  /** of the queries to be timed */
  readonly queries: string
}

const MB = 1024 * 1024
const atOnce = 2_000
const rounds = 3
const task = z.object({ engine: z.enum(engineNames), step: z.enum(['build', 'search', 'both']), pair: z.object({ corpus: z.string(), relevance: z.string(), docs: z.number() }), file: z.string(), queries: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}')) satisfies Task

/** First its program, then, by calling what comes out, its index. */
const engines: Readonly<Record<EngineName, () => Promise<() => Engine>>> = {
  ours: async () => { const { ours } = await import('./ours.ts'); return () => ours(task.file) },
  'FTS5 bigram': async () => { const { ftsBigram } = await import('./peers.ts'); return () => ftsBigram(task.file) },
  'FTS5 trigram': async () => { const { ftsTrigram } = await import('./peers.ts'); return () => ftsTrigram(task.file) },
  MiniSearch: async () => (await import('./peers.ts')).miniSearch,
  FlexSearch: async () => (await import('./peers.ts')).flexSearch,
}

const rss = () => process.memoryUsage().rss / MB
const rounded = (value: number) => Math.round(value * 1_000) / 1_000

async function build(engine: Engine): Promise<Pick<Measured, 'indexTime' | 'indexSize'>> {
  let took = 0
  const add = (documents: readonly CorpusDocument[]) => {
    const begun = performance.now()
    engine.add(documents)
    took += performance.now() - begun
  }
  let some: CorpusDocument[] = []
  for await (const document of documentsOf(task.pair)) {
    if (some.push(document) < atOnce) continue
    add(some)
    some = []
  }
  add(some)
  const size = engine.size()
  return { indexTime: rounded(took / 1_000), indexSize: size === null ? null : rounded(size / MB) }
}

function quality(engine: Engine, judged: readonly JudgedQuery[]): Pick<Measured, 'recallAt5' | 'mrrAt10'> {
  let [recall, reciprocal] = [0, 0]
  for (const { query, relevant } of judged) {
    const found = engine.search(query)
    recall += found.slice(0, 5).filter((id) => relevant.includes(id)).length / relevant.length
    const first = found.slice(0, asked).findIndex((id) => relevant.includes(id))
    reciprocal += first < 0 ? 0 : 1 / (first + 1)
  }
  return { recallAt5: rounded(recall / judged.length), mrrAt10: rounded(reciprocal / judged.length) }
}

/**
 * Of each query the quickest of three: what others do on the machine meanwhile makes a query slower, never quicker. All of them one after
 * another and then again, never one twice in a row: an engine may go on from the last letter, which is how a box is typed into, but not from
 * having answered the same a moment ago.
 */
function quickest(engine: Engine, queries: readonly string[]): number[] {
  const best = queries.map(() => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    queries.forEach((query, at) => {
      const begun = performance.now()
      engine.search(query)
      best[at] = Math.min(best[at] ?? Infinity, performance.now() - begun)
    })
  }
  return best
}

function timed(engine: Engine, queries: TimedQueries): Pick<Measured, 'times' | 'cpuTyping'> {
  let cpuTyping = 0
  const times = Object.fromEntries(queryClasses.map((name) => {
    const before = process.cpuUsage()
    const taken = quickest(engine, queries[name])
    const { user, system } = process.cpuUsage(before)
    if (name === 'typing') cpuTyping = rounded((user + system) / 1_000 / rounds / Math.max(1, taken.length))
    return [name, timesOf(taken)]
  })) as Measured['times']
  return { times, cpuTyping }
}

async function searched(engine: Engine, idle: number): Promise<Omit<Measured, 'engine' | 'docs' | 'indexTime' | 'indexSize'>> {
  const judged = await judgedQueries(task.pair)
  const queries = JSON.parse(fs.readFileSync(task.queries, 'utf8')) as TimedQueries
  const scores = quality(engine, judged)
  return { ...scores, ...timed(engine, queries), memory: rounded(Math.max(0, rss() - idle)) }
}

const open = await engines[task.engine]()
const idle = rss()
const engine = open()
const built = task.step === 'search' ? null : await build(engine)
const search = task.step === 'build' ? null : await searched(engine, idle)
engine.close()
process.stdout.write(JSON.stringify({ ...built, ...search }))
