import { z } from 'zod'
import { engineNames } from './engine.ts'
import { queryClasses } from './queries.ts'

/** Milliseconds at which so many of a hundred queries are answered; each query counts with its quickest of three. */
const times = z.strictObject({ queries: z.number(), p50: z.number(), p95: z.number(), p99: z.number() })
export type Times = z.infer<typeof times>

/** What one engine did with one number of documents. */
export const measuredSchema = z.strictObject({
  engine: z.enum(engineNames),
  docs: z.number(),
  /** s */
  indexTime: z.number(),
  /** MB; null: in memory only */
  indexSize: z.number().nullable(),
  /** MB of the process that searches, above what it had before it opened the index */
  memory: z.number(),
  recallAt5: z.number(),
  mrrAt10: z.number(),
  /** ms of processor time a query while typing, on average: what stays the same on a busy machine */
  cpuTyping: z.number(),
  times: z.record(z.enum(queryClasses), times),
})
export type Measured = z.infer<typeof measuredSchema>

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (part: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 100) / 100
  return { queries: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
