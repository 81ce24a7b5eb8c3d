import { memo } from 'react'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { When } from '../../ui/When.tsx'
import css from './queue.module.css'

export const columns = ['due', 'number', 'customer', 'need', 'severity', 'priority', 'state', 'owner', 'opened'] as const

interface Props {
  readonly row: QueueRow
  readonly at: number
  readonly isSelected: boolean
  readonly onSelect: (at: number) => void
}

/** Memoised: scrolling puts rows in and out, and those that stay are not made again. */
export const QueueTableRow = memo(function QueueTableRow({ row, at, isSelected, onSelect }: Props) {
  const t = useWords()
  return (
    <tr
      aria-rowindex={at + 2}
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => {
        onSelect(at)
        showTicket(row.ticketId)
      }}
    >
      <td data-column="due">{row.nextClock === null ? <span className={css.noClock}>{t('clock.noneShort')}</span> : <ClockFigure clock={row.nextClock} />}</td>
      <td data-column="number">
        <button
          type="button"
          className={css.link}
          onClick={() => {
            showTicket(row.ticketId)
          }}
        >
          {spokenTicketNumber(row.number)}
        </button>
      </td>
      <td data-column="customer">{row.customerName ?? t('customer.unknown')}</td>
      <td data-column="need" title={[row.type, row.scene, row.need].filter((part) => part !== '').join(' · ')}>
        {row.need} <span className={css.scene}>{row.scene}</span>
      </td>
      <td data-column="severity">{row.severity.title}</td>
      <td data-column="priority">{row.priority.title}</td>
      <td data-column="state">{t(`ticketState.${row.state}`)}</td>
      <td data-column="owner">{row.ownerName}</td>
      <td data-column="opened">
        <When at={row.openedAt} />
      </td>
    </tr>
  )
})
