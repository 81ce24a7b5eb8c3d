import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './known.module.css'

/** What this step would ask and need not: the fact and where it comes from (IN-10). */
export function KnownFacts({ known }: Pick<IntakeView, 'known'>) {
  const t = useWords()
  if (known.length === 0) return null
  return (
    <section aria-label={t('intake.known')}>
      <dl className={css.known}>
        {known.map(({ fieldId, title, value, from }) => (
          <div key={fieldId} className={css.fact}>
            <dt className={css.title}>{title}</dt>
            <dd className={css.value}>
              {value} <span className={css.from}>{t(`intake.knownFrom.${from}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
