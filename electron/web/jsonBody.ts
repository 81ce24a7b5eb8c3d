import type { IncomingMessage } from 'node:http'

export const largestBody = 1024

export type Body = { readonly status: 200; readonly value: unknown } | { readonly status: 400 | 413 | 415 } | { readonly status: 'gone' }

/** Reads the body of a small JSON request, or says with which status to refuse it (`gone`: there is nobody left to answer). */
export async function readJson(request: IncomingMessage): Promise<Body> {
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) return { status: 415 }
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return { status: 413 }
  const bytes = await collect(request)
  if (typeof bytes === 'string') return { status: bytes === 'gone' ? 'gone' : 413 }
  try {
    return { status: 200, value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { status: 400 }
  }
}

function collect(request: IncomingMessage): Promise<Buffer | 'gone' | 'too_large'> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      // The rest is read and dropped, so that the refusal reaches its sender; the server's request timeout ends what does not.
      if (size > largestBody) resolve('too_large')
      else parts.push(part)
    })
    request.once('end', () => resolve(Buffer.concat(parts)))
    request.once('close', () => resolve('gone'))
  })
}
