import fs from 'node:fs'
import path from 'node:path'
import type { TextEncoding } from '../../shared/encoding.ts'
import type { RefusedReason } from '../../shared/refusedFiles.ts'
import { BesideFiles } from './besideFiles.ts'
import { tableReader } from './csv.ts'
import { sniffer, type Sniffed } from './encoding.rules.ts'
import { hasEnded } from './ended.ts'
import type { Batch, FileKind, Item, Opened } from './items.ts'
import { jsonLinesReader } from './jsonLines.ts'
import { officeBatches, officeFacts } from './officeParent.ts'
import type { OfficePorts } from './officePorts.ts'

export interface FileWanted {
  /** where it lies */
  readonly file: string
  /** how it is called, which says what it is; may be another than where it lies */
  readonly name: string
  /** as a person said; found out where nobody did */
  readonly encoding?: TextEncoding | null | undefined
  /** of a workbook; the first where nobody said */
  readonly sheet?: string | null | undefined
}

/** What is read between two chances for others: a few milliseconds. */
const piece = 64 * 1024
const largestPage = 1_000_000

/** Finds out what a file is and how it is written. Nothing of it is kept. @throws the file system's own errors */
export async function openSource(wanted: FileWanted, ports: OfficePorts): Promise<Opened> {
  const refused = (reason: RefusedReason, found: Sniffed = null): Opened => ({ ok: false, reason, between: found !== null && 'between' in found ? found.between : [] })
  const kind = kindOf(wanted)
  if (kind === 'protected' || kind === 'mismatch') return refused(kind)
  if (kind === 'folder') return { ok: true, source: { kind, encoding: 'utf-8', sheets: [], batches: () => folderBatches(wanted.file) } }
  if (kind === 'workbook' || kind === 'document') {
    const facts = await officeFacts(wanted.file, kind, ports)
    if (!facts.ok) return refused(facts.reason)
    const sheet = kind === 'workbook' ? (wanted.sheet ?? null) : null
    if (sheet !== null && !facts.sheets.includes(sheet)) return refused('noSheet')
    return { ok: true, source: { kind, encoding: null, sheets: facts.sheets, batches: () => officeBatches({ file: wanted.file, kind, sheet }, ports) } }
  }
  const found: Sniffed = wanted.encoding == null ? await sniffed(wanted.file) : { sure: wanted.encoding }
  if (found === null) return refused('encoding')
  if ('between' in found) return refused('encodingUnsure', found)
  return { ok: true, source: { kind, encoding: found.sure, sheets: [], batches: () => textBatches(wanted, kind, found.sure) } }
}

async function sniffed(file: string): Promise<Sniffed> {
  const looking = sniffer()
  for await (const bytes of fs.createReadStream(file, { highWaterMark: piece })) looking.take(bytes as Buffer)
  return looking.end()
}

/** By its name, held against its first bytes. */
function kindOf({ file, name }: FileWanted): FileKind | 'protected' | 'mismatch' {
  if (fs.statSync(file).isDirectory()) return 'folder'
  const front = Buffer.alloc(8)
  const handle = fs.openSync(file, 'r')
  try {
    fs.readSync(handle, front, 0, front.length, 0)
  } finally {
    fs.closeSync(handle)
  }
  const begins = (...bytes: readonly number[]) => bytes.every((byte, at) => front[at] === byte)
  // Office files with a password, and those of before 2007, are compound files.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'protected'
  const office = /\.xls[xm]$/i.test(name) ? 'workbook' : /\.doc[xm]$/i.test(name) ? 'document' : null
  const isZip = begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)
  if (office !== null) return isZip ? office : 'mismatch'
  if (isZip || begins(0x25, 0x50, 0x44, 0x46)) return 'mismatch'
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'lines'
  return /\.(md|markdown)$/i.test(name) ? 'page' : 'table'
}

async function* textBatches({ file, name }: FileWanted, kind: 'table' | 'lines' | 'page', encoding: TextEncoding): AsyncGenerator<Batch> {
  const reader = kind === 'table' ? tableReader() : kind === 'lines' ? jsonLinesReader() : pageReader(name)
  const decoder = new TextDecoder(encoding)
  const of = Math.max(1, fs.statSync(file).size)
  let done = 0
  for await (const bytes of fs.createReadStream(file, { highWaterMark: piece })) {
    done += (bytes as Buffer).length
    const items = await reader.take(decoder.decode(bytes as Buffer, { stream: true }))
    yield { items, share: Math.min(1, done / of) }
    if (hasEnded(items)) return
  }
  const rest = await reader.take(decoder.decode())
  yield { items: hasEnded(rest) ? rest : [...rest, ...(await reader.end())], share: 1 }
}

function pageReader(name: string) {
  let whole = ''
  return {
    take: (text: string): Item[] => {
      whole += text
      return whole.length <= largestPage ? [] : [{ kind: 'refused', line: 1, reason: 'tooLong' }]
    },
    end: (): Item[] => [{ kind: 'page', line: 1, name: titleOf(name), text: whole }],
  }
}

async function* folderBatches(folder: string): AsyncGenerator<Batch> {
  const names = fs.readdirSync(folder).filter((name) => /\.(md|markdown)$/i.test(name)).sort()
  const beside = new BesideFiles(folder)
  for (const [at, name] of names.entries()) {
    const page = await pageOf(path.join(folder, name), name, at + 1)
    const share = (at + 1) / names.length
    if (page.kind !== 'page') yield { items: [page], share }
    else {
      const { text, files } = beside.ofPage(page.text, page.line)
      // Before the page that names them.
      yield { items: [...files, { ...page, text }], share }
    }
  }
}

async function pageOf(file: string, name: string, line: number): Promise<Item> {
  const found = fs.statSync(file).size > largestPage ? 'tooLong' : await sniffed(file)
  if (found === 'tooLong') return { kind: 'refused', line, reason: 'tooLong' }
  if (found === null) return { kind: 'refused', line, reason: 'encoding' }
  if ('between' in found) return { kind: 'refused', line, reason: 'encodingUnsure' }
  return { kind: 'page', line, name: titleOf(name), text: new TextDecoder(found.sure).decode(fs.readFileSync(file)) }
}

const titleOf = (name: string) => name.replace(/\.[^.]*$/, '')
