import { useEffect } from 'react'
import type { PersonId } from '../../../shared/ids.ts'
import type { Desk } from '../../api/desk.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { queryKey } from '../../api/views.ts'
import { useSession } from '../../state/session.ts'
import { keepWith, showStored } from './draft.ts'

/** The stored draft of whoever sits here, for who may publish; what is stored later, by another window too, is shown as it comes. */
export function useKeptDraft(enabled: boolean) {
  const { draftKeeper } = useDesk()
  const personId = useSession((session) => session.personId)
  const answer = useAnswer('clocks.draft', {}, { enabled })
  const { data } = answer
  useEffect(() => {
    keepWith(draftKeeper)
    if (personId !== null && data !== undefined && draftKeeper.heard(personId, data)) showStored(personId, data.draft)
  }, [draftKeeper, personId, data])
  return answer
}

/** Shows what is stored in place of what this window has: another one's is chosen, or it was published. */
export async function showWhatIsStored({ client, queries, draftKeeper }: Desk, personId: PersonId): Promise<void> {
  draftKeeper.giveWay(personId)
  const found = await client.clocks.draft({})
  queries.setQueryData(queryKey('clocks.draft', {}), found)
  if (draftKeeper.heard(personId, found)) showStored(personId, found.draft)
}

/** Stores what this window has over what another one stored. */
export async function storeOverOther({ client, draftKeeper }: Desk, personId: PersonId): Promise<void> {
  await draftKeeper.overwrite(personId, (await client.clocks.draft({})).edition)
}
