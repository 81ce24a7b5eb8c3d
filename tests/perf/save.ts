import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeDurable } from '../../electron/db/durability.ts'
import { aContact, seated } from '../helpers/builders.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { type Figure, figure, inTurn } from './bench.ts'

/** Saving a ticket (event, history, clocks, draft closed) against one row committed as durably in the same run. */
export function benchSave(folder: string, rounds: number): Figure[] {
  const desk = seated(deskInFolder(folder))
  const warmUp = Math.ceil(rounds / 3)
  const contacts = Array.from({ length: rounds + warmUp }, () => aContact(desk, undefined, 'outcome'))
  const frames = contacts.map((contactId) => desk.frame('intake.save', { contactId }))
  const commit = bareCommit(path.join(folder, 'bare.db'))
  let at = 0
  const save = () => {
    const reply = desk.backend.handle(frames[at])
    at += 1
    if (!reply.ok) throw new Error(JSON.stringify(reply))
  }
  inTurn(warmUp, [save, commit.once])
  const [saved = NaN, committed = NaN] = inTurn(rounds, [save, commit.once])
  commit.close()
  desk.backend.close()
  return [figure('save a ticket, median', 'ms', saved, { what: 'bare durable commit of one row', value: committed }, 3)]
}

const pagesOfALog = 1_100

/**
 * One row, as durable as the desk's. Its write-ahead log has been filled once before, as the desk's has: it is then written
 * over, where a young one still grows, and growing is slower.
 */
function bareCommit(file: string): { readonly once: () => void; readonly close: () => void } {
  const bare = new Sqlite(file)
  bare.pragma('journal_mode = WAL')
  makeDurable(bare)
  bare.exec('CREATE TABLE line (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; CREATE TABLE filling (text TEXT NOT NULL) STRICT')
  const fill = bare.prepare('INSERT INTO filling (text) VALUES (hex(randomblob(1900)))')
  bare.transaction(() => { for (let page = 0; page < pagesOfALog; page += 1) fill.run() })()
  const insert = bare.prepare('INSERT INTO line (text) VALUES (?)')
  return { once: () => { insert.run('one durable row') }, close: () => { bare.close() } }
}
