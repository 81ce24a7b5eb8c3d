import fs from 'node:fs'
import path from 'node:path'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { createBackend } from '../../electron/app/backend.ts'
import { monotonic, systemClock, systemIds } from '../../electron/app/systemPorts.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { rowMaker } from '../../electron/features/knowledge/knowledge.ts'
import { openSource } from '../../electron/reading/open.ts'
import { findProcedure } from '../../shared/contract/index.ts'
import { type ArticleImport, largestArticleFile, largestPiece } from '../../shared/contract/knowledge.ts'
import { testOffice } from '../helpers/office.ts'
import { retailSource } from '../helpers/playbooks.ts'
import { type Figure, figure } from './bench.ts'

const sentence = '先问订单号，再核对商品状态；'
const mebibyte = 1024 * 1024
const quiet = { info: () => undefined, warn: () => undefined, error: (event: string, error: unknown) => { throw new Error(event, { cause: error }) } }

/** A table of so many articles of about this size. */
function writeTable(file: string, bytes: number, articles: number): void {
  const handle = fs.openSync(file, 'w')
  const body = sentence.repeat(Math.max(1, Math.floor(bytes / articles / Buffer.byteLength(sentence))))
  fs.writeSync(handle, '编号,标题,正文\n')
  for (let at = 0; at < articles; at += 100) {
    const lines = Array.from({ length: Math.min(100, articles - at) }, (_, more) => `A${String(at + more)},第 ${String(at + more)} 条,"${body}"\n`)
    fs.writeSync(handle, lines.join(''))
  }
  fs.closeSync(handle)
}

const p99 = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN

/**
 * A file of articles into a running desk: how long somebody else waits at most while the largest one that a window may send is read and written, and
 * what it costs in memory; and a table of a gibibyte, streamed as the command line streams it.
 */
export async function benchImport(folder: string, articles: number): Promise<Figure[]> {
  fs.mkdirSync(folder, { recursive: true })
  const large = path.join(folder, 'gibibyte.csv')
  writeTable(large, 1024 * mebibyte, 60_000)
  const streamed = await streamThrough(large)
  const desk = await intoRunningDesk(folder, articles)
  return [
    figure('memory while a table of 1 GiB is streamed', 'MB', streamed.rss, { what: `${String(streamed.rows)} rows in ${String(Math.round(streamed.seconds))} s; limit in MB`, value: 300 }, 1),
    figure(`memory while ${String(articles)} articles (${String(desk.megabytes)} MB) are read and written by a running desk`, 'MB', desk.rss, { what: `${String(Math.round(desk.seconds))} s; limit in MB`, value: 300 }, 1),
    figure('how long a query waited meanwhile, p99', 'ms', desk.p99, { what: `longest ${String(desk.longest)} ms, alone ${String(desk.alone)} ms; limit in ms`, value: 100 }, 1),
    figure('files of 1 GiB that a running desk lets in', '', desk.letIn, { what: 'refused before a byte is sent; of', value: 1 }, 0),
  ]
}

async function streamThrough(file: string): Promise<{ readonly rss: number; readonly rows: number; readonly seconds: number }> {
  const begun = monotonic()
  const opened = await openSource({ file, name: 'gibibyte.csv' }, testOffice(systemClock))
  if (!opened.ok) throw new Error(opened.reason)
  const maker = rowMaker('gibibyte.csv', null)
  let [rss, rows] = [0, 0]
  for await (const { items } of opened.source.batches()) {
    for (const item of items) rows += maker.take(item).length
    rss = Math.max(rss, process.memoryUsage.rss())
  }
  return { rss: Math.round(rss / 1e6), rows, seconds: (monotonic() - begun) / 1_000 }
}

async function intoRunningDesk(folder: string, articles: number) {
  const table = path.join(folder, 'largest.csv')
  const bytes = Math.min(largestArticleFile - mebibyte, articles * 3_000)
  writeTable(table, bytes, articles)
  const size = fs.statSync(table).size
  const database = openDatabase(databaseFile(folder), monotonic, () => undefined)
  const backend = createBackend({ database, folding: null, planning: null, ports: { clock: systemClock, ids: systemIds, log: quiet, notifier: { alarms: () => undefined } }, appVersion: '0', dataFolder: folder, incoming: path.join(folder, 'incoming'), office: testOffice(systemClock), shipped: { file: 'retail.json', source: retailSource }, knowledge: { version: 0, read: () => [] } })
  let person: string | null = null
  const ask = (procedure: string, input: unknown) => backend.handle({ id: 1, procedure, as: person, language: 'zh-CN', timeZone: 'Asia/Shanghai', input })
  const call = (procedure: string, input: unknown) => {
    const reply = ask(procedure, input)
    if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.error)}`)
    return findProcedure(procedure)?.output.parse(reply.value)
  }
  try {
    person = (call('people.join', { name: 'Lin', staffNumber: '1', team: 'A', role: 'supervisor' }) as { personId: string }).personId
    const letIn = ask('knowledge.startImport', { file: 'gibibyte.csv', size: 1024 * mebibyte }).ok ? 1 : 0
    const alone: number[] = []
    for (let round = 0; round < 500; round += 1) {
      const before = monotonic()
      await systemClock.turn()
      call('knowledge.list', { shelf: 'published', limit: 20 })
      alone.push(monotonic() - before)
    }
    const begun = monotonic()
    const { importId } = call('knowledge.startImport', { file: 'largest.csv', size }) as Pick<ArticleImport, 'importId'>
    const waits: number[] = []
    let rss = 0
    /** Lets time pass until a phase is reached, asking as another window would; how late it gets its turn is how long it waited. */
    const until = async (phase: ArticleImport['phase']) => {
      for (let state: ArticleImport | null = null; state?.phase !== phase;) {
        const before = monotonic()
        await systemClock.turn()
        call('knowledge.list', { shelf: 'published', limit: 20 })
        waits.push(monotonic() - before)
        rss = Math.max(rss, process.memoryUsage.rss())
        state = call('knowledge.importState', {}) as ArticleImport
        if (state.phase === 'failed' || state.counts.wrong > 0) throw new Error(JSON.stringify(state.issues))
      }
    }
    const [handle, piece] = [fs.openSync(table, 'r'), Buffer.alloc(largestPiece)]
    for (let at = 0; at < size; at += largestPiece) call('knowledge.sendImport', { importId, at, content: piece.subarray(0, fs.readSync(handle, piece, 0, largestPiece, at)).toString('base64') })
    fs.closeSync(handle)
    call('knowledge.readImport', { importId })
    await until('checked')
    call('knowledge.takeImport', { importId })
    await until('taken')
    return { p99: p99(waits), longest: Math.round(Math.max(...waits)), alone: Math.round(Math.max(...alone)), rss: Math.round(rss / 1e6), megabytes: Math.round(size / 1e6), seconds: (monotonic() - begun) / 1_000, letIn }
  } finally {
    backend.close()
  }
}
