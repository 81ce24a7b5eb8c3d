import { csvLine } from './download.ts'

export type ListCell = string | number | null

/** What a spreadsheet would take for a formula is given to it as text. */
const plain = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** A list as a CSV file that spreadsheets open: with a byte order mark, by which they see that it is UTF-8; what there is none of is an empty cell. */
export function listFile(head: readonly string[], rows: readonly (readonly ListCell[])[]): string[] {
  const line = (cells: readonly ListCell[]) => csvLine(cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : plain(cell))))
  return ['\ufeff', ...[head, ...rows].map(line)]
}
