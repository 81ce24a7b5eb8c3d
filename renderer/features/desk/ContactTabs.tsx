import { useEffect, useRef } from 'react'
import type { ContactSummary } from '../../../shared/contract/contact.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useOpenContacts } from '../../api/openContacts.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { showContact, useNavigation } from '../../state/navigation.ts'
import { forgetAllBut, markSeen, useRemembered } from '../../state/places.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { whenShown } from '../intake/shown.ts'
import { Tab } from './Tab.tsx'
import css from './tabs.module.css'
import { useFitting } from './useFitting.ts'

const none: readonly ContactSummary[] = []

/** px: the channel, three characters of a name and a clock; with its gap */
const narrowest = 90

/** Another contact comes on the screen; keys that follow at once are for it. */
function switchTo(contactId: ContactId): void {
  const release = holdKeys()
  showContact(contactId)
  void whenShown(contactId, 0).then(release)
}

/** Which tabs there is room for: the first ones, and always the one on the screen. */
function inSight(contacts: readonly ContactSummary[], room: number, shown: ContactId | null): readonly ContactSummary[] {
  if (contacts.length <= room) return contacts
  const first = contacts.slice(0, room)
  const current = contacts.find(({ contactId }) => contactId === shown)
  return current === undefined || first.includes(current) ? first : [...first.slice(0, -1), current]
}

/** My contacts side by side, each on its digit; those that find no room are in a list. */
export function ContactTabs() {
  const t = useWords()
  const { queries, call } = useDesk()
  const answer = useOpenContacts()
  const contacts = answer ?? none
  const { screen, contactId, saved } = useNavigation()
  const seen = useRemembered((remembered) => remembered.seen)
  const row = useRef<HTMLUListElement>(null)
  const visible = inSight(contacts, useFitting(row, narrowest), contactId)
  const others = contacts.filter((contact) => !visible.includes(contact))
  useKeys({
    tab: (digit) => {
      const contact = contacts[digit - 1]
      if (contact !== undefined) switchTo(contact.contactId)
      return true
    },
  })
  // After a restart the contact that was touched last is on the screen again.
  useEffect(() => {
    if (contactId !== null || saved !== null) return
    const latest = contacts.toSorted((a, b) => b.touchedAt - a.touchedAt)[0]
    if (latest !== undefined) useNavigation.setState({ contactId: latest.contactId })
  }, [contacts, contactId, saved])
  useEffect(() => {
    if (answer === undefined) return
    forgetAllBut(answer.map((contact) => contact.contactId))
    for (const contact of answer) {
      // One that has just come is no news to itself; on the screen everything is seen.
      const isNew = !useRemembered.getState().seen.has(contact.contactId)
      if (isNew || (screen === 'intake' && contact.contactId === contactId)) markSeen(contact.contactId, contact.version)
      const input = { contactId: contact.contactId }
      // Fetched before it is wanted, so that the first switch is instant too; what goes wrong is said when it is shown.
      queries.query({ queryKey: queryKey('intake.view', input), queryFn: () => call('intake.view', input) }).catch(() => undefined)
    }
  }, [answer, screen, contactId, queries, call])
  const tab = (contact: ContactSummary, onShow: () => void) => (
    <Tab
      contact={contact}
      position={contacts.indexOf(contact) + 1}
      current={screen === 'intake' && contact.contactId === contactId}
      news={contact.version > (seen.get(contact.contactId) ?? contact.version)}
      onShow={onShow}
    />
  )
  return (
    <>
      <ul ref={row} className={css.tabs} aria-label={t('contacts.mine')}>
        {visible.map((contact) => (
          <li key={contact.contactId} className={css.item}>
            {tab(contact, () => {
              switchTo(contact.contactId)
            })}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Flyout title={t('contacts.moreTitle')} triggerClass={css.more} trigger={t('contacts.more', { n: others.length })}>
          {(close) => (
            <ul className={css.moreList}>
              {others.map((contact) => (
                <li key={contact.contactId}>
                  {tab(contact, () => {
                    close()
                    switchTo(contact.contactId)
                  })}
                </li>
              ))}
            </ul>
          )}
        </Flyout>
      )}
    </>
  )
}
