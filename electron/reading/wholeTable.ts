import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { TextEncoding } from '../../shared/encoding.ts'
import { csvOptions } from './csv.ts'
import { type Candidate, type Sniffed, sniffer } from './encoding.rules.ts'

export type WholeTable =
  | {
    readonly ok: true
    readonly encoding: TextEncoding
    /** where it cannot be taken apart any more, from 1; null: all of it was */
    readonly broken: { readonly line: number; readonly column: number } | null
  }
  /** `between` where a person has to say how it is written; empty: as nothing that we know */
  | { readonly ok: false; readonly between: readonly Candidate[] }

/**
 * A table of CSV that is in memory whole.
 * @param take gets every line with its number, from 1
 * @param said how it is written, where a person said so
 */
export function readWholeTable(bytes: Buffer, take: (cells: readonly string[], line: number) => void, said?: TextEncoding): WholeTable {
  const found = said === undefined ? sniffed(bytes) : { sure: said }
  if (found === null || 'between' in found) return { ok: false, between: found?.between ?? [] }
  const text = new TextDecoder(found.sure).decode(bytes)
  let last = 0
  try {
    parse(text, csvOptions(text.slice(0, text.search(/[\r\n]|$/)), (cells, line) => {
      last = line
      take(cells, line)
    }))
    return { ok: true, encoding: found.sure, broken: null }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // A quote that never ends is noticed at the end of the file, and stands in the line after the last that was whole.
    return { ok: true, encoding: found.sure, broken: { line: last + 1, column: columnOf(error) } }
  }
}

function sniffed(bytes: Buffer): Sniffed | null {
  const found = sniffer()
  found.take(bytes)
  return found.end()
}

const columnOf = (error: object) => ('column' in error && typeof error.column === 'number' ? error.column + 1 : 0)
