import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { type BackendOptions, createBackend } from '../../electron/app/backend.ts'
import type { Backend } from '../../electron/app/backend.types.ts'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import type { Alarm, Log } from '../../electron/app/ports.ts'
import type { ShippedKnowledge } from '../../electron/features/knowledge/knowledge.ts'
import { Connection, type Parameters, type ReadDb, type WriteDb } from '../../electron/db/connection.ts'
import type { Folding } from '../../electron/db/folding.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { openDatabase } from '../../electron/db/open.ts'
import type { Change } from '../../shared/changes.ts'
import { findProcedure, type InputOf, type OutputOf, type ProcedureName, type ProcedureOf } from '../../shared/contract/index.ts'
import type { Person } from '../../shared/contract/people.ts'
import type { WireError } from '../../shared/errors.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Frame, Reply } from '../../shared/rpc.ts'
import type { Language } from '../../shared/text.ts'
import { FakeClock } from './fakeClock.ts'
import { testOffice } from './office.ts'
import { retailSource } from './playbooks.ts'
import { seededIds } from './seededIds.ts'

/** A Monday, 09:30 in Shanghai and Taipei. */
export const mondayMorning = '2025-11-24T01:30:00.000Z'

export interface DeskWanted {
  readonly at?: string | number
  /** text of the shipped playbook file; the retail one unless said otherwise */
  readonly playbook?: string
  readonly seed?: number
  readonly clock?: FakeClock
  /** articles that come with the program; none unless given */
  readonly knowledge?: ShippedKnowledge
  /** what takes the log over into the file; the desk itself, in turns, unless given */
  readonly folding?: Folding
  readonly planning?: BackendOptions['planning']
}

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly detail: unknown
}

export interface RecordedEvent {
  readonly seq: number
  readonly entity: string
  readonly entityId: string
  readonly type: string
  readonly author: string | null
  readonly device: string
  readonly deviceSeq: number
  readonly instant: number
  readonly schemaVersion: number
  readonly body: Readonly<Record<string, unknown>>
}

interface Voice {
  readonly as: PersonId | null
  readonly language: Language
  readonly timeZone: string
}

interface Behind {
  readonly backend: Backend
  readonly database: Connection
  readonly clock: FakeClock
  readonly alarms: Alarm[][]
  readonly pushes: (readonly Change[])[]
  readonly log: LogEntry[]
}

/** A whole desk behind its door, with time, ids and what leaves it in the test's hands. */
export class TestDesk {
  readonly clock: FakeClock
  readonly backend: Backend
  /** one entry a sweep that found something */
  readonly alarms: Alarm[][]
  readonly pushes: (readonly Change[])[]
  readonly log: LogEntry[]
  readonly #behind: Behind
  readonly #voice: Voice

  constructor(behind: Behind, voice: Voice) {
    this.#behind = behind
    this.#voice = voice
    ;({ clock: this.clock, backend: this.backend, alarms: this.alarms, pushes: this.pushes, log: this.log } = behind)
  }

