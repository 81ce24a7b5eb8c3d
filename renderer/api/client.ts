import type { Contract, InputOf, OutputOf, ProcedureName, ProcedureOf } from '../../shared/contract/index.ts'
import { contract, findProcedure } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { AnyProcedure, Transport } from '../../shared/rpc.ts'
import type { Language } from '../../shared/text.ts'

/** Who asks, and in which words and local time the answer is wanted; read anew for every call. */
export interface Asker {
  readonly as: PersonId | null
  readonly language: Language
  readonly timeZone: string
}

export type Call = <N extends ProcedureName>(name: N, input: InputOf<ProcedureOf<N>>) => Promise<OutputOf<ProcedureOf<N>>>

type Asks<F> = { readonly [P in keyof F]: F[P] extends AnyProcedure ? (input: InputOf<F[P]>) => Promise<OutputOf<F[P]>> : never }

/** The contract as functions: `client.intake.next({ contactId })`. Every one rejects with an AppError and nothing else. */
export type Client = { readonly [F in keyof Contract]: Asks<Contract[F]> }

/**
 * Calls by full name. The answer is not checked against the schema again: backend and renderer are one build, and the backend
 * has parsed its own answer. A command that is given once more while it is under way, with no other after it, is the one that was
 * given, with one answer for both: a key that bounces or a double click on a slow disk must not pull two tickets, count a displeasure
 * twice, or quarrel with its own first half over the version.
 */
export function createCall(transport: Transport, asker: () => Asker): Call {
  let last = 0
  const send = async (name: ProcedureName, input: unknown): Promise<unknown> => {
    last += 1
    const reply = await transport.send({ id: last, procedure: name, ...asker(), input })
    if (!reply.ok) throw AppError.fromWire(reply.error)
    return reply.value
  }
  let latest: { readonly key: string; readonly answer: Promise<unknown> } | null = null
  const sendOnce = (name: ProcedureName, input: unknown): Promise<unknown> => {
    const key = JSON.stringify([name, asker(), input])
    if (latest?.key === key) return latest.answer
    const answer = send(name, input).finally(() => {
      if (latest?.answer === answer) latest = null
    })
    latest = { key, answer }
    return answer
  }
  return async (name, input) => (await (findProcedure(name)?.kind === 'command' ? sendOnce(name, input) : send(name, input))) as OutputOf<ProcedureOf<typeof name>>
}

export function createClient(call: Call): Client {
  const features = Object.entries(contract).map(([feature, procedures]) => [
    feature,
    Object.fromEntries(
      Object.keys(procedures).map((name) => [name, (input: never) => call(`${feature}.${name}` as ProcedureName, input)]),
    ),
  ])
  return Object.fromEntries(features) as Client
}

/** Anything that was thrown, as the error that the screen can put into words. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal')
}
