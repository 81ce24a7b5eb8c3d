import type { PromiseFigures, promiseGroups } from '../../../shared/contract/promises.ts'
import type { Instant } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
import { SaveList } from '../../ui/SaveList.tsx'
import screen from '../../ui/screen.module.css'
import { useSorted } from '../../ui/useSorted.tsx'

const columns = ['who', 'promised', 'kept', 'late', 'broken', 'open', 'withdrawn'] as const

interface Props {
  readonly from: Instant
  readonly to: Instant
  /** how many days that are */
  readonly days: number
  readonly by?: (typeof promiseGroups)[number]
}

type Ended = Pick<PromiseFigures, 'kept' | 'late' | 'broken'>

/** Of those that ended, how many were kept, from 0 to 1; null where none has. */
const keptShare = ({ kept, late, broken }: Ended) => (kept + late + broken === 0 ? null : kept / (kept + late + broken))

function keptWords(t: Words, ended: Ended): string {
  const share = keptShare(ended)
  return share === null ? '–' : t('promises.share', { share: Math.round(share * 100), kept: ended.kept, of: ended.kept + ended.late + ended.broken })
}

/** How promises that fell due were kept, by person unless said otherwise. */
export function PromiseFiguresTable({ from, to, days, by = 'person' }: Props) {
  const t = useWords()
  const may = useMay('promises.figures')
  const rows = useAnswer('promises.figures', { from, to, by }, { enabled: may, keep: true }).data ?? []
  const { sorted, head } = useSorted<PromiseFigures>('promises.figures', columns.map((column) => ({
    id: column, title: t(`promises.column.${column}`), isFigure: column !== 'who',
    // What is kept is shown as a share.
    value: (row) => (column === 'who' ? row.title : column === 'kept' ? keptShare(row) : row[column]),
  })), rows)
  if (!may) return null
  return (
    <section className={screen.card} aria-label={t('promises.figures')}>
      <header className={screen.head}>
        <h2>{t('promises.figures')}</h2>
        <span className={screen.hint}>{t('followups.figures.span', { n: days })}</span>
        {rows.length > 0 && <SaveList name="promises" head={columns.map((column) => t(`promises.column.${column}`))} rows={sorted.map((row) => columns.map((column) => (column === 'who' ? row.title : row[column])))} />}
      </header>
      {rows.length === 0 && <p className={screen.hint}>{t('promises.figuresNone')}</p>}
      {rows.length > 0 && (
        <table className={screen.table}>
          {head}
          <tbody>
            {sorted.map(({ id, title, promised, late, broken, open, withdrawn, ...row }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>{promised}</td>
                <td>{keptWords(t, { late, broken, ...row })}</td>
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
