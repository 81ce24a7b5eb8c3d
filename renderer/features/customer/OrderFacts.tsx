import type { Order } from '../../../shared/contract/orders.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useFormats } from '../../ui/useFormats.ts'
import { When } from '../../ui/When.tsx'
import css from './customer.module.css'

/** What the shop says of an order: known, so not asked (IN-10). */
export function OrderFacts({ order }: { readonly order: Pick<Order, 'state' | 'items' | 'amount' | 'orderedAt' | 'shippedAt' | 'deliveredAt'> & { readonly number: string } }) {
  const t = useWords()
  const formats = useFormats()
  const dates = [
    [t('order.orderedAt'), order.orderedAt],
    [t('order.shippedAt'), order.shippedAt],
    [t('order.deliveredAt'), order.deliveredAt],
  ] as const
  return (
    <>
      <p className={css.who}>
        <span className={css.orderNumber}>{order.number}</span>
        <span className={css.tier}>{t(`orderState.${order.state}`)}</span>
      </p>
      <dl className={css.facts}>
        {order.items.length > 0 && (
          <div className={css.fact}>
            <dt>{t('order.items')}</dt>
            <dd>{order.items.map(({ name, quantity }) => (quantity === 1 ? name : t('order.times', { name, quantity }))).join(' · ')}</dd>
          </div>
        )}
        {order.amount !== null && (
          <div className={css.fact}>
            <dt>{t('order.amount')}</dt>
            <dd>{formats.number(order.amount / 100)}</dd>
          </div>
        )}
        {dates.map(([title, at]) =>
          at === null ? null : (
            <div key={title} className={css.fact}>
              <dt>{title}</dt>
              <dd>
                <When at={at} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </>
  )
}
