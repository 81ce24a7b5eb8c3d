import fs from 'node:fs'
import type { TextEncoding } from '../../shared/contract/orders.ts'
import { sniffer } from '../features/orders/orders.ts'

/** How the text of a file is written, by all of its bytes; null for none of those that we read. */
export async function encodingOf(file: string): Promise<TextEncoding | null> {
  const sniffed = sniffer()
  for await (const piece of fs.createReadStream(file)) sniffed.take(piece as Buffer)
  return sniffed.end()
}
