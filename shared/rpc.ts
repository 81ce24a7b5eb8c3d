import { z } from 'zod'
import type { Change } from './changes.ts'
import type { WireError } from './errors.ts'
import { personIdSchema } from './ids.ts'
import { languageSchema } from './text.ts'

/** A query reads; a command is one transaction that is durable before the reply leaves. */
export type ProcedureKind = 'query' | 'command'

export interface Procedure<Kind extends ProcedureKind, Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: Kind
  readonly input: Input
  readonly output: Output
}

export type AnyProcedure = Procedure<ProcedureKind, z.ZodType, z.ZodType>

/** Declares a reading entry of the contract. Unknown keys of `input` are refused, so that a misspelt one is never ignored. */
export function query<I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O): Procedure<'query', z.ZodObject<I, z.core.$strict>, O> {
  return { kind: 'query', input: z.strictObject(input), output }
}

/** Declares a writing entry of the contract; see {@link query}. */
export function command<I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O): Procedure<'command', z.ZodObject<I, z.core.$strict>, O> {
  return { kind: 'command', input: z.strictObject(input), output }
}

/** One call on the wire. `as` is who sits at the desk, `language` and `timeZone` are how that window wants words and local times. */
export const frameSchema = z.strictObject({
  id: z.int().min(1),
  procedure: z.string().max(80),
  as: personIdSchema.nullable(),
  language: languageSchema,
  timeZone: z.string().max(64),
  input: z.unknown(),
})
export type Frame = z.infer<typeof frameSchema>

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError }

/** What arrives without being asked for. */
export interface Push {
  readonly push: readonly Change[]
}

/** Largest frame that a shell accepts, in bytes: far above any form, far below what would stall the desk for long. */
export const largestFrame = 1024 * 1024

export type LinkState = 'connecting' | 'up' | 'down' | 'refused'

/** The renderer's only door: it never knows which shell stands behind it. */
export interface Transport {
  /** whether the shell itself tells alarms, outside the window: the page does not say them a second time */
  readonly tellsAlarms: boolean
  /** Sends a frame; rejects with AppError `connection_lost` when no reply can come any more. */
  send(frame: Frame): Promise<Reply>
  onPush(listener: (changes: readonly Change[]) => void): () => void
  onLink(listener: (state: LinkState) => void): () => void
}
