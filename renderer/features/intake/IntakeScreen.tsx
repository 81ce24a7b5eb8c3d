import { CustomerServiceOutlined, FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showContact, showScreen, showTicket, useNavigation } from '../../state/navigation.ts'
import { Answer } from '../../ui/Answer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { ContactId } from '../../../shared/ids.ts'
import { Contact } from './Contact.tsx'
import { SavedPanel } from './SavedPanel.tsx'

/** 受理: the contact on the line, the ticket that was just made, or nothing to do yet. */
export function IntakeScreen({ playbookReady }: { readonly playbookReady: boolean }) {
  const t = useWords()
  const contactId = useNavigation((navigation) => navigation.contactId)
  const saved = useNavigation((navigation) => navigation.saved)
  if (!playbookReady) {
    return (
      <EmptyState
        whole
        icon={<FileTextOutlined />}
        title={t('intake.noPlaybook')}
        text={t('intake.noPlaybookWhat')}
        action={
          <Button
            type="primary"
            onClick={() => {
              showScreen('settings')
            }}
          >
            {t('intake.toSettings')}
          </Button>
        }
      />
    )
  }
  if (saved !== null) return <SavedPanel saved={saved} />
  if (contactId === null) {
    return <EmptyState whole icon={<CustomerServiceOutlined />} title={t('intake.nobody')} text={t('intake.nobodyWhat')} action={<Kbd keys={['Alt', 'N']} />} />
  }
  return <OpenContact key={contactId} contactId={contactId} />
}

function OpenContact({ contactId }: { readonly contactId: ContactId }) {
  const t = useWords()
  const view = useAnswer('intake.view', { contactId })
  return (
    <Answer of={view}>
      {(contact) => {
        if (contact.state === 'open') return <Contact view={contact} />
        const { ticketId } = contact
        return (
          <EmptyState
            whole
            icon={<FileTextOutlined />}
            title={t('intake.over')}
            text={t('intake.overWhat')}
            action={
              <Button
                onClick={() => {
                  if (ticketId === null) showContact(null)
                  else showTicket(ticketId)
                }}
              >
                {ticketId === null ? t('common.close') : t('saved.open')}
              </Button>
            }
          />
        )
      }}
    </Answer>
  )
}
