/**
 * 200 kills, one command:
 *   FOURSTEP_KILLS=200 node_modules/.bin/node node_modules/vitest/vitest.mjs run tests/reliability --disableConsoleIntercept
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const kills = Number(process.env['FOURSTEP_KILLS'] ?? 8)
const writer = new URL('./killWriter.ts', import.meta.url).pathname

/** Lets the writer acknowledge for a while, kills it without warning and gives back whole lines only: what was really said. */
async function writeAndKill(folder: string, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--no-warnings', writer, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaint = ''
  let opened: () => void = () => undefined
  const ready = new Promise<void>((resolve) => { opened = resolve })
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.startsWith('open\n')) opened()
  })
  child.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  const closed = once(child, 'close')
  await Promise.race([ready, closed])
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await closed
  clearTimeout(timer)
  expect(complaint).toBe('')
  expect(child.signalCode).toBe('SIGKILL')
  return said.split('\n').slice(1, -1)
}

interface Acknowledged {
  readonly customers: Map<string, string>
  readonly written: Map<string, string>
  readonly tickets: Map<string, string>
}

function note({ customers, written, tickets }: Acknowledged, line: string): void {
  const [what = '', id = '', ...rest] = line.split(' ')
  if (what === 'customer') customers.set(id, rest.join(' '))
  else if (what === 'wrote') written.set(`${id} ${rest[0] ?? ''}`, rest.slice(1).join(' '))
  else tickets.set(id, rest.join(' '))
}

/** Everything that was acknowledged is there; of what was typed, that or what was typed after it. */
function holdAgainst(folder: string, { customers, written, tickets }: Acknowledged): void {
  const sqlite = new Sqlite(databaseFile(folder))
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  const blob = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
  const nameOf = sqlite.prepare('SELECT name FROM customer WHERE customer_id = ?').pluck()
  for (const [id, name] of customers) expect(nameOf.get(blob(id))).toBe(name)
  const numberOf = sqlite.prepare('SELECT number FROM ticket WHERE ticket_id = ?').pluck()
  for (const [id, number] of tickets) expect(numberOf.get(blob(id))).toBe(number)
  const draftOf = sqlite.prepare('SELECT draft FROM contact WHERE contact_id = ?').pluck()
  for (const [place, value] of written) {
    const [id = '', field = ''] = place.split(' ')
    const draft = JSON.parse(String(draftOf.get(blob(id)))) as { answers: { field: string; value: string }[] }
    const kept = draft.answers.find((answer) => answer.field === field)?.value ?? ''
    expect(kept.length, place).toBeGreaterThanOrEqual(value.length)
    if (kept.length === value.length) expect(kept).toBe(value)
  }
  const counts = sqlite.prepare('SELECT count(*) AS events, max(device_seq) AS last, count(DISTINCT device) AS devices FROM event').get()
  expect(counts).toMatchObject({ devices: 1, last: (counts as { events: number }).events })
  const halfSaved = sqlite.prepare("SELECT count(*) FROM contact WHERE state = 'saved' AND row NOT IN (SELECT contact FROM ticket)").pluck().get()
  expect(halfSaved).toBe(0)
  expect(sqlite.prepare('SELECT count(*) - count(DISTINCT number) FROM ticket').pluck().get()).toBe(0)
  sqlite.close()
}

test(`after ${kills} × SIGKILL in the middle of writing nothing acknowledged is missing`, { timeout: 20_000 + kills * 5_000 }, async () => {
  const all: Acknowledged = { customers: new Map(), written: new Map(), tickets: new Map() }
  let lines = 0
  let folder = temporaryFolder()
  for (let kill = 1; kill <= kills; kill += 1) {
    // The moments are spread evenly over a span, out of step with the writer's own rhythm.
    const said = await writeAndKill(folder, 5 + ((kill * 0.618_034) % 1) * 300)
    lines += said.length
    for (const line of said) note(all, line)
    holdAgainst(folder, all)
    // A new folder now and then: the first start is a moment to be killed in as well.
    if (kill % 25 === 0) {
      folder = temporaryFolder()
      for (const kept of Object.values(all) as Map<string, string>[]) kept.clear()
    }
  }
  expect(lines).toBeGreaterThan(kills)
  process.stdout.write(`${kills} kills, ${lines} acknowledged writes, none missing, integrity ok\n`)
})
