import { create } from 'zustand'
import type { ArticleShelf } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { type ArticleShown, useNavigation } from '../../state/navigation.ts'

/** One tag or one scene; the shelf in force alone can be narrowed by it. */
export interface Narrowed {
  readonly by: 'tag' | 'scene'
  readonly id: string
}

/** What stands where an article would, for those who look after how articles are found. */
export type Tool = 'synonyms' | 'missing'

interface Place {
  readonly shelf: ArticleShelf
  readonly narrowed: Narrowed | null
  /** what is being written; a `new` one has no id before it was saved */
  readonly editing: ArticleId | 'new' | null
  /** gone as soon as another article than this one is opened */
  readonly tool: { readonly what: Tool; readonly over: ArticleShown | null } | null
  /** words that a new group of synonyms is begun with */
  readonly synonyms: readonly string[]
  /** what is looked for on the shelf */
  readonly sought: string
  /** whether a file is looked at instead */
  readonly isImporting: boolean
}

/** Where this window is on the knowledge screen; it is left and found again as it was. */
export const useKnowledgePlace = create<Place>(() => ({ shelf: 'published', narrowed: null, editing: null, tool: null, synonyms: [], sought: '', isImporting: false }))

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

export function seek(sought: string): void {
  useKnowledgePlace.setState({ sought })
}

export function showTool(what: Tool | null, synonyms: readonly string[] = []): void {
  useKnowledgePlace.setState({ tool: what === null ? null : { what, over: useNavigation.getState().article }, synonyms })
}

/** The tool that is shown now, unless an article was opened since. */
export function useTool(): Tool | null {
  const tool = useKnowledgePlace((place) => place.tool)
  const article = useNavigation((navigation) => navigation.article)
  return tool !== null && tool.over === article ? tool.what : null
}
