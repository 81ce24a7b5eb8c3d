import { notifyManager, QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { QueryName } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { LinkState, Transport } from '../../shared/rpc.ts'
import type { Autosave } from '../state/autosave.ts'
import { createAutosave } from '../state/autosave.ts'
import { DraftKeeper } from '../state/draftKeeper.ts'
import { draftsOf } from '../state/drafts.ts'
import { useLink } from '../state/link.ts'
import { standUp, useSession } from '../state/session.ts'
import { machineTimeZone } from '../state/timeZone.ts'
import type { Call, Client } from './client.ts'
import { asAppError, createCall, createClient } from './client.ts'
import { createLane, type Lane } from './lane.ts'
import { isConcerned } from './topics.ts'
import { acceptView } from './views.ts'

/** What every screen works with: the way to the backend, what is known of it, and what is being typed. */
export interface Desk {
  readonly call: Call
  readonly client: Client
  /** the way of what is asked as somebody types, one for each query */
  readonly laneOf: (name: QueryName) => Lane
  readonly queries: QueryClient
  readonly autosave: Autosave
  /** drafts of the clock settings */
  readonly draftKeeper: DraftKeeper
  /** see {@link Transport} */
  readonly tellsAlarms: boolean
}

// An answer is on the screen before whatever waited for it goes on.
notifyManager.setScheduler((tell) => {
  tell()
})

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => {
    clearTimeout(timer)
  }
}

/** Builds the desk over a transport and keeps it fresh: pushes make answers old, a link that is back makes all of them old. */
export function createDesk(transport: Transport): Desk {
  const ask = createCall(transport, () => {
    const { personId, language } = useSession.getState()
    return { as: personId, language, timeZone: machineTimeZone() }
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
  const lanes = new Map<QueryName, Lane>()
  const laneOf = (name: QueryName): Lane => {
    const lane = lanes.get(name) ?? createLane()
    lanes.set(name, lane)
    return lane
  }
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: 'always', refetchOnWindowFocus: false } },
  })
  const autosave = createAutosave({
    ...draftsOf,
    write: async (contactId, answers) => {
      acceptView(queries, await client.intake.write({ contactId, answers: [...answers] }))
    },
    after,
  })
  const draftKeeper = new DraftKeeper({
    save: async (personId, edition, draft) => {
      // Somebody else sits here by now: it waits until its person does.
      if (useSession.getState().personId !== personId) throw new AppError('connection_lost')
      return client.clocks.saveDraft({ edition, draft })
    },
    after,
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
      void draftKeeper.flushAll()
    }
    before = state
  })
  return { call, client, laneOf, queries, autosave, draftKeeper, tellsAlarms: transport.tellsAlarms }
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('no desk around this component')
  return desk
}
