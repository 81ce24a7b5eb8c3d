import { type ArticleContent, articleContentSchema, articleParts, emptyText } from '../../../shared/knowledge/article.ts'
import { type ArticleColumn, articleColumns, type rowReasons, type ShapedPart, shapedParts } from '../../../shared/knowledge/importing.ts'
import { type Language, languages, nearestLanguage } from '../../../shared/text.ts'

/** What a file says of an article in one line of it: a cell a column, the empty string where there is none. What has a shape stands there as JSON. */
export type ArticleRowRead = Readonly<Partial<Record<ArticleColumn | ShapedPart, string>>>

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
  /** What the file says nothing of stays as it was; where the article is new it is for everybody, without conditions and questions. */
  readonly says: Readonly<Record<'audience' | ShapedPart, boolean>>
}

/** Which column a title names; widths, capitals, spaces and underscores make no difference. */
export const columnOf = (title: string, words: Words): ArticleColumn | null => named(title, articleColumns, words)

type Words = Readonly<Record<string, readonly string[]>>

function named<Name extends string>(title: string, names: readonly Name[], words: Words): Name | null {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s_:：.]/g, '')
  return names.find((name) => words[name]?.some((word) => plain(word) === plain(title))) ?? null
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
    texts: { [language]: text }, scenes: listed('scenes'), needs: listed('needs'), tags: listed('tags', /[\r\n\t,;，、；|]+/), when: shaped(row.when, {}), audience: audience.length === 0 ? everybody : audience,
    owner: cell('owner') === '' ? null : cell('owner'), validFrom: dateOf(cell('validFrom')), validTo: dateOf(cell('validTo')), quiz: shaped(row.quiz, []),
  })
  if (reading.success) return { ok: true, article: { key: cell('id') === '' ? `${language} ${text.title}` : cell('id'), content: reading.data, says: { audience: audience.length > 0, when: row.when !== undefined, quiz: row.quiz !== undefined } } }
  return { ok: false, issues: reading.error.issues.map((wrong) => ({ line, ...shapeIssue(wrong) ?? { ...placed(wrong.path), ...(wrong.code === 'too_big' ? { reason: 'tooLong' as const } : {}), found: '' } })) }
}

/** As it stands there; text that is no JSON is no shape that holds. */
function shaped(json: string | undefined, otherwise: unknown): unknown {
  if (json === undefined) return otherwise
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

/** What is wrong in the conditions, by their names, or in the quiz, by the number of the question. */
function shapeIssue({ path: [part, at = 0], ...wrong }: { readonly path: readonly PropertyKey[]; readonly code: string; readonly keys?: readonly string[] }): Omit<RowIssue, 'line'> | null {
  if (part === 'when') return { column: null, reason: 'conditions', found: at === 0 ? (wrong.keys ?? []).join(', ') : String(at) }
  return part === 'quiz' ? { column: null, reason: 'quiz', found: String(Number(at) + 1) } : null
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
export function rowOfMarkdown(text: string, name: string, words: Words): ArticleRowRead {
  const row: Partial<Record<ArticleColumn | ShapedPart, string>> = {}
  let at: ArticleColumn = 'problem'
  const lines = text.split(/\r?\n/)
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place] ?? ''
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
    const column = heading === null ? null : columnOf(heading[2] ?? '', words)
    const part = heading === null || row.title === undefined ? null : named(heading[2] ?? '', shapedParts, words)
    const block = part === null ? null : blockAfter(lines, place)
    if (part !== null && block !== null) {
      row[part] = block.json
      place = block.end
    } else if (heading !== null && row.title === undefined) row.title = heading[2] ?? ''
    else if (column !== null) at = column
    else row[at] = row[at] === undefined ? withoutSign(line, words) : `${row[at] ?? ''}\n${withoutSign(line, words)}`
  }
  return { id: name, title: name, ...row }
}

/** The block of JSON that follows a heading, and the line in which it ends. A heading of that name without one is a heading of the text. */
function blockAfter(lines: readonly string[], heading: number): { readonly json: string; readonly end: number } | null {
  const begin = lines.findIndex((line, at) => at > heading && line.trim() !== '')
  const end = lines.findIndex((line, at) => at > begin && line.trim() === fence)
  return begin >= 0 && end >= 0 && lines[begin]?.trim() === `${fence}json` ? { json: lines.slice(begin + 1, end).join('\n'), end } : null
}
const fence = '```'

/** A line of a text that would be taken for the heading of a part stands in a file with a sign before it. */
const namesPart = (line: string, words: Words) => named(/^\\*#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1] ?? '', [...articleColumns, ...shapedParts], words) !== null
const withSign = (line: string, words: Words) => (namesPart(line, words) ? `\\${line}` : line)
const withoutSign = (line: string, words: Words) => (line.startsWith('\\') && namesPart(line, words) ? line.slice(1) : line)

/** An article in one language as a Markdown file that is read again as what it is: a heading for all that is said of it, in the words of its language. */
export function markdownOfRow(row: ArticleRowRead, words: Words): string {
  const { title = '', language = '', ...rest } = row
  const heading = (column: ArticleColumn | ShapedPart) => wordOf(words[column] ?? [column], language)
  const part = (column: ArticleColumn, text: string) => `\n## ${heading(column)}\n\n${text.split(/\r?\n/).map((line) => withSign(line, words)).join('\n')}\n`
  const parts = articleColumns.flatMap((column) => {
    const text = column === 'language' ? language : column === 'title' ? '' : (rest[column] ?? '')
    return text === '' ? [] : [part(column, text)]
  })
  const shapes = shapedParts.flatMap((name) => {
    const json = rest[name]
    return json === undefined ? [] : [`\n## ${heading(name)}\n\n${fence}json\n${JSON.stringify(JSON.parse(json), null, 2)}\n${fence}\n`]
  })
  return `# ${title}${title.endsWith('#') ? ' #' : ''}\n${[...parts, ...shapes].join('')}`
}

/** Of the words for a column: the first for English, then the Simplified and the Traditional one. */
function wordOf(known: readonly string[], language: string): string {
  const [simplified, traditional = simplified] = known.filter((word) => /\p{Script=Han}/u.test(word))
  return (language === 'zh-CN' ? simplified : language === 'zh-TW' ? traditional : undefined) ?? known[0] ?? ''
}
