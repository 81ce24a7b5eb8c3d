import { type ArticleContent, articleContentSchema, articleParts, emptyText } from '../../../shared/knowledge/article.ts'
import { type ArticleColumn, articleColumns, type rowReasons } from '../../../shared/knowledge/importing.ts'
import { type Language, languages, nearestLanguage } from '../../../shared/text.ts'

/** What a file says of an article in one line of it: a cell a column, the empty string where there is none. */
export type ArticleRowRead = Readonly<Partial<Record<ArticleColumn, string>>>

/** What is wrong where; `line` from 1, 0 for the file as a whole. */
export interface RowIssue {
  readonly line: number
  readonly column: ArticleColumn | null
  readonly reason: (typeof rowReasons)[number]
  readonly found: string
}

export interface ReadArticle {
  /** by what it is known again: the file's own number of it, else its title */
  readonly key: string
  readonly content: ArticleContent
  /** whether the file says for whom it is; it does not: for everybody where it is new, else for whom it was */
  readonly saysAudience: boolean
}

/** Which column a title names; widths, capitals, spaces and underscores make no difference. */
export function columnOf(title: string, words: Readonly<Record<string, readonly string[]>>): ArticleColumn | null {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s_:：.]/g, '')
  return articleColumns.find((column) => words[column]?.some((word) => plain(word) === plain(title))) ?? null
}

const everybody = ['agent', 'team-lead', 'supervisor', 'manager', 'technical', 'quality']

/** An article from one line; what does not hold is said by column. */
export function articleOf(row: ArticleRowRead, line: number): { readonly ok: true; readonly article: ReadArticle } | { readonly ok: false; readonly issues: readonly RowIssue[] } {
  const cell = (column: ArticleColumn) => (row[column] ?? '').trim()
  const issue = (column: ArticleColumn | null, reason: RowIssue['reason'], found = '') => ({ ok: false as const, issues: [{ line, column, reason, found: [...found].slice(0, 60).join('') }] })
  if (cell('title') === '') return issue('title', 'noTitle')
  const language = languageOf(cell('language'), `${cell('title')}${cell('steps')}`)
  if (language === null) return issue('language', 'language', cell('language'))
  const listed = (column: ArticleColumn, between = /[\s,;，、；|]+/) => [...new Set(cell(column).split(between).map((word) => word.trim()).filter((word) => word !== ''))]
  const audience = listed('audience')
  const text = { ...emptyText, title: cell('title').replace(/\s+/g, ' '), ...Object.fromEntries(articleParts.map((part) => [part, cell(part)])) }
  const reading = articleContentSchema.safeParse({
    texts: { [language]: text }, scenes: listed('scenes'), needs: listed('needs'), tags: listed('tags', /[\r\n\t,;，、；|]+/), when: {}, audience: audience.length === 0 ? everybody : audience,
    owner: cell('owner') === '' ? null : cell('owner'), validFrom: dateOf(cell('validFrom')), validTo: dateOf(cell('validTo')), quiz: [],
  })
  if (reading.success) return { ok: true, article: { key: cell('id') === '' ? `${language} ${text.title}` : cell('id'), content: reading.data, saysAudience: audience.length > 0 } }
  return { ok: false, issues: reading.error.issues.map(({ path, code }) => ({ line, ...placed(path), ...(code === 'too_big' ? { reason: 'tooLong' as const } : {}), found: '' })) }
}

function placed(path: readonly PropertyKey[]): Pick<RowIssue, 'column' | 'reason'> {
  const column = articleColumns.find((name) => path.includes(name)) ?? null
  const reason = column === 'validFrom' || column === 'validTo' ? 'date' : column === 'title' ? 'title' : 'reference'
  return { column, reason }
}

const traditional = /[們這個時會說與對開關為錢單請務]/

/** As it says, else by its characters; what is written without Chinese is English. */
function languageOf(named: string, text: string): Language | null {
  if (named !== '') return languages.find((language) => language.toLowerCase() === named.toLowerCase()) ?? (/^zh/i.test(named) ? nearestLanguage(named) : null)
  if (!/\p{Script=Han}/u.test(text)) return 'en'
  return traditional.test(text) ? 'zh-TW' : 'zh-CN'
}

/** `2026/1/5` and `2026.1.5` are dates too. */
function dateOf(text: string): string | null {
  if (text === '') return null
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  return found === null ? text : `${found[1] ?? ''}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`
}

/** The headings of a Markdown file are its parts; what stands before the first is the problem. */
export function rowOfMarkdown(text: string, name: string, words: Readonly<Record<string, readonly string[]>>): ArticleRowRead {
  const row: Partial<Record<ArticleColumn, string>> = {}
  let at: ArticleColumn = 'problem'
  for (const line of text.split(/\r?\n/)) {
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
    const column = heading === null ? null : columnOf(heading[2] ?? '', words)
    if (heading !== null && row.title === undefined) row.title = heading[2] ?? ''
    else if (column !== null) at = column
    else row[at] = row[at] === undefined ? withoutSign(line, words) : `${row[at] ?? ''}\n${withoutSign(line, words)}`
  }
  return { id: name, title: name, ...row }
}

/** A line of a text that would be taken for the heading of a part stands in a file with a sign before it. */
const namesPart = (line: string, words: Readonly<Record<string, readonly string[]>>) => columnOf(/^\\*#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1] ?? '', words) !== null
const withSign = (line: string, words: Readonly<Record<string, readonly string[]>>) => (namesPart(line, words) ? `\\${line}` : line)
const withoutSign = (line: string, words: Readonly<Record<string, readonly string[]>>) => (line.startsWith('\\') && namesPart(line, words) ? line.slice(1) : line)

/** An article in one language as a Markdown file that is read again as what it is: a heading for all that is said of it, in the words of its language. */
export function markdownOfRow(row: ArticleRowRead, words: Readonly<Record<string, readonly string[]>>): string {
  const { title = '', language = '', ...rest } = row
  const heading = (column: ArticleColumn) => wordOf(words[column] ?? [column], language)
  const part = (column: ArticleColumn, text: string) => `\n## ${heading(column)}\n\n${text.split(/\r?\n/).map((line) => withSign(line, words)).join('\n')}\n`
  const parts = articleColumns.flatMap((column) => {
    const text = column === 'language' ? language : column === 'title' ? '' : (rest[column] ?? '')
    return text === '' ? [] : [part(column, text)]
  })
  return `# ${title}${title.endsWith('#') ? ' #' : ''}\n${parts.join('')}`
}

/** Of the words for a column: the first for English, then the Simplified and the Traditional one. */
function wordOf(known: readonly string[], language: string): string {
  const [simplified, traditional = simplified] = known.filter((word) => /\p{Script=Han}/u.test(word))
  return (language === 'zh-CN' ? simplified : language === 'zh-TW' ? traditional : undefined) ?? known[0] ?? ''
}
