import { InfoCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './clash.module.css'
import { Entry } from './History.tsx'
import ticketCss from './ticket.module.css'
import type { Clash } from './useTicket.ts'

/** Two at once, side by side: what was wanted here and what the others did, who and when. Mine is done on top, or left. */
export function ClashNote({ ticketId, clash }: { readonly ticketId: TicketId; readonly clash: Clash }) {
  const t = useWords()
  const { data } = useAnswer('tickets.history', { ticketId })
  const theirs = (data ?? []).filter(({ seq, what }) => seq > clash.since && what.startsWith('ticket.')).toSorted((a, b) => b.seq - a.seq)
  return (
    <section role="alert" aria-label={t('ticketClash.title')} className={css.clash}>
      <h2 className={css.title}>
        <InfoCircleOutlined aria-hidden="true" /> {t('ticketClash.title')}
      </h2>
      <div className={css.sides}>
        <div className={css.side}>
          <h3>{t('ticketClash.mine')}</h3>
          <p className={css.mine}>{clash.mine}</p>
          <Button type="primary" onClick={() => void clash.again()}>
            {t('ticketClash.apply')}
          </Button>
        </div>
        <div className={css.side}>
          <h3>{t('ticketClash.theirs')}</h3>
          {theirs.length === 0 ? (
            <p>{t('ticketClash.nothing')}</p>
          ) : (
            <ol className={ticketCss.history}>
              {theirs.map((entry) => (
                <Entry key={entry.seq} entry={entry} />
              ))}
            </ol>
          )}
          <Button onClick={clash.leave}>{t('ticketClash.take')}</Button>
        </div>
      </div>
    </section>
  )
}
