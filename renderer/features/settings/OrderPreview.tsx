import type { OrderCheck, OrderIssue } from '../../../shared/contract/orders.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
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
      {unused.length > 0 && <p className={css.hint}>{t('ordersImport.unused', { columns: unused.join(' · ') })}</p>}
      {check.issues.length > 0 && (
        <div className={css.refused}>
          <p>{t('ordersImport.wrong')}</p>
          <ul className={css.issues}>
            {check.issues.map((issue) => (
              <li key={`${String(issue.line)} ${String(issue.column)} ${issue.reason} ${issue.found}`}>{issueWords(t, issue)}</li>
            ))}
          </ul>
        </div>
      )}
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

function issueWords(t: Words, { line, column, reason, found }: OrderIssue): string {
  const what = t(`orderIssue.${reason}`, { found })
  if (line === 0) return what
  return column === 0 ? t('ordersImport.whereLine', { line, what }) : t('ordersImport.where', { line, column, what })
}
