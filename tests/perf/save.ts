import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeDurable } from '../../electron/db/durability.ts'
import { aContact, seated } from '../helpers/builders.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { type Figure, figure, inTurn } from './bench.ts'

/** Saving a ticket (event, history, clocks, draft closed) against one row committed as durably in the same run. */
export function benchSave(folder: string, rounds: number): Figure[] {
  const desk = seated(deskInFolder(folder))
  const warmUp = Math.ceil(rounds / 10)
  const contacts = Array.from({ length: rounds + warmUp }, () => aContact(desk, undefined, 'outcome'))
  const frames = contacts.map((contactId) => desk.frame('intake.save', { contactId }))
  const bare = new Sqlite(path.join(folder, 'bare.db'))
  bare.pragma('journal_mode = WAL')
  makeDurable(bare)
  bare.exec('CREATE TABLE line (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO line (text) VALUES (?)')
  let at = 0
  const save = () => {
    const reply = desk.backend.handle(frames[at])
    at += 1
    if (!reply.ok) throw new Error(JSON.stringify(reply))
  }
  const commit = () => { insert.run('one durable row') }
  inTurn(warmUp, [save, commit])
  const [saved = NaN, committed = NaN] = inTurn(rounds, [save, commit])
  bare.close()
  desk.backend.close()
  return [figure('save a ticket, median', saved, { what: 'bare durable commit of one row', value: committed }, 3)]
}
