import { useEffect } from 'react'
import type { ContactSummary } from '../../../shared/contract/contact.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showContact, useNavigation } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Elapsed } from '../../ui/Elapsed.tsx'
import { ChannelIcon } from './channelIcon.tsx'
import css from './desk.module.css'

const none: readonly ContactSummary[] = []

/** My open contacts, in the order they came, so that a tab keeps its place and its digit. */
export function useOpenContacts(): readonly ContactSummary[] | undefined {
  return useAnswer('intake.open', {}).data
}

export function ContactTabs() {
  const t = useWords()
  const answer = useOpenContacts()
  const contacts = answer ?? none
  const { screen, contactId, saved } = useNavigation()
  useKeys({
    tab: (digit) => {
      const contact = contacts[digit - 1]
      if (contact !== undefined) showContact(contact.contactId)
      return true
    },
  })
  // After a restart the contact that was touched last is on the screen again.
  useEffect(() => {
    if (contactId !== null || saved !== null) return
    const latest = contacts.toSorted((a, b) => b.touchedAt - a.touchedAt)[0]
    if (latest !== undefined) useNavigation.setState({ contactId: latest.contactId })
  }, [contacts, contactId, saved])
  return (
    <ul className={css.tabs} aria-label={t('contacts.mine')}>
      {contacts.map((contact) => (
        <li key={contact.contactId}>
          <button
            type="button"
            className={css.tab}
            aria-current={screen === 'intake' && contact.contactId === contactId ? 'true' : undefined}
            onClick={() => {
              showContact(contact.contactId)
            }}
          >
            <span title={contact.channel.title}>
              <ChannelIcon channel={contact.channel.id} />
            </span>
            <span className={css.tabName}>{contact.customerName ?? t('contacts.unknown', { channel: contact.channel.title })}</span>
            <span className={css.tabTime}>
              <Elapsed since={contact.arrivedAt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
