import { useEffect } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './palette.module.css'
import { type ContactHere, PaletteRow } from './PaletteRow.tsx'
import { groupOf, groups, type Row } from './useFound.ts'

interface Props {
  readonly id: string
  readonly rows: readonly Row[]
  readonly at: number
  readonly typed: string
  /** whose tickets these are, when they are one customer's */
  readonly ticketsTitle: string | null
  readonly contact: ContactHere | null
  readonly onTake: (row: Row) => void
}

const keyOf = (row: Row) => (row.what === 'found' ? `${row.found.kind} ${row.found.id}` : row.what === 'article' ? row.found.articleId : row.what === 'customer' ? row.customer.customerId : row.what === 'order' ? row.found.order.orderId : row.ticketId)

/** What was found, by where it belongs; the one that Enter takes is marked. */
export function PaletteList({ id, rows, at, typed, ticketsTitle, contact, onTake }: Props) {
  const t = useWords()
  useEffect(() => {
    document.getElementById(`${id}-${String(at)}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at, rows])
  return (
    <div id={id} role="listbox" aria-label={t('palette.found')} className={css.list}>
      {groups.map((group) => {
        const mine = rows.map((row, index) => ({ row, index })).filter(({ row }) => groupOf(row) === group)
        if (mine.length === 0) return null
        const title = group === 'tickets' && ticketsTitle !== null ? ticketsTitle : group === 'intake' && typed === '' ? t('palette.frequent') : t(`palette.groups.${group}`)
        return (
          <div key={group} role="group" aria-label={title}>
            <p className={css.group} aria-hidden="true">
              {title}
            </p>
            {mine.map(({ row, index }) => (
              <div
                key={keyOf(row)}
                id={`${id}-${String(index)}`}
                role="option"
                aria-selected={index === at}
                className={css.row}
                onMouseDown={(event) => {
                  event.preventDefault()
                  onTake(row)
                }}
              >
                <PaletteRow row={row} typed={typed} contact={contact} />
                <span className={css.enter}>{index === at && <Kbd keys={['Enter']} />}</span>
              </div>
            ))}
          </div>
        )
      })}
    </div>
  )
}
