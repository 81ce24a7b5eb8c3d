import { Button } from 'antd'
import type { OrderCheck } from '../../../shared/contract/orders.ts'
import { largestOrderFile } from '../../../shared/contract/orders.ts'
import type { TextEncoding } from '../../../shared/encoding.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { EncodingSamples } from '../../ui/EncodingSamples.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { type SentFile, useCheckedFile } from '../../ui/useCheckedFile.ts'
import { OrderPreview } from './OrderPreview.tsx'
import css from './settings.module.css'

interface SentOrders extends SentFile {
  /** as a person said it */
  readonly encoding?: TextEncoding
}

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
  const { chosen, error, choose, again, take } = useCheckedFile<SentOrders, OrderCheck>({ bytes: largestOrderFile, key: 'orders' }, (sent) => client.orders.check(sent))
  const takeAll = (sent: SentOrders) =>
    take(async () => {
      const counts = await client.orders.import(sent)
      announce(t('ordersImport.done', { ...counts }))
    })
  return (
    <div className={css.stack}>
      <p className={css.hint}>{t('ordersImport.what')}</p>
      <FileButton text={t('ordersImport.choose')} label={t('ordersImport.file')} accept="text/csv,.csv,.txt" onChoose={(file) => void choose(file)} />
      <ErrorNote error={error} />
      <div role="status" className={css.stack}>
        {chosen !== null && (
          <>
            {chosen.check.between.length > 0 ? (
              <>
                <p>{t('articleImport.unsure', { file: chosen.sent.file })}</p>
                <EncodingSamples between={chosen.check.between} onChoose={(encoding) => void again({ ...chosen.sent, encoding })} />
              </>
            ) : (
              <OrderPreview file={chosen.sent.file} check={chosen.check} />
            )}
            {chosen.check.issues.length === 0 && (
              <Button type="primary" className={css.upload ?? ''} onClick={() => void takeAll(chosen.sent)}>
                {t('ordersImport.import', { n: chosen.check.orders })}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  )
}
