import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { TicketId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useCopy } from '../../ui/useCopy.ts'
import { When } from '../../ui/When.tsx'
import ticketCss from '../tickets/ticket.module.css'
import css from './followups.module.css'

/** Words for after closing (FU-3), to be copied and marked as sent; nothing of it for whoever wants none. */
export function CareCard({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const copy = useCopy()
  const attempt = useAttempt()
  const may = useMay('followups.sendCare')
  const care = useAnswer('followups.care', { ticketId }).data
  if (care === undefined || (!care.optedOut && care.messages.length === 0)) return null
  return (
    <section className={ticketCss.card} aria-label={t('followups.care.title')}>
      <h2 className={ticketCss.cardTitle}>{t('followups.care.title')}</h2>
      {care.optedOut && <p className={css.hint}>{t('followups.care.optedOut')}</p>}
      <ul className={css.care}>
        {care.messages.map(({ messageId, title, text, sentAt }) => (
          <li key={messageId}>
            <h3 className={css.partTitle}>{title}</h3>
            <p className={css.careWords}>{text}</p>
            <div className={css.bar}>
              <Button size="small" icon={<CopyOutlined aria-hidden="true" />} aria-label={`${t('followups.care.copy')}: ${title}`} onClick={() => void copy(text)}>
                {t('followups.care.copy')}
              </Button>
              {sentAt === null ? (
                may && (
                  <Button
                    size="small"
                    aria-label={`${t('followups.care.sent')}: ${title}`}
                    onClick={() =>
                      void attempt(async () => {
                        queries.setQueryData(queryKey('followups.care', { ticketId }), await client.followups.sendCare({ ticketId, messageId, text }))
                      })
                    }
                  >
                    {t('followups.care.sent')}
                  </Button>
                )
              ) : (
                <span className={css.hint}>
                  {t('followups.care.sentAt')} <When at={sentAt} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
