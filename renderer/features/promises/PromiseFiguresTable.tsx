import type { Instant } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import followUpCss from '../followups/followups.module.css'

/** How promises that fell due were kept, by person. */
export function PromiseFiguresTable({ from, to }: { readonly from: Instant; readonly to: Instant }) {
  const t = useWords()
  const may = useMay('promises.figures')
  const rows = useAnswer('promises.figures', { from, to, by: 'person' }, { enabled: may }).data ?? []
  if (rows.length === 0) return null
  return (
    <section className={followUpCss.page} aria-label={t('promises.figures')}>
      <h2>{t('promises.figures')}</h2>
      <table className={followUpCss.table}>
        <thead>
          <tr>
            {(['who', 'kept', 'late', 'broken'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`promises.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, kept, late, broken }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{kept + late + broken === 0 ? '–' : t('promises.share', { share: Math.round((kept / (kept + late + broken)) * 100), kept, of: kept + late + broken })}</td>
              <td>{late}</td>
              <td>{broken}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
