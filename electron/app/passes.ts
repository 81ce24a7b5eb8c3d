import type { Item, Source } from '../reading/items.ts'

/** How a long reading of a file goes on beside everything else. */
export interface Passing<Pass extends number> {
  /** lets the signals in; called after every piece, with the share of that pass, 0…1 */
  readonly rest: (pass: Pass, share: number) => Promise<void>
  readonly isStopping: () => boolean
}

/** Goes through a file from its beginning to its end. @returns whether it came there */
export async function passOver<Pass extends number>(source: Source, pass: NoInfer<Pass>, { rest, isStopping }: Passing<Pass>, give: (item: Item) => void): Promise<boolean> {
  for await (const { items, share } of source.batches()) {
    items.forEach(give)
    await rest(pass, share)
    if (isStopping()) return false
  }
  return true
}
