import type { Attachment } from '../../shared/contract/knowledge.ts'
import { articleColumns, shapedParts } from '../../shared/knowledge/importing.ts'
import type { ReadDb } from '../db/connection.ts'
import { attachmentsOfRow, exportSome } from '../features/knowledge/knowledge.ts'

type Format = 'csv' | 'jsonl'
type Row = ReturnType<typeof exportSome>['rows'][number]

/** A byte order mark: spreadsheets need it to see that it is UTF-8. */
const cells = (row: readonly string[]) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`

/** How a file of articles begins. */
export const exportHead = (format: Format): string => (format === 'csv' ? `\ufeff${cells(articleColumns)}` : '')

export const exportLine = (format: Format, row: Row): string => (format === 'jsonl' ? `${JSON.stringify({ ...row, ...shapesOf(row) })}\n` : cells(articleColumns.map((column) => row[column] ?? '')))

/** Conditions and quiz as what they are; a table has no cell for them. */
const shapesOf = (row: Row) => Object.fromEntries(shapedParts.flatMap((part) => (row[part] === undefined ? [] : [[part, JSON.parse(row[part]) as unknown]])))

const articlesAtOnce = 20

/** The next piece of it. */
export function exportPiece(db: ReadDb, format: Format, after: number): { text: string; attachments: Attachment[]; next: number | null } {
  const { rows, next } = exportSome(db, after, articlesAtOnce)
  const attachments = new Map(rows.flatMap((row) => attachmentsOfRow(db, row)).map((attachment) => [attachment.attachmentId, attachment]))
  return { attachments: [...attachments.values()], text: `${after === 0 ? exportHead(format) : ''}${rows.map((row) => exportLine(format, row)).join('')}`, next }
}
