import type { promiseGroups } from '../../../shared/contract/promises.ts'
import type { Instant } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { SaveList } from '../../ui/SaveList.tsx'
import screen from '../../ui/screen.module.css'

const columns = ['who', 'promised', 'kept', 'late', 'broken', 'open', 'withdrawn'] as const

interface Props {
  readonly from: Instant
  readonly to: Instant
  /** how many days that are */
  readonly days: number
  readonly by?: (typeof promiseGroups)[number]
}

/** How promises that fell due were kept, by person unless said otherwise. */
export function PromiseFiguresTable({ from, to, days, by = 'person' }: Props) {
  const t = useWords()
  const may = useMay('promises.figures')
  const rows = useAnswer('promises.figures', { from, to, by }, { enabled: may, keep: true }).data ?? []
  if (!may) return null
  return (
    <section className={screen.card} aria-label={t('promises.figures')}>
      <header className={screen.head}>
        <h2>{t('promises.figures')}</h2>
        <span className={screen.hint}>{t('followups.figures.span', { n: days })}</span>
        {rows.length > 0 && <SaveList name="promises" head={columns.map((column) => t(`promises.column.${column}`))} rows={rows.map((row) => columns.map((column) => (column === 'who' ? row.title : row[column])))} />}
      </header>
      {rows.length === 0 && <p className={screen.hint}>{t('promises.figuresNone')}</p>}
      {rows.length > 0 && (
        <table className={screen.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`promises.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, promised, kept, late, broken, open, withdrawn }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>{promised}</td>
                <td>{kept + late + broken === 0 ? '–' : t('promises.share', { share: Math.round((kept / (kept + late + broken)) * 100), kept, of: kept + late + broken })}</td>
                <td>{late}</td>
                <td>{broken}</td>
                <td>{open}</td>
                <td>{withdrawn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
