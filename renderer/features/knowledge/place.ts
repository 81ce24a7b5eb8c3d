import { create } from 'zustand'
import type { ArticleShelf } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'

/** One tag or one scene; the shelf in force alone can be narrowed by it. */
export interface Narrowed {
  readonly by: 'tag' | 'scene'
  readonly id: string
}

interface Place {
  readonly shelf: ArticleShelf
  readonly narrowed: Narrowed | null
  /** what is being written; a `new` one has no id before it was saved */
  readonly editing: ArticleId | 'new' | null
  /** whether a file is looked at instead */
  readonly isImporting: boolean
}

/** Where this window is on the knowledge screen; it is left and found again as it was. */
export const useKnowledgePlace = create<Place>(() => ({ shelf: 'published', narrowed: null, editing: null, isImporting: false }))

export function showShelf(shelf: ArticleShelf): void {
  useKnowledgePlace.setState({ shelf })
}

export function narrow(narrowed: Narrowed | null): void {
  useKnowledgePlace.setState({ narrowed })
}

export function write(editing: ArticleId | 'new'): void {
  useKnowledgePlace.setState({ editing })
}

export function showImport(isImporting: boolean): void {
  useKnowledgePlace.setState({ isImporting })
}

export function stopWriting(): void {
  useKnowledgePlace.setState({ editing: null })
}
