import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '../../electron/db/connection.ts'
import { Folding } from '../../electron/db/folding.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { foldingProgram } from '../helpers/threads.ts'

function logged(): { file: string; connection: Connection } {
  const file = path.join(temporaryFolder(), 'log.db')
  const connection = openDatabase(file, () => 0, () => undefined)
  onTestFinished(() => { connection.close() })
  connection.fold()
  connection.write((db) => db.change('CREATE TABLE line (text TEXT)', {}))
  connection.write((db) => db.change('INSERT INTO line (text) VALUES (@text)', { text: 'x'.repeat(400_000) }))
  return { file, connection }
}

const folded = (folding: Folding) => new Promise<unknown>((resolve) => { folding.fold(resolve) })

test('the thread takes the log over into the file while the desk has its own connection open, as often as it is asked', async () => {
  const { file, connection } = logged()
  const folding = new Folding(file, foldingProgram)
  onTestFinished(() => { folding.close() })
  for (const text of ['one', 'two']) {
    connection.write((db) => db.change('INSERT INTO line (text) VALUES (@text)', { text }))
    expect(connection.logged().waiting).toBeGreaterThan(0)
    expect(await folded(folding)).toBeNull()
    expect([connection.logged().waiting, folding.isBusy]).toEqual([0, false])
  }
  expect(fs.statSync(file).size).toBeGreaterThan(400_000)
})

test('the desk may write while it does, and a transaction that is held keeps nothing from it', async () => {
  const { file, connection } = logged()
  const folding = new Folding(file, foldingProgram)
  onTestFinished(() => { folding.close() })
  connection.hold((db) => db.change("INSERT INTO line (text) VALUES ('held')", {}), { settled: () => undefined, lost: (error) => { throw error } })
  expect(await folded(folding)).toBeNull()
  connection.settle()
  expect(connection.logged().waiting).toBeGreaterThan(0)
  expect(connection.read((db) => db.row('SELECT count(*) AS lines FROM line', {}))).toEqual({ lines: 2 })
})

test('closing waits for what is being folded, and nobody hears of it', () => {
  const { file, connection } = logged()
  const folding = new Folding(file, foldingProgram)
  let heard = 0
  folding.fold(() => { heard += 1 })
  folding.close()
  expect([folding.isBusy, heard]).toEqual([false, 0])
  expect(connection.logged().waiting).toBe(0)
})

test('a database that is gone is said, and the next is folded; a thread that cannot run is broken for good', async () => {
  const gone = new Folding(path.join(temporaryFolder(), 'none.db'), foldingProgram)
  onTestFinished(() => { gone.close() })
  expect(await folded(gone)).toMatch(/unable to open/)
  expect([gone.isBusy, gone.isBroken]).toEqual([false, false])
  const broken = new Folding(logged().file, path.join(temporaryFolder(), 'none.js'))
  onTestFinished(() => { broken.close() })
  expect(await folded(broken)).toBeInstanceOf(Error)
  expect([broken.isBusy, broken.isBroken]).toEqual([false, true])
})
