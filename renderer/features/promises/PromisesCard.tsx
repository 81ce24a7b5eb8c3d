import { Button } from 'antd'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import ticketCss from '../tickets/ticket.module.css'
import { PromiseTime } from './PromiseTime.tsx'
import css from './promises.module.css'
import { usePromise } from './usePromise.ts'

/** The ledger of one ticket: every time its customer was told, and what became of it. */
export function PromisesCard({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const promises = useAnswer('promises.ofTicket', { ticketId }).data ?? []
  const may = useMay('promises.keep')
  const { keep, withdraw } = usePromise()
  const first = promises.find(({ keptAt, withdrawnAt }) => keptAt === null && withdrawnAt === null)
  useKeys({
    keep: () => {
      if (!may || first === undefined) return false
      void keep(first)
      return true
    },
  })
  if (promises.length === 0) return null
  return (
    <section className={ticketCss.card} aria-label={t('promises.ofTicket')}>
      <h2 className={ticketCss.cardTitle}>{t('promises.ofTicket')}</h2>
      <ul className={css.list}>
        {promises.map((promise) => (
          <li key={promise.promiseId} className={css.entry}>
            <PromiseTime promise={promise} />
            <span className={css.hint}>
              {promise.owner.name} {t(`promises.source.${promise.source}`)}
              {promise.reason !== '' && ` · ${promise.reason}`}
            </span>
            <span className={css.told}>{promise.text}</span>
            {may && promise.keptAt === null && promise.withdrawnAt === null && (
              <span className={css.bar}>
                <Button size="small" onClick={() => void keep(promise)}>
                  {t('promises.keep')} {promise === first && <Kbd keys={['K']} />}
                </Button>
                <Flyout title={t('promises.withdraw')} trigger={t('promises.withdraw')} triggerClass={css.quiet}>
                  {(close) => (
                    <ReasonForm
                      text={t('promises.withdrawWhat')}
                      action={t('promises.withdraw')}
                      onDone={(reason) => {
                        close()
                        void withdraw(promise, reason)
                      }}
                    />
                  )}
                </Flyout>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
