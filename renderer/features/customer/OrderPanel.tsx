import { Button } from 'antd'
import type { Order } from '../../../shared/contract/orders.ts'
import type { CustomerId, OrderId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { When } from '../../ui/When.tsx'
import css from './customer.module.css'
import { OrderFacts } from './OrderFacts.tsx'

interface Props {
  readonly customerId: CustomerId | null
  /** the one that the contact is about */
  readonly order: Order | null
  readonly onOrder: (orderId: OrderId | null) => Promise<void>
}

/** The customer's orders: one key says which of them this is about, the same key goes on to the next. */
export function OrderPanel({ customerId, order, onOrder }: Props) {
  const t = useWords()
  const orders = useAnswer('orders.ofCustomer', { customerId: customerId ?? '' }, { enabled: customerId !== null }).data ?? []
  const others = orders.filter(({ orderId }) => orderId !== order?.orderId)
  const at = orders.findIndex(({ orderId }) => orderId === order?.orderId)
  const next = orders[(at + 1) % Math.max(1, orders.length)]
  const set = async (chosen: Order | null) => {
    await onOrder(chosen?.orderId ?? null)
    const text = chosen === null ? t('order.unlinked', { number: order?.number ?? '' }) : t('order.linked', { number: chosen.number })
    announce(text, 'quiet', () => void onOrder(order?.orderId ?? null))
  }
  useKeys({
    order: () => {
      if (next === undefined || next.orderId === order?.orderId) return false
      void set(next)
      return true
    },
  })
  if (customerId === null && order === null) return null
  return (
    <section className={css.card} aria-label={t('order.title')}>
      {order !== null && (
        <>
          <h2 className={css.title}>{t('order.of')}</h2>
          <OrderFacts order={order} />
          <div className={css.textActions}>
            <Button size="small" type="text" onClick={() => void set(null)}>
              {t('order.unlink')}
            </Button>
          </div>
        </>
      )}
      {customerId !== null && (order === null || others.length > 0) && (
        <>
          <h2 className={order === null ? css.title : css.subtitle}>{t('order.others')}</h2>
          {others.length === 0 && <p className={css.hint}>{t('order.none')}</p>}
          <ul className={css.tickets}>
            {others.map((other) => (
              <li key={other.orderId} className={css.orderRow}>
                <span className={css.orderNumber}>{other.number}</span>
                <span className={css.tier}>{t(`orderState.${other.state}`)}</span>
                <span className={css.detail}>
                  {other.items.map(({ name }) => name).join(' · ')} {other.orderedAt !== null && <When at={other.orderedAt} />}
                </span>
                <button type="button" className={css.use} aria-label={`${t('order.link')} ${other.number}`} onClick={() => void set(other)}>
                  {t('order.link')} {other === next && <Kbd keys={['Alt', 'O']} />}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
