import { SaxesParser } from 'saxes'
import { officeLimits } from '../officePorts.ts'
import { Refused } from './refused.ts'
import type { Readable } from 'node:stream'

/** What happens in an XML part, by local names: prefixes are the writer's own choice. */
export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | null): void
  close(name: string): void
  text(text: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Takes an XML part piece by piece; yields the bytes read by then, so that its caller can hand on what was found. Office files have no document
 * type; one that has is refused, and with it every entity of its own.
 * @throws Refused; the parser's errors for what is not well-formed
 */
export async function* readXml(stream: Readable, handler: XmlHandler): AsyncGenerator<number> {
  const parser = new SaxesParser()
  let depth = 0
  const attributes = (given: Readonly<Record<string, string>>) => (name: string) => given[name] ?? Object.entries(given).find(([own]) => local(own) === name)?.[1] ?? null
  parser.on('error', (error) => { throw error })
  parser.on('doctype', () => { throw new Refused('broken') })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > officeLimits.depth) throw new Refused('broken')
    handler.open(local(tag.name), attributes(tag.attributes))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(local(tag.name))
  })
  parser.on('text', (text) => { handler.text(text) })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let done = 0
  try {
    for await (const bytes of stream) {
      if (process.memoryUsage.rss() > officeLimits.rss * 1024 * 1024) throw new Refused('tooLarge')
      parser.write(decoder.decode(bytes as Buffer, { stream: true }))
      done += (bytes as Buffer).length
      yield done
    }
    parser.write(decoder.decode()).close()
  } finally {
    stream.destroy()
  }
}

/** Reads a small part whole. */
export async function throughXml(stream: Readable, handler: XmlHandler): Promise<void> {
  const parts = readXml(stream, handler)
  while ((await parts.next()).done !== true) continue
}
