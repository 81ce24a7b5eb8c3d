import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { contentSecurity, nonceMarker } from '../app/contentSecurity.ts'
import { pageTypes } from '../app/pageTypes.ts'
import type { Answer } from './answer.ts'

/** The built renderer, held in memory by exact request path: what is not a key cannot be reached, whatever the path says. */
export type PageFiles = ReadonlyMap<string, PageFile>

interface PageFile {
  readonly type: string
  readonly bytes: Buffer
}

const index = '/index.html'

const types: Readonly<Record<string, string>> = {
  ...pageTypes,
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
}

/** Reads the build folder once; undefined when there is no page in it. Links are not followed. */
export function readPageFiles(folder: string): PageFiles | undefined {
  const files = new Map<string, PageFile>()
  let entries
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch {
    return undefined
  }
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    const type = types[path.extname(entry.name)] ?? 'application/octet-stream'
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { type, bytes: readFileSync(file) })
  }
  return files.has(index) ? files : undefined
}

/** The answer for a request path, or undefined. `authority` is the host's own, the only one the page may connect to. */
export function pageAnswer(files: PageFiles, requestPath: string, authority: string): Answer | undefined {
  const name = requestPath === '/' ? index : requestPath
  const file = files.get(name)
  if (file === undefined) return undefined
  const headers = { 'Content-Type': file.type }
  if (name !== index) return { status: 200, headers, body: file.bytes }
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurity({ connect: ["'self'", `ws://${authority}`], nonce })
  return {
    status: 200,
    headers: { ...headers, 'Content-Security-Policy': policy },
    body: Buffer.from(file.bytes.toString('utf8').replaceAll(nonceMarker, nonce)),
  }
}
