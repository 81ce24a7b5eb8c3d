import { create } from 'zustand'
import type { QueueShown, QueueViews } from '../../../shared/contract/queue.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useSession } from '../../state/session.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { atFirst } from './arrangement.ts'

/** What this window shows; ahead of the database only while a change is on its way there. */
const useKept = create<{ readonly personId: PersonId | null; readonly shown: QueueShown | null }>(() => ({ personId: null, shown: null }))

export interface Shown {
  readonly shown: QueueShown
  readonly views: QueueViews['views']
  /** the person's own arrangement is known; before that nothing is asked for */
  readonly ready: boolean
  readonly error: Error | null
  readonly change: (next: QueueShown) => void
}

/** How the queue is arranged: as this person left it, kept in the database with every change. */
export function useShown(): Shown {
  const { client } = useDesk()
  const attempt = useAttempt()
  const personId = useSession((session) => session.personId)
  const kept = useKept()
  const { data, error } = useAnswer('tickets.views', {}, { keep: true })
  const mine = kept.personId === personId ? kept.shown : null
  return {
    shown: mine ?? data?.shown ?? atFirst,
    views: data?.views ?? [],
    ready: data !== undefined || mine !== null,
    error,
    change: (shown) => {
      useKept.setState({ personId, shown })
      void attempt(async () => {
        await client.tickets.arrange({ shown })
      })
    },
  }
}
