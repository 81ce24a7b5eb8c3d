import { FileTextOutlined, SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showContact, showTicket } from '../../state/navigation.ts'
import { useSession } from '../../state/session.ts'
import { Answer } from '../../ui/Answer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Contact } from './Contact.tsx'
import { Parked } from './Parked.tsx'

/** One contact, in whatever state it is: being taken, put aside, with a colleague, or over. */
export function OpenContact({ contactId }: { readonly contactId: ContactId }) {
  const view = useAnswer('intake.view', { contactId })
  const me = useSession(({ personId }) => personId)
  return (
    <Answer of={view}>
      {(contact) => {
        const { parked } = contact.contact
        if (contact.state !== 'open') return <Over view={contact} />
        if (contact.agent.personId !== me) return <Elsewhere view={contact} />
        return parked === null ? <Contact view={contact} /> : <Parked view={contact} parked={parked} />
      }}
    </Answer>
  )
}

function Over({ view: { ticketId } }: { readonly view: IntakeView }) {
  const t = useWords()
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
}

/** A colleague has it in hand. */
function Elsewhere({ view }: { readonly view: IntakeView }) {
  const t = useWords()
  return (
    <EmptyState
      whole
      icon={<SwapOutlined />}
      title={t('holding.isWith', { name: view.agent.name })}
      text={t('holding.isWithWhat')}
      action={
        <Button
          onClick={() => {
            showContact(null)
          }}
        >
          {t('common.close')}
        </Button>
      }
    />
  )
}
