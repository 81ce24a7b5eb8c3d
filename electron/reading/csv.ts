import { CsvError, type Options, parse } from 'csv-parse'
import type { Item } from './items.ts'

const longestRecord = 200_000

/**
 * For both ways of reading, whole and as a stream. The mark between cells is the one that the first line has most of.
 * @param take gets every line with its number, from 1
 */
export function csvOptions(firstLine: string, take: (cells: readonly string[], line: number) => void): Options {
  const delimiters = [',', ';', '\t'].map((mark) => ({ mark, times: firstLine.split(mark).length })).sort((a, b) => b.times - a.times)
  return {
    delimiter: delimiters[0]?.mark ?? ',',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRecord,
    on_record: (record: readonly string[], { lines }) => {
      take(record, lines)
      return null
    },
  }
}

/** Takes the text of a table piece by piece. */
export interface TableReader {
  /** @returns the lines that are whole by now; the last is `refused` where no more can be read */
  take(text: string): Promise<Item[]>
  end(): Promise<Item[]>
}

export function tableReader(): TableReader {
  let parser: ReturnType<typeof parse> | null = null
  let items: Item[] = []
  let last = 0
  const failed: unknown[] = []
  const begin = (firstLine: string) =>
    parse(csvOptions(firstLine, (cells, line) => {
      last = line
      items.push({ kind: 'row', line, cells })
    })).on('error', (error: unknown) => { failed.push(error) }).resume()
  const given = (): Item[] => {
    const [error] = failed
    if (error !== undefined && !(error instanceof CsvError)) throw error instanceof Error ? error : new Error('the table cannot be read', { cause: error })
    // A quote that never ends is noticed at the end of the file, and stands in the line after the last that was whole.
    const whole: Item[] = error === undefined ? items : [...items, { kind: 'refused', line: last + 1, reason: 'quotes' }]
    items = []
    return whole
  }
  return {
    take: async (text) => {
      const csv = (parser ??= begin(text.replace(/^\ufeff/, '').slice(0, text.search(/[\r\n]|$/))))
      await new Promise<void>((resolve) => { csv.write(text, () => { resolve() }) })
      return given()
    },
    end: async () => {
      const csv = parser
      if (csv !== null) await new Promise<void>((resolve) => { csv.once('end', resolve).once('error', () => { resolve() }).end() })
      return given()
    },
  }
}
