import type { Item } from './items.ts'

/** Reasons after which nothing more of a file can be read; of a line that is no JSON the next one may be. */
const final: ReadonlySet<string> = new Set(['quotes', 'tooLong', 'tooLarge', 'tooSlow', 'broken', 'mismatch', 'protected'])

export function hasEnded(items: readonly Item[]): boolean {
  const last = items.at(-1)
  return last?.kind === 'refused' && final.has(last.reason)
}
