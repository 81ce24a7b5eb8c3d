import { useState } from 'react'
import type { FollowUpResult, FollowUpView } from '../../../shared/contract/followups.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'

export interface FollowUpActions {
  readonly error: AppError | null
  record(result: FollowUpResult, reason: string | null): Promise<void>
  undo(): Promise<void>
  settle(text: string | null): Promise<void>
}

/** A result carries the version that it was decided on, and can be taken back from where it is said. */
export function useFollowUp({ ticketId, version }: FollowUpView): FollowUpActions {
  const t = useWords()
  const { client, queries } = useDesk()
  const [error, setError] = useState<AppError | null>(null)
  const key = queryKey('followups.get', { ticketId })
  const run = async (command: () => Promise<FollowUpView>, said: string, isUndoable: boolean) => {
    try {
      const view = await command()
      queries.setQueryData<FollowUpView>(key, view)
      setError(null)
      announce(said, 'quiet', isUndoable ? () => void run(() => client.followups.undo({ ticketId, version: view.version }), t('followups.undone'), false) : null)
    } catch (thrown) {
      setError(asAppError(thrown))
      await queries.invalidateQueries({ queryKey: key })
    }
  }
  return {
    error,
    record: (result, reason) => run(() => client.followups.record({ ticketId, version, result, reason }), t('followups.recorded', { result: t(`followups.results.${result}`) }), true),
    undo: () => run(() => client.followups.undo({ ticketId, version }), t('followups.undone'), false),
    settle: (text) => run(() => client.followups.settle({ ticketId, version, text }), t('followups.settled'), false),
  }
}
