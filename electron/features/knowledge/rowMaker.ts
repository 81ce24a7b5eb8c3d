import columnWords from '../../../resources/knowledge/columns.json' with { type: 'json' }
import { attachmentIdSchema } from '../../../shared/ids.ts'
import type { CarriedFile, Item } from '../../reading/items.ts'
import { articlesOfDocument, type DocumentParagraph } from './document.rules.ts'
import { type ArticleColumn, shapedParts } from '../../../shared/knowledge/importing.ts'
import { type ArticleRowRead, columnOf, type RowIssue, rowOfMarkdown } from './rows.rules.ts'

/** A row with its line, and its cells as they stand in the file, in the order of its columns; or why there is none. */
export type GivenRow = GivenArticle | GivenFile

/** A file that comes with the articles: what it holds, or why it is not taken. Before the first article that names it. */
export interface GivenFile {
  readonly line: number
  readonly file: Omit<CarriedFile, 'kind' | 'line'>
}

type GivenArticle = { readonly line: number; readonly row: ArticleRowRead; readonly cells: readonly string[] } | { readonly line: number; readonly refused: RowIssue['reason'] }

export interface FileColumn {
  readonly title: string
  readonly column: ArticleColumn | null
}

/** Makes rows of whatever stands in a file: table, JSON lines, Markdown or a document. */
export interface RowMaker {
  take(item: Item): readonly GivenRow[]
  /** what is only whole at the end */
  end(): readonly GivenRow[]
  /** those met so far, with what each is taken as; none for what has no columns */
  readonly columns: readonly FileColumn[]
}

const columnNamed = (title: string): ArticleColumn | null => columnOf(title, columnWords)

/**
 * @param name how the file is called
 * @param mapping what each column is taken as, in their order; by their titles where nobody said
 */
export function rowMaker(name: string, mapping: readonly (ArticleColumn | null)[] | null): RowMaker {
  const columns: FileColumn[] = []
  const places = new Map<string, number>()
  const paragraphs: DocumentParagraph[] = []
  let hasTitles = false
  const meet = (title: string) => {
    const at = columns.length
    columns.push({ title, column: mapping === null ? guessed(title, columns) : (mapping[at] ?? null) })
    return at
  }
  const cellsOf = (cells: readonly (readonly [FileColumn | undefined, string])[]): ArticleRowRead => Object.fromEntries(cells.flatMap(([of, cell]) => (of?.column == null ? [] : [[of.column, cell]])))
  const objectRow = (line: number, shapes: ArticleRowRead, texts: readonly (readonly [number, string])[]): GivenRow => {
    const at = new Map(texts)
    return { line, row: { ...cellsOf(texts.map(([place, text]) => [columns[place], text])), ...shapes }, cells: columns.map((_, place) => at.get(place) ?? '') }
  }
  return {
    take: (item) => {
      const { line } = item
      switch (item.kind) {
        case 'row':
          if (hasTitles) return [{ line, row: cellsOf(columns.map((column, at) => [column, item.cells[at] ?? ''])), cells: item.cells }]
          hasTitles = true
          item.cells.forEach(meet)
          return []
        case 'object':
          if ('attachment' in item.value) return [carriedIn(item.value, line)]
          return [objectRow(line, shapesOf(item.value), Object.entries(item.value).filter(([key, value]) => !isShape(key, value)).flatMap(([key, value]) => {
            if (!places.has(key)) places.set(key, meet(key))
            const text = textOf(value)
            return text === null ? [] : [[places.get(key) ?? -1, text] as const]
          }))]
        case 'page':
          return [{ line, row: rowOfMarkdown(item.text, item.name, columnWords), cells: [] }]
        case 'paragraph':
          paragraphs.push(item)
          return []
        case 'attachment':
          return [{ line, file: item }]
        case 'refused':
          return [{ line, refused: item.reason }]
      }
    },
    end: () => articlesOfDocument(paragraphs, name.replace(/\.[^.]*$/, ''), columnWords).map((given) => ({ ...given, cells: [] })),
    columns,
  }
}

/** A line of JSON lines that carries an attachment: its id, its name and what it holds in Base64. */
function carriedIn({ attachment, name, data }: Readonly<Record<string, unknown>>, line: number): GivenRow {
  if (typeof attachment !== 'string' || !attachmentIdSchema.safeParse(attachment).success || typeof name !== 'string' || typeof data !== 'string' || !base64.test(data)) return { line, refused: 'broken' }
  return { line, file: { attachmentId: attachment, name, content: Buffer.from(data, 'base64') } }
}
const base64 = /^[A-Za-z0-9+/]+={0,2}$/

/** By its title; of two that name the same column the first is meant. */
function guessed(title: string, before: readonly FileColumn[]): ArticleColumn | null {
  const column = columnNamed(title)
  return before.some((other) => other.column === column) ? null : column
}

/** Conditions and quiz as an article holds them. A text of that name is a column like any other. */
const isShape = (key: string, value: unknown): boolean => shapedParts.some((part) => part === key) && typeof value === 'object' && value !== null
const shapesOf = (value: Readonly<Record<string, unknown>>): ArticleRowRead =>
  Object.fromEntries(shapedParts.flatMap((part) => (isShape(part, value[part]) ? [[part, JSON.stringify(value[part])]] : [])))

/** Texts and lists of texts as cells; null for what is neither. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string').join(', ') : null
}
