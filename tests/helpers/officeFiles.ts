import { crc32, deflateRawSync } from 'node:zlib'

interface Part {
  readonly name: string
  readonly content: string | Buffer
  /** as the archive says it, where that is a lie */
  readonly says?: number
  readonly encrypted?: boolean
}

/** A ZIP archive, written by hand so that it can lie. */
export function zipped(parts: readonly Part[]): Buffer {
  let at = 0
  const [local, central]: [Buffer[], Buffer[]] = [[], []]
  for (const { name, content, says, encrypted } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 9 })
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(encrypted === true ? 1 : 0, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(says ?? bytes.length, 18)
    head.writeUInt16LE(name.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    const here = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed])
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, entry, Buffer.from(name)]))
    local.push(here)
    at += here.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end])
}

const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (...all: readonly string[]) => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export type Cell = string | { readonly shared: string } | { readonly date: number } | { readonly number: string }

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A workbook as Excel writes it: shared texts, dates as numbers with a format. @param sheets rows of cells, by the sheet's name */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, other: { readonly sheet1?: string; readonly says?: number; readonly encrypted?: boolean } = {}): Buffer {
  const shared: string[] = []
  const cellOf = (cell: Cell, place: string) => {
    if (typeof cell === 'string') return cell === '' ? '' : `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
    if ('shared' in cell) return `<c r="${place}" t="s"><v>${String(shared.push(cell.shared) - 1)}</v></c>`
    return 'date' in cell ? `<c r="${place}" s="1"><v>${String(cell.date)}</v></c>` : `<c r="${place}"><v>${cell.number}</v></c>`
  }
  const sheetOf = (rows: readonly (readonly Cell[])[]) => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, at) => `<row r="${String(at + 1)}">${row.map((cell, column) => cellOf(cell, `${letters[column] ?? ''}${String(at + 1)}`)).join('')}</row>`).join('')}</sheetData></worksheet>`
  const names = Object.keys(sheets)
  const made = names.map((name, at) => ({ name: `xl/worksheets/sheet${String(at + 1)}.xml`, content: at === 0 && other.sheet1 !== undefined ? other.sheet1 : sheetOf(sheets[name] ?? []), ...(at === 0 && other.says !== undefined ? { says: other.says } : {}), ...(at === 0 && other.encrypted !== undefined ? { encrypted: other.encrypted } : {}) }))
  return zipped([
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', content: `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(...names.map((_, at) => relation(`rId${String(at + 1)}`, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`)), relation('rIdS', 'sharedStrings', 'sharedStrings.xml'), relation('rIdF', 'styles', '/xl/styles.xml')) },
    { name: 'xl/styles.xml', content: '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>' },
    { name: 'xl/sharedStrings.xml', content: `<sst>${shared.map((text) => `<si><r><t>${escaped(text.slice(0, 1))}</t></r><r><t xml:space="preserve">${escaped(text.slice(1))}</t></r><rPh sb="0" eb="1"><t>PHONETIC</t></rPh></si>`).join('')}</sst>` },
    ...made,
  ])
}

/** A document as Word writes it. @param body the XML within its body; see `paragraph` */
export function wordDocument(body: string): Buffer {
  const styles = [['a1', 'heading 1'], ['a2', 'heading 2'], ['a0', 'Title']].map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id ?? ''}"><w:name w:val="${name ?? ''}"/></w:style>`).join('')
  return zipped([
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>` },
    { name: 'word/_rels/document.xml.rels', content: relations(relation('rId1', 'styles', 'styles.xml')) },
    { name: 'word/styles.xml', content: `<w:styles xmlns:w="x">${styles}<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Mine"/><w:basedOn w:val="a2"/></w:style></w:styles>` },
  ])
}

export const paragraph = (text: string, style = '', more = '') => `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
