import { BellOutlined, RetweetOutlined } from '@ant-design/icons'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { When } from '../../ui/When.tsx'
import { TicketLink } from '../tickets/TicketLink.tsx'
import type { TicketActions } from '../tickets/useTicket.ts'
import css from './lifecycle.module.css'

/** How often it came and was urged, and whose it is to take: urge its owner, give it to the team (TK-5 … TK-7). */
export function DispatchMarks({ ticket, actions }: { readonly ticket: TicketView; readonly actions: TicketActions }) {
  const t = useWords()
  const { client } = useDesk()
  const may = useMay('dispatch.urge') && ticket.state === 'open'
  const { ticketId, urges, repeats, releasedAt } = ticket
  const [last] = urges
  return (
    <div className={css.line}>
      {repeats.length > 0 && (
        <span className={css.warn}>
          <RetweetOutlined aria-hidden="true" /> {t('dispatch.repeats', { n: repeats.length + 1 })}{' '}
          {repeats.map((earlier) => (
            <TicketLink key={earlier.ticketId} ticketId={earlier.ticketId} className={css.link}>
              {spokenTicketNumber(earlier.number)}
            </TicketLink>
          ))}
        </span>
      )}
      {last !== undefined && (
        <span className={css.warn}>
          <BellOutlined aria-hidden="true" /> {t('dispatch.urged', { n: urges.length })} · {t('dispatch.urgedBy', { name: last.by, why: last.why })} <When at={last.at} />
        </span>
      )}
      {releasedAt !== null && (
        <span className={css.faint}>
          {t('dispatch.released')} <When at={releasedAt} />
        </span>
      )}
      {may && releasedAt !== null && (
        <button type="button" className={css.quiet} onClick={() => void actions.run(t('dispatch.keep'), (version) => client.dispatch.keep({ ticketId, version }))}>
          {t('dispatch.keep')}
        </button>
      )}
      {may && (
        <Flyout title={t('dispatch.urge')} opensBy="urge" triggerClass={css.quiet} trigger={<>{t('dispatch.urge')} <Kbd keys={['H']} /></>}>
          {(close) => (
            <ReasonForm
              text={t('dispatch.urgeWhy')}
              action={t('dispatch.urge')}
              onDone={(reason) => {
                close()
                void actions.run(t('dispatch.urge'), () => client.dispatch.urge({ ticketId, reason }))
              }}
            />
          )}
        </Flyout>
      )}
      {may && releasedAt === null && (
        <Flyout title={t('dispatch.release')} triggerClass={css.quiet} trigger={t('dispatch.release')}>
          {(close) => (
            <ReasonForm
              text={t('dispatch.releaseWhy')}
              action={t('dispatch.release')}
              onDone={(reason) => {
                close()
                void actions.run(t('dispatch.release'), (version) => client.dispatch.release({ ticketId, version, reason }))
              }}
            />
          )}
        </Flyout>
      )}
    </div>
  )
}
