import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'
import type { ArticleRow } from './articles.store.ts'

export type AttachmentRow = {
  readonly row: number
  readonly attachment_id: Uint8Array
  readonly name: string
  readonly size: number
  /** null while it is on its way */
  readonly content: number | null
  /** null: it came with a file of articles from the command line */
  readonly person: number | null
  readonly kind: string | null
  readonly width: number | null
  readonly height: number | null
}

export const insertAttachment = writing<Pick<AttachmentRow, 'attachment_id' | 'name' | 'size' | 'person'> & { begun_at: number; last_seq: number }>(insertInto('attachment', ['attachment_id', 'name', 'size', 'person', 'begun_at', 'last_seq']))
export const completeAttachment = writing<{ row: number; name: string; content: number; last_seq: number }>(updateByRow('attachment', ['name', 'content']))
export const dropAttachment = writing<{ row: number; deleted_at: number; last_seq: number }>('UPDATE attachment SET deleted_at = @deleted_at, content = NULL, version = version + 1, last_seq = @last_seq WHERE row = @row')

const whole = `
  SELECT attachment.row, attachment.attachment_id, attachment.name, attachment.size, attachment.content, attachment.person, attachment_content.kind, attachment_content.width, attachment_content.height
  FROM attachment LEFT JOIN attachment_content ON attachment_content.row = attachment.content`
export const attachmentById = reading<{ attachment_id: Uint8Array }, AttachmentRow>(`${whole} WHERE attachment.attachment_id = @attachment_id AND attachment.deleted_at IS NULL`)

/** Whatever has the id, dropped ones too: an id is given once. */
export const attachmentEver = reading<{ attachment_id: Uint8Array }, { readonly row: number; readonly deleted_at: number | null; readonly hash: Uint8Array | null }>(`
  SELECT attachment.row, attachment.deleted_at, attachment_content.hash FROM attachment LEFT JOIN attachment_content ON attachment_content.row = attachment.content WHERE attachment.attachment_id = @attachment_id`)
export const reviveAttachment = writing<{ row: number; name: string; content: number; size: number; deleted_at: null; last_seq: number }>(updateByRow('attachment', ['name', 'content', 'size', 'deleted_at']))
/** Whether any version of any article names it. */
export const isNamed = reading<{ attachment: number }, { one: number }>('SELECT 1 AS one FROM article_attachment WHERE attachment = @attachment LIMIT 1')

/** What came to nothing: it did not arrive and was begun before `half`, or arrived, was begun before `since` and is named by no version. */
export const forgotten = reading<{ half: number; since: number; most: number }, Pick<AttachmentRow, 'row' | 'attachment_id' | 'content'>>(`
  SELECT row, attachment_id, content FROM attachment
  WHERE deleted_at IS NULL AND begun_at < @half AND (content IS NULL OR (begun_at < @since AND NOT EXISTS (SELECT 1 FROM article_attachment WHERE article_attachment.attachment = attachment.row)))
  ORDER BY begun_at LIMIT @most`)

export const insertPiece = writing<{ attachment: number; at: number; bytes: Uint8Array }>('INSERT INTO attachment_piece (attachment, at, bytes) VALUES (@attachment, @at, @bytes)')
export const received = reading<{ attachment: number }, { bytes: number }>('SELECT coalesce(sum(length(bytes)), 0) AS bytes FROM attachment_piece WHERE attachment = @attachment')
export const piecesOf = reading<{ attachment: number }, { bytes: Uint8Array }>('SELECT bytes FROM attachment_piece WHERE attachment = @attachment ORDER BY at')
export const dropPieces = writing<{ attachment: number }>('DELETE FROM attachment_piece WHERE attachment = @attachment')

export const contentByHash = reading<{ hash: Uint8Array }, { row: number }>('SELECT row FROM attachment_content WHERE hash = @hash')
export const insertContent = writing<{ hash: Uint8Array; kind: string; width: number | null; height: number | null; bytes: Uint8Array }>(insertInto('attachment_content', ['hash', 'kind', 'width', 'height', 'bytes']))
export const bytesFrom = reading<{ row: number; at: number; most: number }, { bytes: Uint8Array }>('SELECT substr(bytes, @at + 1, @most) AS bytes FROM attachment_content WHERE row = @row')
export const dropContent = writing<{ row: number }>('DELETE FROM attachment_content WHERE row = @row AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.content = @row)')

export const linkAttachment = writing<{ version: number; attachment: number }>('INSERT INTO article_attachment (version, attachment) VALUES (@version, @attachment)')
export const unlinkAttachments = writing<{ version: number }>('DELETE FROM article_attachment WHERE version = @version')
/** The articles that name it in any of their versions. */
export const articlesNaming = reading<{ attachment: number }, ArticleRow>(`
  SELECT DISTINCT article.* FROM article_attachment CROSS JOIN article_version ON article_version.row = article_attachment.version
  CROSS JOIN article ON article.row = article_version.article WHERE article_attachment.attachment = @attachment AND article.deleted_at IS NULL`)
