import type { IntakeView } from '../../../shared/contract/intake.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { Colleague } from '../../../shared/contract/contact.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptView, leaveOpen } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { refusedField } from '../../state/drafts.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { showContact } from '../../state/navigation.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { whenShown } from './shown.ts'
import { useDropped } from './useDropped.ts'

/** What becomes of a contact as a whole, whatever step it is on. */
export interface Holding {
  park(reason: string): Promise<void>
  unpark(): Promise<void>
  hand(to: Colleague, note: string): Promise<void>
  setKind(kind: string): Promise<void>
  /** IN-11: another problem of the same customer, once the ticket is saved */
  another(): Promise<void>
}

export function useHolding(contactId: ContactId): Holding {
  const t = useWords()
  const { client, queries, autosave } = useDesk()
  const attempt = useAttempt()
  const tellDropped = useDropped()
  const contact = { contactId }

  /** What was typed goes first; keys wait until the screen shows what came of it. */
  const run = (command: () => Promise<IntakeView>) =>
    attempt(async () => {
      const release = holdKeys()
      try {
        await autosave.flush(contactId)
        const { version } = acceptView(queries, await command())
        showContact(contactId)
        await whenShown(contactId, version)
      } finally {
        release()
      }
    })

  return {
    park: (reason) => run(() => client.intake.park({ ...contact, reason })),
    unpark: () => run(() => client.intake.unpark(contact)),
    setKind: (kind) =>
      run(async () => {
        const view = await client.intake.setKind({ ...contact, kind })
        tellDropped(undefined, view, () => void run(() => client.intake.undo(contact)))
        return view
      }),
    another: () => run(() => client.intake.another(contact)),
    hand: (to, note) =>
      attempt(async () => {
        await autosave.flush(contactId)
        // A colleague must not get less than what stands on this screen.
        const refused = refusedField(contactId)
        if (refused !== null) throw refused.error
        acceptView(queries, await client.intake.hand({ ...contact, to: to.personId, note }))
        leaveOpen(queries, contactId)
        showContact(null)
        announce(t('holding.handed', { name: to.name }), 'quiet', () => void run(() => client.intake.takeBack(contact)))
      }),
  }
}
