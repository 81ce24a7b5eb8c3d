import { notifyManager, QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { LinkState, Transport } from '../../shared/rpc.ts'
import type { Autosave } from '../state/autosave.ts'
import { createAutosave } from '../state/autosave.ts'
import { draftsOf } from '../state/drafts.ts'
import { useLink } from '../state/link.ts'
import { standUp, useSession } from '../state/session.ts'
import type { Call, Client } from './client.ts'
import { asAppError, createCall, createClient } from './client.ts'
import { isConcerned } from './topics.ts'
import { acceptView } from './views.ts'

/** What every screen works with: the way to the backend, what is known of it, and what is being typed. */
export interface Desk {
  readonly call: Call
  readonly client: Client
  readonly queries: QueryClient
  readonly autosave: Autosave
  /** see {@link Transport} */
  readonly tellsAlarms: boolean
}

// An answer is on the screen before whatever waited for it goes on.
notifyManager.setScheduler((tell) => {
  tell()
})

/** Builds the desk over a transport and keeps it fresh: pushes make answers old, a link that is back makes all of them old. */
export function createDesk(transport: Transport): Desk {
  const ask = createCall(transport, () => {
    const { personId, language } = useSession.getState()
    return { as: personId, language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  })
  const call: Call = async (name, input) => {
    try {
      return await ask(name, input)
    } catch (thrown) {
      // The seat was lost (a restored backup, another desk's data): ask again who sits here.
      if (asAppError(thrown).code === 'nobody_sits_here' && useSession.getState().personId !== null) standUp()
      throw thrown
    }
  }
  const client = createClient(call)
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: 'always', refetchOnWindowFocus: false } },
  })
  const autosave = createAutosave({
    ...draftsOf,
    write: async (contactId, answers) => {
      acceptView(queries, await client.intake.write({ contactId, answers: [...answers] }))
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => {
        clearTimeout(timer)
      }
    },
  })

  transport.onPush((changes) => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isConcerned(queryKey, changes) })
  })
  let before: LinkState = 'connecting'
  transport.onLink((state) => {
    useLink.setState({ state })
    if (state === 'up' && before === 'down') {
      void queries.invalidateQueries()
      autosave.resend()
    }
    before = state
  })
  return { call, client, queries, autosave, tellsAlarms: transport.tellsAlarms }
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('no desk around this component')
  return desk
}
