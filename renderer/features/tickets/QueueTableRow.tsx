import type { ReactNode } from 'react'
import { memo } from 'react'
import type { QueueColumn, QueueColumnShown } from '../../../shared/contract/queue.ts'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { When } from '../../ui/When.tsx'
import css from './queue.module.css'

interface Props {
  readonly row: QueueRow
  readonly at: number
  readonly columns: readonly QueueColumnShown[]
  readonly isCurrent: boolean
  readonly isSelected: boolean
}

/** The head is the first row. */
export const firstRowIndex = 2

/** Memoised: scrolling puts rows in and out, and those that stay are not made again; clicks are the table's, for the same reason. */
export const QueueTableRow = memo(function QueueTableRow({ row, at, columns, isCurrent, isSelected }: Props) {
  const t = useWords()
  const number = spokenTicketNumber(row.number)
  return (
    <tr
      aria-rowindex={at + firstRowIndex}
      aria-current={isCurrent ? 'true' : undefined}
      data-selected={isSelected ? '' : undefined}
    >
      <td className={css.check} data-check="">
        <input type="checkbox" tabIndex={-1} readOnly aria-label={t('queue.selectOne', { number })} checked={isSelected} />
      </td>
      {columns.map(({ column }) => (
        <td key={column} data-column={column} title={titleOf(column, row)}>
          {column === 'number' ? (
            <button type="button" className={css.link}>
              {number}
            </button>
          ) : (
            cellOf(column, row, t)
          )}
        </td>
      ))}
    </tr>
  )
})

function titleOf(column: QueueColumn, row: QueueRow): string | undefined {
  return column === 'need' ? [row.type, row.scene, row.need].filter((part) => part !== '').join(' · ') : undefined
}

function cellOf(column: Exclude<QueueColumn, 'number'>, row: QueueRow, t: Words): ReactNode {
  switch (column) {
    case 'due': return row.nextClock === null ? <span className={css.faint}>{row.waitingSince === null ? t('clock.noneShort') : t('tickets.waiting')}</span> : <ClockFigure clock={row.nextClock} />
    case 'customer': return row.customerName ?? t('customer.unknown')
    case 'need': return <>{row.earlier > 0 && <span className={css.marked}>{t('dispatch.repeat', { n: row.earlier + 1 })}</span>}{row.urges > 0 && <span className={css.marked}>{t('dispatch.urged', { n: row.urges })}</span>}{row.need} <span className={css.scene}>{row.scene}</span></>
    case 'type': return row.type
    case 'severity': return row.severity.title
    case 'priority': return row.priority.title
    case 'state': return t(`ticketState.${row.state}`)
    case 'owner': return row.ownerName
    case 'channel': return row.channel
    case 'tier': return row.tier
    case 'opened': return <When at={row.openedAt} />
  }
}
