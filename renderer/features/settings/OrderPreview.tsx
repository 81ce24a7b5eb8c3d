import type { OrderCheck } from '../../../shared/contract/orders.ts'
import { useWords } from '../../i18n/useWords.ts'
import { WrongInTable } from '../../ui/CheckedFile.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import { When } from '../../ui/When.tsx'
import css from './settings.module.css'

/** What a file of orders holds, before anything of it counts. */
export function OrderPreview({ file, check }: { readonly file: string; readonly check: OrderCheck }) {
  const t = useWords()
  const formats = useFormats()
  const unused = check.columns.filter(({ column }) => column === null).map(({ title }) => title)
  return (
    <>
      <p>{t('ordersImport.read', { file, n: formats.number(check.orders), encoding: check.encoding.toUpperCase() })}</p>
      <WrongInTable unused={unused} issues={check.issues} title={t('ordersImport.wrong')} say={({ reason, found }) => t(`orderIssue.${reason}`, { found })} />
      {check.preview.length > 0 && (
        <table className={css.preview}>
          <caption className={css.hint}>{t('ordersImport.first')}</caption>
          <tbody>
            {check.preview.map((order) => (
              <tr key={order.number}>
                <th scope="row">{order.number}</th>
                <td>{t(`orderState.${order.state}`)}</td>
                <td>{order.items.map(({ name, quantity }) => (quantity === 1 ? name : t('order.times', { name, quantity }))).join(' · ')}</td>
                <td className={css.amount}>{order.amount === null ? '' : formats.number(order.amount / 100)}</td>
                <td>{order.orderedAt !== null && <When at={order.orderedAt} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
