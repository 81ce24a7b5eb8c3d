import type { TextEncoding } from '../../shared/encoding.ts'
import type { carriedReasons } from '../../shared/knowledge/importing.ts'
import type { RefusedReason } from '../../shared/refusedFiles.ts'
import type { Candidate } from './encoding.rules.ts'

/** What a file from outside is, by its name and its first bytes. */
export const fileKinds = ['table', 'lines', 'page', 'folder', 'workbook', 'document'] as const
export type FileKind = (typeof fileKinds)[number]

/** A file that lies beside the texts of a folder and is named by one of them; in the text it is called `attachment:` and its id. */
export interface CarriedFile {
  readonly kind: 'attachment'
  readonly line: number
  readonly attachmentId: string
  readonly name: string
  /** what it holds, or why it is not taken */
  readonly content: Uint8Array | (typeof carriedReasons)[number]
}

/** One thing that stands in a file; `line` from 1: of a table its line, of a workbook its row, of a document its paragraph, of a folder its file. */
export type Item =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'object'; readonly line: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'page'; readonly line: number; readonly name: string; readonly text: string }
  /** `level` 0: text, from 1: a heading */
  | { readonly kind: 'paragraph'; readonly line: number; readonly level: number; readonly text: string }
  | CarriedFile
  | { readonly kind: 'refused'; readonly line: number; readonly reason: RefusedReason }

/** Some items, with how much of the file is read by then, 0…1. */
export interface Batch {
  readonly items: readonly Item[]
  readonly share: number
}

/** A file that can be read, as often as it is asked to be. */
export interface Source {
  readonly kind: FileKind
  /** null where the format says it itself */
  readonly encoding: TextEncoding | null
  /** of a workbook, in its order */
  readonly sheets: readonly string[]
  /** Reads from the beginning; left early, it lets go of everything. What cannot be read is the last item, `refused`. */
  batches(): AsyncGenerator<Batch>
}

export type Opened = { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly reason: RefusedReason; readonly between: readonly Candidate[] }
