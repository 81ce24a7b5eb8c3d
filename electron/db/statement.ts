import type { Parameters, ReadDb, WriteDb } from './connection.ts'

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

/** `insert into table (a, b) values (@a, @b)` for the named columns, so that a column is written down once. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`
}

export function updateByRow(table: string, columns: readonly string[]): string {
  return `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')}, version = version + 1, last_seq = @last_seq WHERE row = @row`
}
