import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { commonHeaders, contentSecurity, nonceMarker } from '../app/contentSecurity.ts'
import { pageTypes } from '../app/pageTypes.ts'
import { isOurs } from './origin.ts'

/** The build is `index.html` and `assets/<name>`: a path of any other shape, and so any traversal, has no file. */
const builtName = /^\/(?<name>(?:assets\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*)$/

/** The answer to one request of the page for its own files in `folder`. */
export async function pageAnswer(folder: string, { method, url }: { readonly method: string; readonly url: string }): Promise<Response> {
  const file = method === 'GET' && isOurs(url) ? fileOf(new URL(url).pathname) : undefined
  const bytes = file && (await read(path.join(folder, file.name)))
  if (bytes === undefined || file === undefined) return new Response(null, { status: 404, headers: commonHeaders })
  if (file.type !== pageTypes['.html']) return new Response(bytes, { headers: { ...commonHeaders, 'Content-Type': file.type } })
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurity({ connect: [], nonce })
  const page = bytes.toString().replaceAll(nonceMarker, nonce)
  return new Response(page, { headers: { ...commonHeaders, 'Content-Type': file.type, 'Content-Security-Policy': policy } })
}

function fileOf(pathname: string): { readonly name: string; readonly type: string } | undefined {
  const name = builtName.exec(pathname === '/' ? '/index.html' : pathname)?.groups?.['name']
  const type = name && pageTypes[path.extname(name)]
  return name && type ? { name, type } : undefined
}

async function read(file: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    return await fs.readFile(file)
  } catch {
    return undefined
  }
}