  /** The same desk with this person sitting at it. */
  as(person: Pick<Person, 'personId'> | null): TestDesk {
    return new TestDesk(this.#behind, { ...this.#voice, as: person?.personId ?? null })
  }

  speaking(language: Language, timeZone = this.#voice.timeZone): TestDesk {
    return new TestDesk(this.#behind, { ...this.#voice, language, timeZone })
  }

  /** Carries out a procedure; its answer is held against the contract. */
  call<N extends ProcedureName>(procedure: N, input: InputOf<ProcedureOf<N>>): OutputOf<ProcedureOf<N>> {
    const reply = this.ask(procedure, input)
    if (!reply.ok) throw new Error(`${procedure} was refused: ${JSON.stringify(reply.error)}\n${JSON.stringify(this.log.at(-1)?.detail ?? null)}`)
    return findProcedure(procedure)!.output.parse(reply.value) as OutputOf<ProcedureOf<N>>
  }

  refused(procedure: ProcedureName, input: unknown): WireError {
    const reply = this.ask(procedure, input)
    if (reply.ok) throw new Error(`${procedure} was not refused: ${JSON.stringify(reply.value)}`)
    return reply.error
  }

  /** A frame around any input. The answer crosses a wire, so what JSON does not keep is not there. */
  ask(procedure: string, input: unknown): Reply {
    return JSON.parse(JSON.stringify(this.backend.handle(this.frame(procedure, input)))) as Reply
  }

  frame(procedure: string, input: unknown): Frame {
    return { id: 7, procedure, ...this.#voice, input }
  }

  rows<Row>(sql: string, parameters: Parameters = {}): Row[] {
    return this.#behind.database.read((db) => db.rows(sql, parameters)) as Row[]
  }

  /** What a query would be given, for what has no procedure. */
  reading<Result>(read: (db: ReadDb) => Result): Result {
    return this.#behind.database.read(read)
  }

  /** What the command line would do with the folder of a desk that is closed. */
  writing<Result>(write: (db: WriteDb) => Result): Result {
    return this.#behind.database.write(write)
  }

  /** Changes what lies in the database past every command, as another version of the program might have left it. */
  spoil(sql: string): void {
    this.#behind.database.write((db) => db.change(sql, {}))
  }

  get events(): RecordedEvent[] {
    return this.rows<Omit<RecordedEvent, 'body'> & { body: string }>(
      `SELECT seq, entity, lower(hex(entity_id)) AS entityId, type, lower(hex(author)) AS author, lower(hex(device)) AS device, device_seq AS deviceSeq,
              instant, schema_version AS schemaVersion, body FROM event ORDER BY seq`,
    ).map((row) => ({ ...row, author: row.author === '' ? null : row.author, body: JSON.parse(row.body) as Record<string, unknown> }))
  }

  eventsOf(type: string): RecordedEvent[] {
    return this.events.filter((event) => event.type === type)
  }
}

/** A desk over a database in memory. Speaks English, UTC+8; nobody sits there yet. */
export function deskInMemory(wanted: DeskWanted = {}): TestDesk {
  return deskOver(memoryDatabase(), wanted)
}

/** A desk over a file, to be closed (`backend.close()`) and opened again. */
export function deskInFolder(folder: string, wanted: DeskWanted = {}): TestDesk {
  const file = databaseFile(path.resolve(folder))
  if (!fs.existsSync(file)) fs.writeFileSync(file, image())
  return deskOver(openDatabase(file, () => 0, () => undefined), wanted)
}

export function deskOver(database: Connection, { at = mondayMorning, playbook = retailSource, clock = new FakeClock(at), seed = 1, knowledge = noKnowledge, folding, planning }: DeskWanted = {}): TestDesk {
  const alarms: Alarm[][] = []
  const log: LogEntry[] = []
  const pushes: (readonly Change[])[] = []
  const keep: Log = {
    info: (event, detail) => { log.push({ level: 'info', event, detail }) },
    warn: (event, detail) => { log.push({ level: 'warn', event, detail }) },
    error: (event, error) => { log.push({ level: 'error', event, detail: error instanceof Error ? error.stack : error }) },
  }
  const backend = createBackend({
    database,
    ports: { clock, ids: seededIds(clock, seed), log: keep, notifier: { alarms: (found) => { alarms.push([...found]) } } },
    appVersion: '0.0.0-test',
    folding: folding ?? null,
    planning: planning ?? null,
    dataFolder: '/nowhere',
    incoming: path.join(os.tmpdir(), `fourstep-incoming-${String(process.pid)}-${String((desks += 1))}`),
    office: testOffice(clock),
    shipped: { file: 'shipped.json', source: playbook },
    knowledge,
  })
  backend.onPush((changes) => { pushes.push(changes) })
  return new TestDesk({ backend, database, clock, alarms, pushes, log }, { as: null, language: 'en', timeZone: 'Asia/Shanghai' })
}

let desks = 0

const noKnowledge: ShippedKnowledge = { version: 0, read: () => [] }

let migrated: Buffer | null = null

/** All migrations take twenty times as long as a copy of what they make, and nearly every test begins with them. */
function image(): Buffer {
  if (migrated !== null) return migrated
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite, ':memory:', migrations)
  migrated = sqlite.serialize()
  sqlite.close()
  return migrated
}

/** A new desk's database in memory, as `openDatabase` would make it. */
export function memoryDatabase(): Connection {
  const sqlite = new Sqlite(image())
  makeDurable(sqlite)
  return new Connection(sqlite, () => 0, () => undefined)
}

/** An id as the event table shows it: hex without hyphens. */
export const hexOf = (uuid: string) => uuid.replaceAll('-', '')
