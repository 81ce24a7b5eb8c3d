import type { Batch, Item } from '../items.ts'
import { officeLimits } from '../officePorts.ts'
import { type Container, relationsOf } from './container.ts'
import { Refused } from './refused.ts'
import { readXml, throughXml } from './xml.ts'

export interface WordDocument {
  readonly part: string
  /** style → the level of a heading, from 1; 0 for the title of the whole */
  readonly levels: ReadonlyMap<string, number>
}

/** @throws Refused `mismatch` for an archive that holds no document */
export async function openDocument(container: Container): Promise<WordDocument> {
  const part = (await relationsOf(container, '')).ofType('/officeDocument')
  if (part === null || !container.has(part)) throw new Refused('mismatch')
  if ((await firstTag(container, part)) !== 'document') throw new Refused('mismatch')
  return { part, levels: await headingStyles(container, (await relationsOf(container, part)).ofType('/styles')) }
}

async function firstTag(container: Container, part: string): Promise<string | undefined> {
  const tags: string[] = []
  const parts = readXml(await container.open(part), { open: (name) => { if (tags.length === 0) tags.push(name) }, close: () => undefined, text: () => undefined })
  while (tags.length === 0 && (await parts.next()).done !== true) continue
  await parts.return(undefined)
  return tags[0]
}

/** A style is a heading by its name, by its outline level, or by the style that it is based on. */
async function headingStyles(container: Container, part: string | null): Promise<ReadonlyMap<string, number>> {
  const levels = new Map<string, number>()
  if (part === null || !container.has(part)) return levels
  const based = new Map<string, string>()
  let style = ''
  await throughXml(await container.open(part), {
    open: (name, attribute) => {
      const value = attribute('val') ?? ''
      if (name === 'style') style = attribute('styleId') ?? ''
      else if (name === 'basedOn') based.set(style, value)
      else if (name === 'outlineLvl' && Number(value) < 9 && !levels.has(style)) levels.set(style, Number(value) + 1)
      else if (name === 'name' && /^heading [1-9]$/i.test(value)) levels.set(style, Number(value.slice(-1)))
      else if (name === 'name' && /^title$/i.test(value)) levels.set(style, 0)
    },
    close: () => undefined,
    text: () => undefined,
  })
  for (const [own, base] of based) if (!levels.has(own) && levels.has(base)) levels.set(own, levels.get(base) ?? 0)
  return levels
}

interface Paragraph {
  text: string
  level: number | null
  isListed: boolean
}

/** Paragraphs in their order; a table is a paragraph a row, written as Markdown does. What was deleted under revision is left out. */
export async function* paragraphsOf(container: Container, { part, levels }: WordDocument): AsyncGenerator<Batch> {
  let items: Item[] = []
  let line = 0
  let [taking, skipping, tables, shift] = [false, 0, 0, 0]
  let cells: string[] = []
  let rows = 0
  const open: Paragraph[] = []
  const give = (text: string, level: number) => {
    line += 1
    if (line > officeLimits.rows) throw new Refused('tooLarge')
    items.push({ kind: 'paragraph', line, level, text })
  }
  const end = ({ text, level, isListed }: Paragraph) => {
    const plain = text.trim()
    const outer = open.at(-1)
    if (outer !== undefined) outer.text += plain === '' ? '' : ` ${plain}`
    else if (tables > 0) cells.push(`${cells.pop() ?? ''}${plain === '' ? '' : ` ${plain.replace(/\s+/g, ' ').replaceAll('|', '\\|')}`}`)
    else if (level === 0 && plain !== '') {
      shift = 1
      give(plain, 1)
    } else give(isListed && plain !== '' ? `- ${plain}` : plain, plain === '' || level === null ? 0 : Math.min(9, level + shift))
  }
  const endRow = () => {
    give(`|${cells.map((cell) => `${cell} |`).join('')}`, 0)
    if (rows === 0) give(`|${cells.map(() => ' --- |').join('')}`, 0)
    rows += 1
  }
  const parts = readXml(await container.open(part), {
    open: (name, attribute) => {
      const paragraph = open.at(-1)
      if (name === 'Fallback' || name === 'del' || name === 'moveFrom') skipping += 1
      else if (name === 'tbl') {
        tables += 1
        if (tables === 1) rows = 0
      } else if (name === 'tr' && tables === 1) cells = []
      else if (name === 'tc' && tables === 1) cells.push('')
      else if (name === 'p') open.push({ text: '', level: null, isListed: false })
      else if (paragraph === undefined) return
      else if (name === 'pStyle') paragraph.level ??= levels.get(attribute('val') ?? '') ?? null
      else if (name === 'outlineLvl') paragraph.level = Number(attribute('val') ?? 9) < 9 ? Number(attribute('val')) + 1 : null
      else if (name === 'numPr') paragraph.isListed = true
      else if (name === 't') taking = skipping === 0
      else if (name === 'tab') paragraph.text += ' '
      else if (name === 'br' || name === 'cr') paragraph.text += '\n'
    },
    close: (name) => {
      if (name === 'Fallback' || name === 'del' || name === 'moveFrom') skipping -= 1
      else if (name === 't') taking = false
      else if (name === 'p') {
        const paragraph = open.pop()
        if (paragraph !== undefined) end(paragraph)
      } else if (name === 'tr' && tables === 1) endRow()
      else if (name === 'tbl') {
        tables -= 1
        if (tables === 0) give('', 0)
      }
    },
    text: (text) => {
      const paragraph = open.at(-1)
      if (!taking || paragraph === undefined) return
      paragraph.text += text
      if (paragraph.text.length > officeLimits.cell) throw new Refused('tooLarge')
    },
  })
  const of = Math.max(1, container.sizeOf(part))
  for await (const done of parts) {
    yield { items, share: Math.min(1, done / of) }
    items = []
  }
  yield { items, share: 1 }
}
