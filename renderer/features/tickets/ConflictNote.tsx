import { InfoCircleOutlined } from '@ant-design/icons'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './ticket.module.css'

/** Somebody was faster: who, and that what is shown now is their state; what was typed is still there. */
export function ConflictNote({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const { data } = useAnswer('tickets.history', { ticketId })
  const who = data?.toSorted((a, b) => b.seq - a.seq)[0]?.who
  return (
    <p role="alert" className={css.conflict}>
      <InfoCircleOutlined aria-hidden="true" /> {who === undefined || who === null ? t('tickets.conflict') : t('tickets.conflictBy', { who })}
    </p>
  )
}
