import type Sqlite from 'better-sqlite3'
import { storageFailure } from './failures.ts'

export type Value = string | number | Uint8Array | null
export type Parameters = Readonly<Record<string, Value>>

/** A database that can only be read; what a query gets. */
export interface ReadDb {
  row(sql: string, parameters: Parameters): unknown
  rows(sql: string, parameters: Parameters): unknown[]
}

/** A database inside a write transaction; what a command gets. */
export interface WriteDb extends ReadDb {
  /**
   * @param values of its nameless parameters, in their order
   * @returns the rows changed and the row key of the last one inserted
   */
  change(sql: string, parameters: Parameters, values?: readonly Value[]): { readonly changes: number; readonly row: number }
}

export type SlowStatement = (sql: string, milliseconds: number) => void

const slowMilliseconds = 50

/**
 * One SQLite connection with its prepared statements. Reads and writes happen only inside `read` and `write`, so that a
 * query sees one snapshot and a command is one immediate transaction.
 */
export class Connection {
  readonly #sqlite: Sqlite.Database
  readonly #prepared = new Map<string, Sqlite.Statement>()
  readonly #slow: SlowStatement
  readonly #monotonic: () => number
  readonly #transaction: Sqlite.Transaction<(work: (db: WriteDb) => unknown) => unknown>

  /** @param monotonic milliseconds from a clock that never runs backwards, for the log of slow statements */
  constructor(sqlite: Sqlite.Database, monotonic: () => number, slow: SlowStatement) {
    this.#sqlite = sqlite
    this.#monotonic = monotonic
    this.#slow = slow
    this.#transaction = sqlite.transaction((work) => work(this.#db))
  }

  /** @throws AppError storage_full, storage_failed, busy; whatever `work` throws, with nothing written. */
  write<Result>(work: (db: WriteDb) => Result): Result {
    return this.#within('immediate', work)
  }

  read<Result>(work: (db: ReadDb) => Result): Result {
    return this.#within('deferred', work)
  }

  /** Pages of the log that are not in the file yet. */
  logged(): number {
    const [state] = this.#sqlite.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number; readonly checkpointed: number }[]
    return state === undefined ? 0 : state.log - state.checkpointed
  }

  /** Takes over into the file what is in the log, which else the commit does that makes it too long; whoever is reading goes on. */
  fold(): void {
    this.#sqlite.pragma('wal_checkpoint(PASSIVE)')
  }

  close(): void {
    this.#prepared.clear()
    this.#sqlite.close()
  }

  #within<Result>(mode: 'immediate' | 'deferred', work: (db: WriteDb) => Result): Result {
    try {
      return this.#transaction[mode](work) as Result
    } catch (error) {
      throw storageFailure(error) ?? error
    }
  }

  readonly #db: WriteDb = {
    row: (sql, parameters) => this.#timed(sql, (statement) => statement.get(parameters)),
    rows: (sql, parameters) => this.#timed(sql, (statement) => statement.all(parameters)),
    change: (sql, parameters, values) => {
      const { changes, lastInsertRowid } = this.#timed(sql, (statement) => (values === undefined ? statement.run(parameters) : statement.run(values, parameters)))
      return { changes, row: Number(lastInsertRowid) }
    },
  }

  #timed<Result>(sql: string, run: (statement: Sqlite.Statement) => Result): Result {
    const begun = this.#monotonic()
    const result = run(this.#statement(sql))
    const took = this.#monotonic() - begun
    if (took > slowMilliseconds) this.#slow(sql, took)
    return result
  }

  #statement(sql: string): Sqlite.Statement {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      statement = this.#sqlite.prepare(plannedOnce(sql))
      this.#prepared.set(sql, statement)
    }
    return statement
  }
}

/**
 * SQLite may plan a statement anew whenever a parameter of it gets another value, and does so at every call here, since
 * better-sqlite3 clears them in between: that costs more than most statements do. It does not look through a unary plus.
 */
export const plannedOnce = (sql: string) => sql.replaceAll('@', '+@')
