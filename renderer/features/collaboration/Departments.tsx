import { TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Collaboration } from '../../../shared/contract/collaboration.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import ticketCss from '../tickets/ticket.module.css'
import { AskForm } from './AskForm.tsx'
import css from './collaboration.module.css'
import { Request } from './Request.tsx'

/** What departments are asked about a ticket: what is being written, what waits, what was answered and has yet to be told (DP-1 … DP-3). */
export function Departments({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const { ticketId } = ticket
  const answer = useAnswer('collaboration.ofTicket', { ticketId })
  const may = useMay('collaboration.send') && ticket.state === 'open'
  const [asking, setAsking] = useState(false)
  const begin = () => {
    if (may) setAsking(true)
    return may
  }
  useKeys({ ask: begin })
  const isDrafted = answer.data?.requests.some(({ state }) => state === 'draft') ?? false
  return (
    <section className={ticketCss.card} aria-label={t('collaboration.title')}>
      <div className={css.head}>
        <h2 className={ticketCss.cardTitle}>{t('collaboration.title')}</h2>
        {may && !asking && !isDrafted && (
          <Button size="small" icon={<TeamOutlined aria-hidden="true" />} onClick={begin}>
            {t('collaboration.ask')} <Kbd keys={['D']} />
          </Button>
        )}
      </div>
      <Answer of={answer}>
        {({ requests, templates }) => (
          <>
            {may && (asking || isDrafted) && (
              <AskForm
                key={ticketId}
                ticketId={ticketId}
                drafts={requests.filter(({ state }) => state === 'draft')}
                templates={templates}
                onDone={() => {
                  setAsking(false)
                }}
              />
            )}
            {requests.length === 0 && !asking && <p className={css.none}>{t('collaboration.none')}</p>}
            <ul className={css.list}>
              {requests.filter(isSent).map((request) => (
                <Request key={request.collaborationId} request={request} />
              ))}
            </ul>
          </>
        )}
      </Answer>
    </section>
  )
}

const isSent = ({ state }: Collaboration) => state !== 'draft'
