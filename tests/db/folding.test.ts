import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { aTicket, seated } from '../helpers/builders.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

test('a long log goes into the file behind what people ask, in a turn of its own', () => {
  const folder = temporaryFolder()
  const desk = seated(deskInFolder(folder))
  const { ticketId } = aTicket(desk)
  desk.clock.advance(0)
  const beside = new Sqlite(databaseFile(folder))
  const isFolded = () => {
    const [state] = beside.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
    return state.checkpointed === state.log
  }
  beside.pragma('wal_autocheckpoint = 0')
  beside.exec('CREATE TABLE filling AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2500) SELECT randomblob(4000) AS filling FROM n')
  desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Asked' })
  expect(isFolded()).toBe(false)
  // A piece of the index first, which finds the log long.
  desk.clock.fireFirst()
  expect(isFolded()).toBe(false)
  desk.clock.fireFirst()
  expect(isFolded()).toBe(true)
  desk.clock.advance(0)
  expect(desk.log.filter(({ level }) => level === 'error')).toEqual([])
  beside.close()
  desk.backend.close()
})
