import type { ArticleColumn } from '../../../shared/knowledge/importing.ts'
import { type ArticleRowRead, columnOf } from './rows.rules.ts'

/** A paragraph of a document; `level` 0: text, from 1: a heading. */
export interface DocumentParagraph {
  readonly line: number
  readonly level: number
  readonly text: string
}

type Words = Readonly<Record<string, readonly string[]>>

/**
 * The articles of a document: one for each heading of its topmost level, or of the next where the topmost stands there once, as a title does. Deeper
 * headings that name a part (操作步骤 …) begin that part, others stay in the text. What is written before or above becomes an article of its own:
 * nothing is left out.
 * @param name what the document is called, for what stands before its first heading
 */
export function articlesOfDocument(paragraphs: readonly DocumentParagraph[], name: string, words: Words): { readonly line: number; readonly row: ArticleRowRead }[] {
  const articleLevel = levelOf(paragraphs.filter(({ level, text }) => level > 0 && columnOf(text, words) === null))
  const articles: { readonly line: number; readonly title: string; readonly parts: Map<ArticleColumn, string[]>; readonly isAbove: boolean }[] = [{ line: 1, title: name, parts: new Map(), isAbove: true }]
  let at: ArticleColumn = 'problem'
  for (const { line, level, text } of paragraphs) {
    const column = level === 0 ? null : columnOf(text, words)
    if (level > 0 && column === null && level <= articleLevel) {
      articles.push({ line, title: text, parts: new Map(), isAbove: level < articleLevel })
      at = 'problem'
    } else if (column !== null) at = column
    else {
      const parts = articles.at(-1)?.parts
      parts?.set(at, [...(parts.get(at) ?? []), level > 0 ? `${'#'.repeat(Math.min(6, level))} ${text}` : text])
    }
  }
  return articles
    .map(({ parts, ...rest }) => ({ ...rest, parts: [...parts].map(([column, lines]) => [column, textOf(lines)] as const).filter(([, text]) => text !== '') }))
    .filter(({ parts, isAbove }) => parts.length > 0 || !isAbove)
    .map(({ line, title, parts }) => ({ line, row: { title, ...Object.fromEntries(parts) } }))
}

function levelOf(headings: readonly DocumentParagraph[]): number {
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b)
  const [top = 0, next] = levels
  const times = (level: number) => headings.filter((heading) => heading.level === level).length
  return times(top) === 1 && next !== undefined && times(next) > 1 ? next : top
}

/** Paragraphs with a line between, lists and tables without. */
function textOf(lines: readonly string[]): string {
  const isTight = (line: string) => /^(- |\|)/.test(line)
  return lines.map((line, at) => `${at === 0 ? '' : isTight(line) && isTight(lines[at - 1] ?? '') ? '\n' : '\n\n'}${line}`).join('').replace(/\n{3,}/g, '\n\n').trim()
}
