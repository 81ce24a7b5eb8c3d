import fs from 'node:fs'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { officeLimits } from '../officePorts.ts'
import { Refused } from './refused.ts'
import { throughXml } from './xml.ts'

/** The parts of an office file, which is a ZIP archive of XML. */
export interface Container {
  has(name: string): boolean
  /** unpacked, as the archive says; what holds more than it says is an error while it is read */
  sizeOf(name: string): number
  open(name: string): Promise<Readable>
  close(): void
}

/** @throws Refused for what is too large, packed too tightly, or under a password; yauzl's errors for what is no archive */
export async function openContainer(file: string): Promise<Container> {
  const packed = fs.statSync(file).size
  if (packed > officeLimits.packed) throw new Refused('tooLarge')
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  try {
    const entries = await entriesOf(zip, packed)
    const entry = (name: string) => entries.get(name.toLowerCase())
    return {
      has: (name) => entry(name) !== undefined,
      sizeOf: (name) => entry(name)?.uncompressedSize ?? 0,
      open: async (name) => {
        const found = entry(name)
        if (found === undefined) throw new Refused('broken')
        return zip.openReadStreamPromise(found)
      },
      close: () => { zip.close() },
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function entriesOf(zip: ZipFile, packed: number): Promise<ReadonlyMap<string, Entry>> {
  const { entries: most, unpacked: mostUnpacked, ratio, ratioFrom } = officeLimits
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    let unpacked = 0
    zip.on('error', reject)
    zip.on('end', () => { resolve(entries) })
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize
      const isTight = unpacked > ratioFrom && unpacked > packed * ratio
      if (entries.size >= most || unpacked > mostUnpacked || isTight) reject(new Refused('tooLarge'))
      else if (entry.isEncrypted()) reject(new Refused('protected'))
      else if (entries.has(entry.fileName.toLowerCase())) reject(new Refused('broken'))
      else {
        entries.set(entry.fileName.toLowerCase(), entry)
        zip.readEntry()
      }
    })
    zip.readEntry()
  })
}

/** What a part refers to: by its id within the part, and by what it is. */
export interface Relations {
  target(id: string): string | null
  ofType(end: string): string | null
}

/** @param part as `xl/workbook.xml`; the archive's own for the empty string */
export async function relationsOf(container: Container, part: string): Promise<Relations> {
  const at = part.lastIndexOf('/') + 1
  const folder = part.slice(0, at)
  const name = `${folder}_rels/${part.slice(at)}.rels`
  const found: { readonly id: string; readonly type: string; readonly target: string }[] = []
  if (container.has(name)) {
    await throughXml(await container.open(name), {
      open: (tag, attribute) => {
        if (tag === 'Relationship' && attribute('TargetMode') !== 'External') found.push({ id: attribute('Id') ?? '', type: attribute('Type') ?? '', target: within(folder, attribute('Target') ?? '') })
      },
      close: () => undefined,
      text: () => undefined,
    })
  }
  return { target: (id) => found.find((one) => one.id === id)?.target ?? null, ofType: (end) => found.find(({ type }) => type.endsWith(end))?.target ?? null }
}

/** A name in the archive, from one that may be relative; there is nothing outside it. */
function within(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
