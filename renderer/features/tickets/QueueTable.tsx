import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './queue.module.css'
import { columns, QueueTableRow } from './QueueTableRow.tsx'
import { RowWindow } from './rowWindow.ts'

interface Props {
  readonly rows: readonly QueueRow[]
  /** how many the whole queue has, as far as is known */
  readonly total: number
  readonly selected: number
  readonly onSelect: (at: number) => void
  /** called when the end of what is loaded comes near */
  readonly onNearEnd: () => void
}

const nearEnd = 40

/** A native table of which only the rows in sight are there; the rows left out are two spacers, and `aria-rowindex` keeps the count. */
export function QueueTable({ rows, total, selected, onSelect, onNearEnd }: Props) {
  const t = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [rowWindow] = useState(() => new RowWindow())
  const { from, to, above, below } = useSyncExternalStore(rowWindow.subscribe, rowWindow.shown)
  const isNearEnd = to > 0 && to >= rows.length - nearEnd
  useLayoutEffect(() => rowWindow.watch(scroller.current), [rowWindow])
  useLayoutEffect(() => {
    rowWindow.setCount(rows.length)
  }, [rowWindow, rows.length])
  useEffect(() => {
    rowWindow.reveal(selected)
  }, [rowWindow, selected])
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])
  return (
    <div ref={scroller} className={css.scroller}>
      <table className={css.table} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`tickets.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} />}
          {rows.slice(from, to).map((row, index) => (
            <QueueTableRow key={row.ticketId} row={row} at={from + index} isSelected={from + index === selected} onSelect={onSelect} />
          ))}
          {below > 0 && <Spacer height={below} />}
        </tbody>
      </table>
    </div>
  )
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" className={css.spacer}>
      <td colSpan={columns.length} style={{ height }} />
    </tr>
  )
}
