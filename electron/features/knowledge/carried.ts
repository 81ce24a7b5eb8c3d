import { type ArticleContent, articleParts } from '../../../shared/knowledge/article.ts'
import { attachmentAddress, attachmentsIn, largestAttachment, largestTogether, renameAttachments } from '../../../shared/knowledge/attachments.ts'
import { idOfContent } from '../../reading/besideFiles.ts'
import { strikeOut } from '../../../shared/personalData.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { hashOf, keepContent } from './attaching.ts'
import { lookAt, safeName } from './attachments.rules.ts'
import { attachmentById, attachmentEver, completeAttachment, insertAttachment, isNamed, reviveAttachment } from './attachments.store.ts'
import type { GivenFile } from './rowMaker.ts'
import type { ReadArticle, RowIssue } from './rows.rules.ts'

/** As on the screen. */
const longestName = 120

/** What a file carries, by its name in the file: its id here, and its size. */
interface Carried {
  readonly attachmentId: string
  readonly size: number
}

/**
 * The attachments of one file of articles, met before the articles that name them. They are held to what may be attached on the screen (KB-1), and
 * keep their ids where these are free or name the same here: what was exported comes back as it is.
 */
export class CarriedAttachments {
  readonly #carried = new Map<string, Carried>()

  /** Looks at one. @returns what is wrong with it */
  meet(db: ReadDb, { line, file: { attachmentId, name, content } }: GivenFile): readonly RowIssue[] {
    const wrong = typeof content === 'string' ? content : content.length > largestAttachment ? 'attachmentLarge' : lookAt(content, name).ok ? null : 'attachmentKind'
    this.#carried.set(attachmentId, { attachmentId: typeof content === 'string' ? attachmentId : idHere(db, attachmentId, name, content), size: typeof content === 'string' ? 0 : content.length })
    return wrong === null ? [] : [{ line, column: null, reason: wrong, found: [...name].slice(0, 60).join('') }]
  }

  /** Keeps one that was met and is right; what is here already is left as it is. */
  keep(context: CommandContext, { file: { attachmentId: named, name, content } }: GivenFile): void {
    const carried = this.#carried.get(named)
    const look = typeof content === 'string' ? null : lookAt(content, name)
    if (carried === undefined || typeof content === 'string' || look?.ok !== true) return
    const { db } = context
    const attachment_id = uuidToBlob(carried.attachmentId)
    const before = attachmentEver.one(db, { attachment_id })
    if (before !== null && before.deleted_at === null) return
    const safe = safeName(strikeOut([...name].slice(-longestName).join('')), look.kind)
    const { row, hash } = keepContent(db, content, look)
    const last_seq = context.record({ entity: 'attachment', id: carried.attachmentId, type: 'attachment.added', body: { name: safe, kind: look.kind, hash: hash.toString('hex'), size: content.length } })
    if (before !== null) {
      reviveAttachment(db, { row: before.row, name: safe, content: row, size: content.length, deleted_at: null, last_seq })
      return
    }
    const added = insertAttachment(db, { attachment_id, name: safe, size: content.length, person: context.actor?.row ?? null, begun_at: context.now, last_seq })
    completeAttachment(db, { row: added.row, name: safe, content: row, last_seq })
  }

  /**
   * An article with what it names called as it is here.
   * @param known what is in force of it: what that names and is gone is no reason to refuse it
   */
  placed(db: ReadDb, actor: number | null, article: ReadArticle, line: number, known: () => ArticleContent | null): { readonly article: ReadArticle; readonly issues: readonly RowIssue[] } {
    const issue = (reason: RowIssue['reason'], found: string): RowIssue => ({ line, column: null, reason, found })
    const issues: RowIssue[] = []
    let together = 0
    for (const id of attachmentsIn(article.content)) {
      const size = this.#carried.get(id)?.size ?? sizeHere(db, actor, id)
      if (size === null && !attachmentsIn(known() ?? { texts: {} }).includes(id)) issues.push(issue('attachmentMissing', id))
      together += size ?? 0
    }
    if (together > largestTogether) issues.push(issue('attachmentLarge', Object.values(article.content.texts)[0]?.title ?? ''))
    return { article: this.#carried.size === 0 ? article : { ...article, content: this.#renamed(article.content) }, issues }
  }

  #renamed(content: ArticleContent): ArticleContent {
    const renamed = (text: string) => renameAttachments(text, (id) => `${attachmentAddress}${this.#carried.get(id)?.attachmentId ?? id}`)
    const texts = Object.fromEntries(Object.entries(content.texts).map(([language, text]) => [language, { ...text, ...Object.fromEntries(articleParts.map((part) => [part, renamed(text[part])])) }]))
    return { ...content, texts }
  }
}

/** Its own id where nothing else has it here; else one that its bytes and its name give. */
function idHere(db: ReadDb, attachmentId: string, name: string, content: Uint8Array): string {
  const before = attachmentEver.one(db, { attachment_id: uuidToBlob(attachmentId) })
  const isSame = before === null || before.deleted_at !== null || (before.hash !== null && hashOf(content).equals(before.hash))
  return isSame ? attachmentId : idOfContent(content, name)
}

/** Of one that is here for whoever imports: theirs, or named by an article; null of any other. */
function sizeHere(db: ReadDb, actor: number | null, id: string): number | null {
  const row = attachmentById.one(db, { attachment_id: uuidToBlob(id) })
  if (row === null || row.content === null) return null
  return (row.person !== null && row.person === actor) || isNamed.one(db, { attachment: row.row }) !== null ? row.size : null
}
