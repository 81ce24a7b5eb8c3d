import { WarningOutlined } from '@ant-design/icons'
import { useWords } from '../../i18n/useWords.ts'
import css from './intake.module.css'

interface Props {
  readonly operation: readonly string[]
  readonly risks: readonly string[]
}

/** What the agent does for this need, and what to mind. */
export function Guidance({ operation, risks }: Props) {
  const t = useWords()
  if (operation.length === 0 && risks.length === 0) return null
  return (
    <section className={css.card} aria-label={t('intake.guidance')}>
      <h2 className={css.cardTitle}>{t('intake.guidance')}</h2>
      <ol className={css.operation}>
        {operation.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {risks.length > 0 && (
        <ul className={css.risks} aria-label={t('intake.risks')}>
          {risks.map((risk) => (
            <li key={risk}>
              <WarningOutlined aria-hidden="true" />
              <span>{risk}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
