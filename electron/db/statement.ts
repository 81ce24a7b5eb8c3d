import type { Parameters, ReadDb, Value, WriteDb } from './connection.ts'

/**
 * A statement with the types of its parameters (`@name`) and rows, declared once beside the feature that owns the table.
 * The row type is a claim about the SQL; the contract tests hold it against real rows.
 */
export interface Reading<P extends Parameters, Row> {
  one(db: ReadDb, parameters: P): Row | null
  all(db: ReadDb, parameters: P): Row[]
}

export function reading<P extends Parameters, Row>(sql: string): Reading<P, Row> {
  return {
    one: (db, parameters) => (db.row(sql, parameters) as Row | undefined) ?? null,
    all: (db, parameters) => db.rows(sql, parameters) as Row[],
  }
}

export type Writing<P extends Parameters> = (db: WriteDb, parameters: P) => { readonly changes: number; readonly row: number }

export function writing<P extends Parameters>(sql: string): Writing<P> {
  return (db, parameters) => db.change(sql, parameters)
}

export type WritingMany<P extends Parameters> = (db: WriteDb, parameters: P, rows: readonly (readonly Value[])[]) => void

/** Rows of values that one run of a statement takes; what is left over is taken by fewer at a time. */
const rowsAtOnce = [64, 8, 1] as const

/**
 * A statement that takes many rows of values in as few runs as may be: a run costs as much as what it does to a row or two.
 * @param columns the names of the values of a row, in their order
 * @param sql the statement around them, which are a table called `name` in it
 */
export function writingMany<P extends Parameters>(columns: readonly string[], sql: (values: string) => string, name: string): WritingMany<P> {
  const row = `(${columns.map(() => '?').join(', ')})`
  const named = columns.map((column, at) => `column${String(at + 1)} AS ${column}`).join(', ')
  const statements = rowsAtOnce.map((count) => ({ count, text: sql(`(SELECT ${named} FROM (VALUES ${Array.from({ length: count }, () => row).join(', ')})) AS ${name}`) }))
  return (db, parameters, rows) => {
    let from = 0
    for (const { count, text } of statements) {
      for (; rows.length - from >= count; from += count) db.change(text, parameters, rows.slice(from, from + count).flat())
    }
  }
}

/** `insert into table (a, b) values (@a, @b)` for the named columns, so that a column is written down once. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`
}

export function updateByRow(table: string, columns: readonly string[]): string {
  return `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')}, version = version + 1, last_seq = @last_seq WHERE row = @row`
}
