import type { TextEncoding } from '../../shared/encoding.ts'
import type { Instant } from '../../shared/time.ts'
import type { Candidate } from '../reading/encoding.rules.ts'
import type { Item, Source } from '../reading/items.ts'
import type { OfficePorts } from '../reading/officePorts.ts'
import type { Ids } from './ports.ts'

/** How a long reading of a file goes on beside everything else. */
export interface Passing<Pass extends number> {
  /** lets the signals in; called after every piece, with the share of that pass, 0…1 */
  readonly rest: (pass: Pass, share: number) => Promise<void>
  readonly isStopping: () => boolean
}

/** A file that a closed desk is to take. */
export interface FileWanted<Pass extends number> extends Passing<Pass> {
  /** the desk's */
  readonly folder: string
  readonly file: string
  /** as a person said; found out where nobody did */
  readonly encoding?: TextEncoding | undefined
  readonly sheet?: string | undefined
  readonly timeZone: string
  readonly now: Instant
  readonly ids: Ids
  readonly office: OfficePorts
}

/** What becomes of it: all of it is taken, or nothing. */
export type FileEnd<Done, Issue> =
  | (Done & { readonly end: 'done'; readonly encoding: TextEncoding | null })
  | { readonly end: 'stopped' }
  /** `between` where a person has to say how the file is written */
  | { readonly end: 'wrong'; readonly issues: readonly Issue[]; readonly between: readonly Candidate[] }

/** Goes through a file from its beginning to its end. @returns whether it came there */
export async function passOver<Pass extends number>(source: Source, pass: NoInfer<Pass>, { rest, isStopping }: Passing<Pass>, give: (item: Item) => void): Promise<boolean> {
  for await (const { items, share } of source.batches()) {
    items.forEach(give)
    await rest(pass, share)
    if (isStopping()) return false
  }
  return true
}
