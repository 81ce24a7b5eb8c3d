import { Activity, useState } from 'react'
import type { ContactId } from '../../../shared/ids.ts'
import { useOpenContacts } from '../../api/openContacts.ts'
import { OpenContact } from './OpenContact.tsx'

/**
 * The contact on the screen, and behind it those that were there before and are still open, so that coming back is instant and
 * finds everything as it was left: half a search, half a form. Behind, nothing ticks and no key is answered.
 */
export function Kept({ contactId }: { readonly contactId: ContactId | null }) {
  const open = useOpenContacts()
  const [visited, setVisited] = useState<readonly ContactId[]>([])
  if (contactId !== null && !visited.includes(contactId)) setVisited([...visited, contactId])
  const kept = visited.filter((each) => each === contactId || open?.some((contact) => contact.contactId === each))
  return kept.map((each) => (
    <Activity key={each} mode={each === contactId ? 'visible' : 'hidden'}>
      <OpenContact contactId={each} />
    </Activity>
  ))
}
