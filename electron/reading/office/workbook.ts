import type { Batch, Item } from '../items.ts'
import { officeLimits } from '../officePorts.ts'
import { cellText, isDateFormat } from './cells.rules.ts'
import { type Container, relationsOf, type Relations } from './container.ts'
import { Refused } from './refused.ts'
import { readXml, throughXml } from './xml.ts'

interface Sheet {
  readonly name: string
  readonly part: string
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** whether its days are counted from 1904 */
  readonly from1904: boolean
  readonly relations: Relations
}

/** @throws Refused `mismatch` for an archive that holds no workbook */
export async function openWorkbook(container: Container): Promise<Workbook> {
  const part = (await relationsOf(container, '')).ofType('/officeDocument')
  if (part === null || !container.has(part)) throw new Refused('mismatch')
  const relations = await relationsOf(container, part)
  const sheets: Sheet[] = []
  const root: string[] = []
  let from1904 = false
  await throughXml(await container.open(part), {
    open: (name, attribute) => {
      root.push(name)
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      const target = name === 'sheet' ? relations.target(attribute('id') ?? '') : null
      if (target !== null && container.has(target)) sheets.push({ name: attribute('name') ?? '', part: target })
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (root[0] !== 'workbook') throw new Refused('mismatch')
  if (sheets.length === 0) throw new Refused('broken')
  return { sheets, from1904, relations }
}

/** The rows of a sheet that hold anything, as texts. */
export async function* rowsOf(container: Container, { sheets, from1904, relations }: Workbook, wanted: string | null): AsyncGenerator<Batch> {
  const sheet = sheets.find(({ name }) => name === wanted) ?? sheets[0]
  if (sheet === undefined) throw new Refused('broken')
  const shared = await sharedTexts(container, relations.ofType('/sharedStrings'))
  const dates = await dateStyles(container, relations.ofType('/styles'))
  let items: Item[] = []
  let [line, rows] = [0, 0]
  let cells: string[] = []
  let cell = { column: -1, type: '', isDate: false, text: '', taking: false, isPhonetic: false }
  const keep = () => {
    const { type, text, isDate, column } = cell
    const value = cellText({ type, text, isDate, from1904, shared })
    if (value === '') return
    if (column >= officeLimits.columns || value.length > officeLimits.cell) throw new Refused('tooLarge')
    while (cells.length < column) cells.push('')
    cells[column] = value
  }
  const parts = readXml(await container.open(sheet.part), {
    open: (name, attribute) => {
      if (name === 'row') {
        line = Number(attribute('r') ?? line + 1)
        cells = []
        cell = { ...cell, column: -1 }
      } else if (name === 'c') {
        cell = { column: columnOf(attribute('r')) ?? cell.column + 1, type: attribute('t') ?? 'n', isDate: dates.has(Number(attribute('s') ?? 0)), text: '', taking: false, isPhonetic: false }
      } else if (name === 'v' || name === 't') {
        cell.taking = !cell.isPhonetic
      } else if (name === 'rPh') {
        cell.isPhonetic = true
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') cell.taking = false
      else if (name === 'rPh') cell.isPhonetic = false
      else if (name === 'c') keep()
      else if (name === 'row' && cells.length > 0) {
        rows += 1
        if (rows > officeLimits.rows || !Number.isInteger(line) || line < 1) throw new Refused('tooLarge')
        items.push({ kind: 'row', line, cells })
      }
    },
    text: (text) => {
      if (cell.taking) cell.text += text
      if (cell.text.length > officeLimits.cell) throw new Refused('tooLarge')
    },
  })
  const of = Math.max(1, container.sizeOf(sheet.part))
  for await (const done of parts) {
    yield { items, share: Math.min(1, done / of) }
    items = []
  }
  yield { items, share: 1 }
}

/** `BC12` → 54; null where a cell does not say where it is. */
function columnOf(place: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place ?? '')?.[1]
  return letters === undefined ? null : [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

async function sharedTexts(container: Container, part: string | null): Promise<readonly string[]> {
  if (part === null || !container.has(part)) return []
  const texts: string[] = []
  let [text, taking, phonetic, length] = ['', false, false, 0]
  await throughXml(await container.open(part), {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taking = !phonetic
    },
    close: (name) => {
      if (name === 'si') texts.push(text)
      else if (name === 'rPh') phonetic = false
      else if (name === 't') taking = false
    },
    text: (piece) => {
      if (!taking) return
      text += piece
      length += piece.length
      if (length > officeLimits.shared || text.length > officeLimits.cell) throw new Refused('tooLarge')
    },
  })
  return texts
}

/** Which of a workbook's formats show a number as a date. */
async function dateStyles(container: Container, part: string | null): Promise<ReadonlySet<number>> {
  const dates = new Set<number>()
  if (part === null || !container.has(part)) return dates
  const own = new Map<number, string>()
  let [inFormats, at] = [false, 0]
  await throughXml(await container.open(part), {
    open: (name, attribute) => {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'cellXfs') inFormats = true
      else if (name === 'xf' && inFormats) {
        const id = Number(attribute('numFmtId') ?? 0)
        if (isDateFormat(id, own.get(id) ?? null)) dates.add(at)
        at += 1
      }
    },
    close: (name) => { if (name === 'cellXfs') inFormats = false },
    text: () => undefined,
  })
  return dates
}
