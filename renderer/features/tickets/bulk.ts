import type { QueueRow } from '../../../shared/contract/tickets.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'

/** What became of each ticket of an action on several. */
export interface BulkOutcome<Done> {
  readonly done: readonly { readonly row: QueueRow; readonly result: Done }[]
  readonly failed: readonly { readonly row: QueueRow; readonly error: AppError }[]
  /** not tried, because the agent stopped it or the desk could not be reached any more */
  readonly left: readonly QueueRow[]
}

/** Errors that would meet every further ticket too. */
const general = new Set(['connection_lost', 'nobody_sits_here', 'not_permitted', 'storage_full', 'storage_failed', 'unauthenticated'])

/**
 * One command a ticket, each its own transaction with the version that was on the screen: a ticket that somebody else changed is
 * left as it is and told, the others are done.
 */
export async function oneByOne<Done>(rows: readonly QueueRow[], command: (row: QueueRow) => Promise<Done>, onStep: (tried: number) => boolean): Promise<BulkOutcome<Done>> {
  const done: { row: QueueRow; result: Done }[] = []
  const failed: { row: QueueRow; error: AppError }[] = []
  for (const [at, row] of rows.entries()) {
    if (!onStep(at)) return { done, failed, left: rows.slice(at) }
    try {
      done.push({ row, result: await command(row) })
    } catch (thrown) {
      const error = asAppError(thrown)
      failed.push({ row, error })
      if (general.has(error.code)) return { done, failed, left: rows.slice(at + 1) }
    }
  }
  return { done, failed, left: [] }
}
