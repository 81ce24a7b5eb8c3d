import type Sqlite from 'better-sqlite3'
import { setRepeatable, setWide } from './durability.ts'
import { storageFailure } from './failures.ts'

export type Value = string | number | Uint8Array | null
export type Parameters = Readonly<Record<string, Value>>

/** A database that can only be read; what a query gets. */
export interface ReadDb {
  /** Goes up with whatever may change what is read: while it stays, the same question has the same answer. */
  readonly writes: number
  row(sql: string, parameters: Parameters): unknown
  rows(sql: string, parameters: Parameters): unknown[]
}

/** A database inside a write transaction; what a command gets. */
export interface WriteDb extends ReadDb {
  /** @returns the rows changed and the row key of the last one inserted */
  change(sql: string, parameters: Parameters): { readonly changes: number; readonly row: number }
}

/** Who hears what became of a transaction that was held. */
export interface Held {
  /** It is committed. */
  settled(): void
  /** Nothing of it is written. @param error null where whoever went on with it hears why */
  lost(error: unknown): void
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
  #held: Held | null = null

  /** @param monotonic milliseconds from a clock that never runs backwards, for the log of slow statements */
  constructor(sqlite: Sqlite.Database, monotonic: () => number, slow: SlowStatement) {
    this.#sqlite = sqlite
    this.#monotonic = monotonic
    this.#slow = slow
    this.#transaction = sqlite.transaction((work) => work(this.#db))
  }

  /** @throws AppError storage_full, storage_failed, busy; whatever `work` throws, with nothing written. */
  write<Result>(work: (db: WriteDb) => Result): Result {
    this.settle()
    return this.#within('immediate', work)
  }

  read<Result>(work: (db: ReadDb) => Result): Result {
    // Others write to what is only open for reading.
    if (this.#sqlite.readonly) this.#db.writes += 1
    return this.#within('deferred', work)
  }

  /**
   * Goes on with the transaction that is held, or begins one, and leaves it open: what a work behind writes again and again is then
   * written once. Whoever reads meanwhile sees it; whoever writes settles it first. For what can be done once more after a pulled plug,
   * since nothing waits for the disk, and refers only to rows that are there, since foreign keys are not looked up.
   * @throws whatever `work` throws, with all of the transaction lost
   */
  hold<Result>(work: (db: WriteDb) => Result, held: Held): Result {
    try {
      if (this.#held === null) {
        setWide(this.#sqlite, true)
        setRepeatable(this.#sqlite, true)
        this.#sqlite.exec('BEGIN IMMEDIATE')
        this.#held = held
      }
      return work(this.#db)
    } catch (error) {
      this.#letGo('ROLLBACK')
      held.lost(null)
      throw storageFailure(error) ?? error
    }
  }

  /** Commits the transaction that is held. Where that fails it is lost, and whoever comes next may try its own. */
  settle(): void {
    const held = this.#held
    if (held === null) return
    try {
      this.#letGo('COMMIT')
    } catch (error) {
      this.#letGo('ROLLBACK')
      held.lost(storageFailure(error) ?? error)
      return
    }
    held.settled()
  }

  /** Ends the transaction, where SQLite has not ended it already. */
  #letGo(how: 'COMMIT' | 'ROLLBACK'): void {
    if (this.#sqlite.inTransaction) this.#sqlite.exec(how)
    this.#db.writes += 1
    this.#held = null
    setRepeatable(this.#sqlite, false)
  }

  /** Nothing is to be held for now: lets go of the pages that were kept in memory for it. */
  narrow(): void {
    setWide(this.#sqlite, false)
  }

  /** A transaction is held. */
  get isHolding(): boolean {
    return this.#held !== null
  }

  /** From here on the log is folded by somebody else: a commit does so only where nobody did for very long. */
  foldLate(): void {
    this.#sqlite.pragma('wal_autocheckpoint = 100000')
  }

  /** Pages of the log, and those of them that are not in the file yet. */
  logged(): { readonly pages: number; readonly waiting: number } {
    const [state] = this.#sqlite.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number; readonly checkpointed: number }[]
    return state === undefined ? { pages: 0, waiting: 0 } : { pages: state.log, waiting: state.log - state.checkpointed }
  }

  /** Takes over into the file what is in the log, which else the commit does that makes it too long; whoever is reading goes on. */
  fold(): void {
    this.#sqlite.pragma('wal_checkpoint(PASSIVE)')
  }

  close(): void {
    this.settle()
    this.#prepared.clear()
    this.#sqlite.close()
  }

  #within<Result>(mode: 'immediate' | 'deferred', work: (db: WriteDb) => Result): Result {
    try {
      return this.#transaction[mode](work) as Result
    } catch (error) {
      this.#db.writes += 1
      throw storageFailure(error) ?? error
    }
  }

  readonly #db: WriteDb & { writes: number } = {
    writes: 0,
    row: (sql, parameters) => this.#timed(sql, (statement) => statement.get(parameters)),
    rows: (sql, parameters) => this.#timed(sql, (statement) => statement.all(parameters)),
    change: (sql, parameters) => {
      this.#db.writes += 1
      const { changes, lastInsertRowid } = this.#timed(sql, (statement) => statement.run(parameters))
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
