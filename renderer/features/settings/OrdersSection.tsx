import { largestOrderFile } from '../../../shared/contract/orders.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { CheckedFile } from '../../ui/CheckedFile.tsx'
import { OrderPreview } from './OrderPreview.tsx'
import css from './settings.module.css'

/** Orders from a file: first what is in it and what is wrong, then all of it or nothing. */
export function OrdersSection() {
  const t = useWords()
  const mayImport = useMay('orders.import')
  return (
    <section className={css.card} aria-label={t('ordersImport.title')}>
      <h2 className={css.cardTitle}>{t('ordersImport.title')}</h2>
      {mayImport ? <Import /> : <p className={css.hint}>{t('ordersImport.noRight')}</p>}
    </section>
  )
}

function Import() {
  const t = useWords()
  const { client } = useDesk()
  return (
    <div className={css.stack}>
      <p className={css.hint}>{t('ordersImport.what')}</p>
      <CheckedFile
        words={{ choose: t('ordersImport.choose'), file: t('ordersImport.file') }}
        limit={{ bytes: largestOrderFile, key: 'orders' }}
        check={(sent) => client.orders.check(sent)}
        preview={(file, check) => <OrderPreview file={file} check={check} />}
        takeWords={({ orders }) => t('ordersImport.import', { n: orders })}
        take={async (sent) => t('ordersImport.done', { ...(await client.orders.import(sent)) })}
      />
    </div>
  )
}
