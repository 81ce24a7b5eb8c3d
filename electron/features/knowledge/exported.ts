import { createHash } from 'node:crypto'
import type { Attachment } from '../../../shared/contract/knowledge.ts'
import columnWords from '../../../resources/knowledge/columns.json' with { type: 'json' }
import { articleParts } from '../../../shared/knowledge/article.ts'
import { attachmentsNamed, renameAttachments, attachmentAddress } from '../../../shared/knowledge/attachments.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { filesFolder } from '../../reading/addresses.rules.ts'
import { viewOf } from './attaching.ts'
import { safeName } from './attachments.rules.ts'
import { attachmentById, type AttachmentRow, bytesFrom } from './attachments.store.ts'
import { found } from './finding.ts'
import { exportRows } from './importing.ts'
import { type ArticleRowRead, markdownOfRow } from './rows.rules.ts'

/** What a row of an export names and is there, each once, in the order in which it names them. */
export function attachmentsOfRow(db: ReadDb, row: ArticleRowRead): Attachment[] {
  const named = new Set(articleParts.flatMap((part) => attachmentsNamed(row[part] ?? '')))
  return [...named].flatMap((id) => {
    const attachment = rowOf(db, id)
    return attachment === null ? [] : [viewOf(attachment)]
  })
}

/** All that it holds. */
export function attachmentBytes(db: ReadDb, { attachmentId, size }: Attachment): Uint8Array {
  const row = found(rowOf(db, attachmentId))
  return found(bytesFrom.one(db, { row: found(row.content), at: 0, most: size })).bytes
}

function rowOf(db: ReadDb, attachmentId: string): AttachmentRow | null {
  const row = attachmentById.one(db, { attachment_id: uuidToBlob(attachmentId) })
  return row?.content == null ? null : row
}

/** A page of an exported folder, and the files that it names, with where in the folder each lies. */
export interface ExportedPage {
  readonly name: string
  readonly text: string
  readonly attachments: readonly { readonly path: string; readonly attachment: Attachment }[]
}

/** Every article in force as Markdown files that can be imported again: one a language, those of an article beside each other. */
export function* articlesAsMarkdown(db: ReadDb): Generator<ExportedPage> {
  for (const row of exportRows(db)) {
    const attachments = attachmentsOfRow(db, row).map((attachment) => ({ path: `${filesFolder}/${attachment.attachmentId}/${attachment.name}`, attachment }))
    const paths = new Map<string, string>(attachments.map(({ path, attachment }) => [attachment.attachmentId, path]))
    const named = (text: string) => renameAttachments(text, (id) => escaped(paths.get(id)) ?? `${attachmentAddress}${id}`)
    const texts = Object.fromEntries(articleParts.map((part) => [part, named(row[part] ?? '')]))
    yield { name: `${fileNameOf(row.id ?? '')}.${row.language ?? ''}.md`, text: markdownOfRow({ ...row, ...texts }, columnWords), attachments }
  }
}

/** An address within Markdown: without spaces and brackets. */
const escaped = (path: string | undefined) => path?.split('/').map((part) => encodeURIComponent(part).replace(/[()'!*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)).join('/')

const longestFileName = 80
/** Files are known again by the id that stands in them: where their name cannot hold it whole, a piece of its hash keeps them apart. */
function fileNameOf(id: string): string {
  const plain = [...safeName(id, 'file')].slice(0, longestFileName).join('')
  return plain === id ? plain : `${plain}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`
}
