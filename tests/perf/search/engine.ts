import type { CorpusDocument } from './pair.ts'

export const engineNames = ['ours', 'FTS5 bigram', 'FTS5 trigram', 'MiniSearch', 'FlexSearch'] as const
export type EngineName = (typeof engineNames)[number]

/** One way of searching, over a file or in memory. */
export interface Engine {
  add(documents: readonly CorpusDocument[]): void
  /** what is left to do once all are added */
  finish(): void
  /** bytes of what it keeps beside the documents themselves; null when that is in memory only */
  size(): number | null
  /** the ids found, the best first, at most ten */
  search(query: string): string[]
  close(): void
}

export const asked = 10
