import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { TextEncoding } from '../../shared/encoding.ts'
import { csvOptions } from './csv.ts'
import { type Candidate, type Sniffed, sniffer } from './encoding.rules.ts'

/** A table of CSV as a screen sends it. */
export interface SentTable {
  readonly file: string
  /** base64 */
  readonly content: string
  /** as somebody said; else what its bytes tell */
  readonly encoding?: TextEncoding | undefined
}

/** What is wrong with a table as such, where, from 1 (0: as a whole). */
export interface TableIssue {
  readonly line: number
  readonly column: number
  readonly reason: 'encoding' | 'encodingUnsure' | 'quotes'
  readonly found: string
}

export interface ReadTable {
  readonly encoding: TextEncoding
  /** where a person has to say how it is written, with the first text in each; then nothing of it was read */
  readonly between: Candidate[]
}

/**
 * Reads a table that is in memory whole.
 * @param take gets every line with its number, from 1
 * @param refuse hears why it cannot be read, or where it cannot be taken apart any more
 */
export function readWholeTable({ content, encoding: said }: SentTable, take: (cells: readonly string[], line: number) => void, refuse: (issue: TableIssue) => void): ReadTable {
  const bytes = Buffer.from(content, 'base64')
  const found = said === undefined ? sniffed(bytes) : { sure: said }
  if (found === null || 'between' in found) {
    const between = [...(found?.between ?? [])]
    refuse({ line: 0, column: 0, reason: between.length === 0 ? 'encoding' : 'encodingUnsure', found: between.map(({ encoding }) => encoding.toUpperCase()).join(' / ') })
    return { encoding: 'utf-8', between }
  }
  const text = new TextDecoder(found.sure).decode(bytes)
  let last = 0
  try {
    parse(text, csvOptions(text.slice(0, text.search(/[\r\n]|$/)), (cells, line) => {
      last = line
      take(cells, line)
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // A quote that never ends is noticed at the end of the file, and stands in the line after the last that was whole.
    refuse({ line: last + 1, column: columnOf(error), reason: 'quotes', found: '' })
  }
  return { encoding: found.sure, between: [] }
}

function sniffed(bytes: Buffer): Sniffed | null {
  const found = sniffer()
  found.take(bytes)
  return found.end()
}

const columnOf = (error: object) => ('column' in error && typeof error.column === 'number' ? error.column + 1 : 0)
