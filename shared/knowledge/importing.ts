import { refusedReasons } from '../refusedFiles.ts'
import { articleParts } from './article.ts'

/** What a file may say of an article: its columns, and the parts of a document. */
export const articleColumns = ['id', 'language', 'title', ...articleParts, 'scenes', 'needs', 'tags', 'audience', 'owner', 'validFrom', 'validTo'] as const
export type ArticleColumn = (typeof articleColumns)[number]

/** What fits no cell of a table: JSON lines and Markdown say it, in the shape in which an article holds it. */
export const shapedParts = ['when', 'quiz'] as const
export type ShapedPart = (typeof shapedParts)[number]

/** What can be wrong with an attachment that a file carries: it leads out of the folder, is not there, is too large by itself or together, or is nothing that may be attached. */
export const carriedReasons = ['attachmentPath', 'attachmentMissing', 'attachmentLarge', 'attachmentKind'] as const

/** What can be wrong with a line, or with the file as a whole: `writing` where somebody is writing the next version of that article just now. */
export const rowReasons = [...refusedReasons, ...carriedReasons, 'noTitle', 'title', 'language', 'reference', 'date', 'script', 'conditions', 'quiz', 'twice', 'writing', 'tooMany', 'empty'] as const
