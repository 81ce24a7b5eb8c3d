import { type ProcedureName, findProcedure } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type AnyProcedure, type Frame, frameSchema } from '../../shared/rpc.ts'
import { invalidInput } from './refusals.ts'

/** A frame that may be carried out: its procedure exists and its input is what the contract says. */
export interface Call {
  readonly frame: Frame
  readonly name: ProcedureName
  readonly kind: AnyProcedure['kind']
  readonly input: unknown
}

/** @throws AppError invalid_input, unknown_procedure */
export function readCall(raw: unknown): Call {
  const frame = frameSchema.safeParse(raw)
  if (!frame.success) throw invalidInput(frame.error)
  if (!isTimeZone(frame.data.timeZone)) throw new AppError('invalid_input', { path: 'timeZone', reason: 'unknown' })
  const procedure = findProcedure(frame.data.procedure)
  if (procedure === null) throw new AppError('unknown_procedure', { procedure: frame.data.procedure })
  const input = procedure.input.safeParse(frame.data.input)
  if (!input.success) throw invalidInput(input.error)
  return { frame: frame.data, name: frame.data.procedure as ProcedureName, kind: procedure.kind, input: input.data }
}

/** The frame's id for the reply, 0 when it has none that could be read. */
export function idOfFrame(raw: unknown): number {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : 0
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : 0
}

const knownZones = new Set<string>()

function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
  if (knownZones.size < 1_000) knownZones.add(name)
  return true
}
