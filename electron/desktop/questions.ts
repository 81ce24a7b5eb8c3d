import { clocksContract } from '../../shared/contract/clocks.ts'
import { deskContract, type DeskStatus } from '../../shared/contract/desk.ts'
import type { QueryName } from '../../shared/contract/index.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Frame } from '../../shared/rpc.ts'
import type { Language } from '../../shared/text.ts'
import type { Backend } from '../app/backend.types.ts'
import { localTimeZone } from './localTime.ts'

type Speaker = Pick<Frame, 'as' | 'language'>

/** What the shell asks for itself, through the same door as the page. undefined when there is no answer, as after closing. */
function ask(backend: Backend, procedure: QueryName, speaker: Speaker, input: Readonly<Record<string, unknown>> = {}): unknown {
  const reply = backend.handle({ id: 1, procedure, ...speaker, timeZone: localTimeZone(), input } satisfies Frame)
  return reply.ok ? reply.value : undefined
}

export function askDesk(backend: Backend): DeskStatus | undefined {
  return deskContract.status.output.safeParse(ask(backend, 'desk.status', { as: null, language: 'en' })).data
}

/** The clock that is due first for a person; null when none runs. */
export function askNextDue(backend: Backend, person: PersonId, language: Language) {
  return clocksContract.nextDue.output.safeParse(ask(backend, 'clocks.nextDue', { as: person, language })).data ?? null
}

/** What a person has to be told of since the event `after`; null asks only from where to begin. */
export function askAlarms(backend: Backend, person: PersonId, language: Language, after: number | null) {
  return clocksContract.alarms.output.safeParse(ask(backend, 'clocks.alarms', { as: person, language }, { after })).data
}
