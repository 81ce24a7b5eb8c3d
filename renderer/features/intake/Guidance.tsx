import { BulbOutlined, WarningOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './intake.module.css'

/** What the agent does here, what to mind, and what is often done wrong. */
export function Guidance({ view: { operation, risks, mistakes } }: { readonly view: Pick<IntakeView, 'operation' | 'risks' | 'mistakes'> }) {
  const t = useWords()
  if (operation.length + risks.length + mistakes.length === 0) return null
  return (
    <section className={css.card} aria-label={t('intake.guidance')}>
      <h2 className={css.cardTitle}>{t('intake.guidance')}</h2>
      {operation.length > 0 && (
        <ol className={css.operation}>
          {operation.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      <Minding label={t('intake.risks')} items={risks} icon={<WarningOutlined aria-hidden="true" />} />
      <Minding label={t('intake.mistakes')} items={mistakes} icon={<BulbOutlined aria-hidden="true" />} />
    </section>
  )
}

/** Risks are marked as such; a frequent mistake is a hint, said quietly under its own name. */
function Minding({ label, items, icon }: { readonly label: string; readonly items: readonly string[]; readonly icon: ReactNode }) {
  if (items.length === 0) return null
  return (
    <>
      <h3 className={css.cardPart}>{label}</h3>
      <ul className={css.minding} aria-label={label}>
        {items.map((item) => (
          <li key={item}>
            {icon}
            <span>{item}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
