import { Button } from 'antd'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { PromiseTime } from './PromiseTime.tsx'
import css from './promises.module.css'
import { usePromise } from './usePromise.ts'

/** The day starts with what was promised for it (PE-4): by time, a digit opens the ticket, K keeps the first. */
export function TodayPanel() {
  const t = useWords()
  const promises = useAnswer('promises.today', {}).data ?? []
  const { keep } = usePromise()
  const [first] = promises
  useKeys({
    choose: (digit) => {
      const promise = promises[digit - 1]
      if (promise !== undefined) showTicket(promise.ticketId)
      return promise !== undefined
    },
    keep: () => {
      if (first !== undefined) void keep(first)
      return first !== undefined
    },
  })
  return (
    <section className={css.today} aria-label={t('promises.today')}>
      <h2>{t('promises.today')}</h2>
      {promises.length === 0 && <p className={css.hint}>{t('promises.none')}</p>}
      <ol className={css.list}>
        {promises.map((promise, at) => (
          <li key={promise.promiseId} className={css.row}>
            <PromiseTime promise={promise} />
            <button
              type="button"
              className={css.open}
              onClick={() => {
                showTicket(promise.ticketId)
              }}
            >
              {at < 9 && <Kbd keys={[String(at + 1)]} />} <strong>{promise.customerName ?? t('followups.nobody')}</strong> {promise.need}
            </button>
            <span className={css.told}>{promise.text}</span>
            <Button size="small" aria-label={`${t('promises.keep')}: ${promise.need}`} onClick={() => void keep(promise)}>
              {t('promises.keep')} {at === 0 && <Kbd keys={['K']} />}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
