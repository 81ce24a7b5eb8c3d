import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { backupDatabase } from '../../electron/db/backup.ts'
import { inspectDatabase } from '../../electron/db/inspect.ts'
import { lockFolder } from '../../electron/db/instanceLock.ts'
import { schemaVersion } from '../../electron/db/migrations/index.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { aContact, aTicket, seated } from '../helpers/builders.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const lockModule = new URL('../../electron/db/instanceLock.ts', import.meta.url).href

/** Another program that takes the lock of a folder, forgets about it and lives on until it is killed. */
async function lockElsewhere(folder: string) {
  const script = `import { lockFolder } from ${JSON.stringify(lockModule)}\ntry { lockFolder(${JSON.stringify(folder)}); globalThis.gc(); console.log('held'); setInterval(() => undefined, 1000) } catch (error) { console.log(error.code) }`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--no-warnings', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => { child.kill('SIGKILL') })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { said: String(said).trim(), child }
}

describe('one desk at a time per folder', () => {
  test('a second one in another process is refused, and let in when the first was killed', async () => {
    const folder = temporaryFolder()
    const first = await lockElsewhere(folder)
    expect(first.said).toBe('held')
    expect((await lockElsewhere(folder)).said).toBe('already_running')
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'already_running', details: { folder } }) as Error)
    const gone = once(first.child, 'exit')
    first.child.kill('SIGKILL')
    await gone
    lockFolder(folder)()
  })

  test('whoever only looks at the lock for a moment, as one that starts at the same time does, keeps nobody out', async () => {
    const folder = temporaryFolder()
    lockFolder(folder)()
    const looker = new Worker(
      `const Sqlite = require('better-sqlite3')
      const { parentPort, workerData } = require('node:worker_threads')
      const lock = new Sqlite(workerData)
      lock.exec('BEGIN; SELECT * FROM sqlite_schema')
      parentPort.postMessage('looking')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
      lock.close()`,
      { eval: true, workerData: path.join(folder, 'desk.lock') },
    )
    await once(looker, 'message')
    lockFolder(folder)()
    await once(looker, 'exit')
  })

  test('is let go of when released, in this process as well', () => {
    const folder = temporaryFolder()
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow('already_running')
    release()
    lockFolder(folder)()
  })

  test('a folder that cannot hold it is named', () => {
    const file = path.join(temporaryFolder(), 'missing')
    expect(() => lockFolder(file)).toThrow(expect.objectContaining({ code: 'folder_unusable' }) as Error)
  })
})

describe('backup', () => {
  test('of a database that is being written is whole, and a state that was true', async () => {
    const folder = temporaryFolder()
    const desk = seated(deskInFolder(folder))
    const contactId = aContact(desk)
    aTicket(desk)
    const target = path.join(folder, 'copy.db')
    const copying = { done: false }
    const copied = backupDatabase(databaseFile(folder), target).finally(() => { copying.done = true })
    let written = 0
    while (!copying.done) {
      written += 1
      desk.call('intake.write', { contactId, answers: [{ field: 'description', value: `line ${written}` }] })
      await new Promise((resolve) => { setImmediate(resolve) })
    }
    const bytes = await copied
    expect(written).toBeGreaterThan(1)
    expect(fs.statSync(target).size).toBe(bytes)
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db'])
    expect(fs.statSync(target).mode & 0o777).toBe(0o600)
    const copy = new Sqlite(target, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(copy.pragma('foreign_key_check')).toEqual([])
    expect(copy.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(1)
    // Each write is one event and one state: a copy from the middle of a command would not agree with itself.
    const lastWrite = copy.prepare("SELECT max(seq) FROM event WHERE entity_id = (SELECT contact_id FROM contact WHERE state = 'open')").pluck().get()
    expect(copy.prepare("SELECT last_seq FROM contact WHERE state = 'open'").pluck().get()).toBe(lastWrite)
    copy.close()
    desk.backend.close()
  })

  test('never overwrites one, and a desk can be opened on it', async () => {
    const folder = temporaryFolder()
    const desk = seated(deskInFolder(folder))
    const { ticketId, number } = aTicket(desk)
    const restored = temporaryFolder()
    await backupDatabase(databaseFile(folder), databaseFile(restored))
    await expect(backupDatabase(databaseFile(folder), databaseFile(restored))).rejects.toThrow('exists')
    desk.backend.close()
    const again = deskInFolder(restored)
    const [person] = again.call('people.list', {})
    expect(again.as(person!).call('tickets.get', { ticketId }).number).toBe(number)
    again.backend.close()
  })
})

test('inspect says what is there while the desk runs, and changes nothing', () => {
  const folder = temporaryFolder()
  const desk = seated(deskInFolder(folder))
  aTicket(desk)
  const { sqlite, bytes, counts, ...rest } = inspectDatabase(databaseFile(folder))
  expect(rest).toEqual({ schema: { found: schemaVersion, known: schemaVersion }, journalMode: 'wal', synchronous: 'FULL', integrity: 'ok', foreignKeys: 'ok' })
  expect(sqlite).toMatch(/^3\.\d+\.\d+$/)
  expect(bytes).toBeGreaterThan(100_000)
  expect(counts).toMatchObject({ person: 1, playbook: 1, contact: 1, ticket: 1, event: desk.events.length })
  desk.backend.close()
})
