import fs from 'node:fs'
import readline from 'node:readline'
import zlib from 'node:zlib'
import { z } from 'zod'

/** One line of a corpus; what else it says is not looked at. */
const document = z.object({ id: z.string(), title: z.string(), body: z.string() })
export type CorpusDocument = z.infer<typeof document>

/** One line of a relevance file: a query and the documents that answer it. */
const judged = z.object({ query: z.string(), relevant: z.array(z.string()).min(1) })
export type JudgedQuery = z.infer<typeof judged>

export interface Pair {
  readonly corpus: string
  readonly relevance: string
  /** documents that are taken: those named in `relevance` first, then in the order of the file */
  readonly docs: number
}

const open = (file: string) => (file.endsWith('.gz') ? fs.createReadStream(file).pipe(zlib.createGunzip()) : fs.createReadStream(file))

/** Line by line: a corpus is larger than what is to be measured. */
async function* lines(file: string): AsyncGenerator {
  for await (const line of readline.createInterface({ input: open(file), crlfDelay: Infinity })) if (line.trim() !== '') yield JSON.parse(line)
}

export async function judgedQueries({ relevance }: Pair): Promise<JudgedQuery[]> {
  const queries: JudgedQuery[] = []
  for await (const line of lines(relevance)) queries.push(judged.parse(line))
  return queries
}

/** The documents of a pair in their order, never all at once in memory. */
export async function* documentsOf(pair: Pair): AsyncGenerator<CorpusDocument> {
  const named = new Set((await judgedQueries(pair)).flatMap(({ relevant }) => relevant))
  let left = pair.docs
  for (const isNamed of [true, false]) {
    for await (const line of lines(pair.corpus)) {
      if (left <= 0) return
      const found = document.parse(line)
      if (named.has(found.id) !== isNamed) continue
      left -= 1
      yield found
    }
  }
}
