import type { Customer } from '../../../shared/contract/customers.ts'
import type { Found } from '../../../shared/contract/intake.ts'
import type { FoundOrder } from '../../../shared/contract/orders.ts'
import type { FoundScript } from '../../../shared/contract/search.ts'
import type { ContactId, CustomerId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { acceptView } from '../../api/views.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { showContact, showTicket, useNavigation } from '../../state/navigation.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useCopy } from '../../ui/useCopy.ts'
import { whenShown } from '../intake/shown.ts'
import { useDropped } from '../intake/useDropped.ts'

/** The contact that may be jumped about in: the one on the screen, when it is mine and open. */
export function useOwnContact(): ContactId | null {
  const onScreen = useNavigation(({ contactId }) => contactId)
  const may = useMay('intake.jump')
  const open = useAnswer('intake.open', {})
  return may && open.data?.some(({ contactId }) => contactId === onScreen) === true ? onScreen : null
}

/** What choosing does; the box is closed before the screen changes, so that the caret goes where the new screen wants it. */
export function useTake(contactId: ContactId | null, close: () => void) {
  const t = useWords()
  const { client, queries, autosave } = useDesk()
  const attempt = useAttempt()
  const copy = useCopy()
  const tellDropped = useDropped()
  const view = useAnswer('intake.view', { contactId: contactId ?? '' }, { enabled: contactId !== null })

  /** What was typed is stored first; keys wait until the new view and its caret are there. */
  const change = async (contact: ContactId, command: () => ReturnType<typeof client.intake.jump>) => {
    const release = holdKeys()
    await attempt(async () => {
      await autosave.flush(contact)
      const next = await command()
      close()
      acceptView(queries, next)
      tellDropped(view.data, next, () => void change(contact, () => client.intake.undo({ contactId: contact })))
      showContact(contact)
      await whenShown(contact, next.version)
    })
    release()
  }
  const setCustomer = (contact: ContactId, customerId: CustomerId | null) => change(contact, () => client.intake.setCustomer({ contactId: contact, customerId }))

  const channels = useAnswer('playbook.catalogue', {}).data?.channels ?? []
  const startWith = async (work: (contact: ContactId) => Promise<void>) => {
    const [first] = channels
    if (first === undefined) return
    await attempt(async () => {
      const { contact } = await client.intake.start({ channel: first.id })
      await work(contact.contactId)
    })
  }
  const before = view.data?.customerId ?? null
  return {
    /** whose contact it is now */
    customerId: before,
    /** Within this contact if there is one; else in a new one on the first of the channels. */
    jump: async ({ kind, id }: Found) => {
      const go = (contact: ContactId) => change(contact, () => client.intake.jump({ contactId: contact, to: { kind, id } }))
      if (contactId !== null) await go(contactId)
      else await startWith(go)
    },
    /** Where the words are to be said or sent is for the agent to choose. */
    takeScript: async ({ said }: FoundScript) => {
      close()
      await copy(said, t('intake.copied'))
    },
    /** To this contact if there is one; else to the ticket about it, or to a new contact on the first of the channels. */
    takeOrder: async ({ order: { orderId, number }, ticketId }: FoundOrder) => {
      if (contactId !== null) {
        await change(contactId, () => client.intake.setOrder({ contactId, orderId }))
        announce(t('order.linked', { number }), 'quiet', () => void change(contactId, () => client.intake.setOrder({ contactId, orderId: view.data?.order?.orderId ?? null })))
      } else if (ticketId !== null) {
        close()
        showTicket(ticketId)
      } else {
        await startWith((contact) => change(contact, () => client.intake.setOrder({ contactId: contact, orderId })))
      }
    },
    takeCustomer: async ({ customerId, name, phone }: Customer) => {
      if (contactId === null) return
      await setCustomer(contactId, customerId)
      announce(t('palette.customerTaken', { name: name === '' ? phone : name }), 'quiet', before === customerId ? null : () => void setCustomer(contactId, before))
    },
  }
}
