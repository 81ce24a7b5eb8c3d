import { Button } from 'antd'
import { useState } from 'react'
import type { OrderCheck } from '../../../shared/contract/orders.ts'
import { largestOrderFile } from '../../../shared/contract/orders.ts'
import type { TextEncoding } from '../../../shared/encoding.ts'
import { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { inBase64 } from '../../ui/base64.ts'
import { EncodingSamples } from '../../ui/EncodingSamples.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { OrderPreview } from './OrderPreview.tsx'
import css from './settings.module.css'

interface Chosen {
  readonly file: string
  readonly content: string
  /** as a person said it */
  readonly encoding?: TextEncoding
  readonly check: OrderCheck
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
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const attempt = async (what: () => Promise<void>) => {
    try {
      setError(null)
      await what()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  const look = (file: File) =>
    attempt(async () => {
      setChosen(null)
      if (file.size > largestOrderFile) throw new AppError('too_large', { bytes: file.size, most: largestOrderFile }, 'orders')
      const content = inBase64(new Uint8Array(await file.arrayBuffer()))
      setChosen({ file: file.name, content, check: await client.orders.check({ file: file.name, content }) })
    })
  const readAs = ({ file, content }: Chosen, encoding: TextEncoding) =>
    attempt(async () => {
      setChosen({ file, content, encoding, check: await client.orders.check({ file, content, encoding }) })
    })
  const take = ({ file, content, encoding }: Chosen) =>
    attempt(async () => {
      const counts = await client.orders.import({ file, content, encoding })
      setChosen(null)
      announce(t('ordersImport.done', { ...counts }))
    })
  return (
    <div className={css.stack}>
      <p className={css.hint}>{t('ordersImport.what')}</p>
      <FileButton text={t('ordersImport.choose')} label={t('ordersImport.file')} accept="text/csv,.csv,.txt" onChoose={(file) => void look(file)} />
      <ErrorNote error={error} />
      <div role="status" className={css.stack}>
        {chosen !== null && (
          <>
            {chosen.check.between.length > 0 ? (
              <>
                <p>{t('articleImport.unsure', { file: chosen.file })}</p>
                <EncodingSamples between={chosen.check.between} onChoose={(encoding) => void readAs(chosen, encoding)} />
              </>
            ) : (
              <OrderPreview file={chosen.file} check={chosen.check} />
            )}
            {chosen.check.issues.length === 0 && (
              <Button type="primary" className={css.upload ?? ''} onClick={() => void take(chosen)}>
                {t('ordersImport.import', { n: chosen.check.orders })}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  )
}
