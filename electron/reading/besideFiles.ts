import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { largestAttachment, largestTogether } from '../../shared/knowledge/attachments.ts'
import type { carriedReasons } from '../../shared/knowledge/importing.ts'
import { type Named, withFiles } from './addresses.rules.ts'
import type { CarriedFile } from './items.ts'

/**
 * The files that lie beside the pages of a folder. Each is read once, when the first page names it; nothing outside the folder is, whatever a page
 * says or a link of the file system leads to.
 */
export class BesideFiles {
  readonly #folder: string
  /** by path, what was read: its id, and its size */
  readonly #read = new Map<string, { readonly attachmentId: string; readonly size: number }>()

  constructor(folder: string) {
    this.#folder = fs.realpathSync(folder)
  }

  /** A page with its files called by their ids, and those of them that no page named before. */
  ofPage(text: string, line: number): { readonly text: string; readonly files: readonly CarriedFile[] } {
    const files: CarriedFile[] = []
    const named = new Set<string>()
    let together = 0
    const idOf = ({ path: given, attachmentId }: Named): string => {
      const known = this.#read.get(given)
      const room = largestTogether - together
      const file = known === undefined ? this.#carried(given, attachmentId, line, room) : null
      if (file !== null) files.push(file)
      const read = known ?? (file === null ? undefined : this.#keep(given, file))
      if (read === undefined) return ''
      if (!named.has(given)) together += read.size
      named.add(given)
      return read.attachmentId
    }
    return { text: withFiles(text, idOf), files }
  }

  #keep(given: string, { attachmentId, content }: CarriedFile): { readonly attachmentId: string; readonly size: number } {
    const read = { attachmentId, size: typeof content === 'string' ? 0 : content.length }
    this.#read.set(given, read)
    return read
  }

  #carried(given: string, attachmentId: string | null, line: number, room: number): CarriedFile {
    const content = this.#contentOf(given, room)
    const name = path.posix.basename(given)
    const isWrong = typeof content === 'string'
    return { kind: 'attachment', line, attachmentId: attachmentId ?? idOfContent(isWrong ? given : content, name), name: isWrong ? given : name, content }
  }

  #contentOf(given: string, room: number): Uint8Array | (typeof carriedReasons)[number] {
    if (given.includes('\0') || path.posix.isAbsolute(given) || path.win32.isAbsolute(given)) return 'attachmentPath'
    const file = path.join(this.#folder, given)
    if (!this.#isWithin(file)) return 'attachmentPath'
    try {
      if (!this.#isWithin(fs.realpathSync(file))) return 'attachmentPath'
      const { size, isFile } = sizeOf(file)
      if (!isFile || size === 0) return 'attachmentMissing'
      return size > largestAttachment || size > room ? 'attachmentLarge' : fs.readFileSync(file)
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'attachmentMissing'
      throw error
    }
  }

  #isWithin(file: string): boolean {
    const relative = path.relative(this.#folder, file)
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  }
}

function sizeOf(file: string): { readonly size: number; readonly isFile: boolean } {
  const found = fs.statSync(file)
  return { size: found.size, isFile: found.isFile() }
}

/**
 * The id of what comes from outside without one: the same bytes under the same name have the same, so that a file taken again changes nothing. It
 * begins with no time, which no id that is made here does.
 */
export function idOfContent(content: Uint8Array | string, name: string): string {
  const hex = createHash('sha256').update(content).update('\0').update(name).digest('hex')
  return `00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
