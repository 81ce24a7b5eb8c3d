import type { MouseEvent } from 'react'
import { useDeferredValue, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { QueueArrangement, QueueColumn } from '../../../shared/contract/queue.ts'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { RowWindow } from '../../ui/rowWindow.ts'
import { resized } from './arrangement.ts'
import css from './queue.module.css'
import { QueueTableHead } from './QueueTableHead.tsx'
import { firstRowIndex, QueueTableRow } from './QueueTableRow.tsx'
import type { Selection } from './selection.ts'
import type { RowDeed } from './useRowKeys.ts'

interface Props {
  readonly rows: readonly QueueRow[]
  /** how many the whole queue has, as far as is known */
  readonly total: number
  readonly current: number
  readonly selection: Selection
  readonly arrangement: QueueArrangement
  readonly onArrange: (part: Partial<QueueArrangement>) => void
  readonly onRow: (at: number, deed: RowDeed) => void
  readonly onAll: () => void
  /** called when the end of what is loaded comes near */
  readonly onNearEnd: () => void
}

const nearEnd = 40
/** as queue.module.css has it */
const checkWidth = 36
const heights = { row: 32, head: 32 }
const leastForRest = 200

/** A native table of which only the rows in sight are there; the rows left out are two spacers, and `aria-rowindex` keeps the count. */
export function QueueTable({ rows, total, current, selection, arrangement, onArrange, onRow, onAll, onNearEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const [rowWindow] = useState(() => new RowWindow(heights))
  const [pulled, setPulled] = useState<{ readonly column: QueueColumn; readonly width: number } | null>(null)
  const columns = pulled === null ? arrangement.columns : resized(arrangement.columns, pulled.column, pulled.width)
  // New rows are made in slices between frames: those beyond the sight are there to scroll into meanwhile.
  const { from, to, above, below } = useDeferredValue(useSyncExternalStore(rowWindow.subscribe, rowWindow.shown))
  const isNearEnd = to > 0 && to >= rows.length - nearEnd
  const least = columns.reduce((sum, { width }) => sum + (width ?? leastForRest), checkWidth)
  useLayoutEffect(() => rowWindow.watch(scroller.current), [rowWindow])
  useLayoutEffect(() => {
    rowWindow.setCount(rows.length)
  }, [rowWindow, rows.length])
  useEffect(() => {
    rowWindow.reveal(current)
  }, [rowWindow, current])
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])
  return (
    <div ref={scroller} className={css.scroller}>
      <table className={css.table} aria-rowcount={total + 1} style={{ minWidth: least }}>
        <colgroup>
          <col style={{ width: checkWidth }} />
          {columns.map(({ column, width }) => (
            <col key={column} style={width === null ? undefined : { width }} />
          ))}
        </colgroup>
        <QueueTableHead
          columns={columns}
          sort={arrangement.sort}
          onSort={(sort) => { onArrange({ sort }) }}
          onPull={(column, width) => { setPulled({ column, width }) }}
          onWidth={(column, width) => {
            setPulled(null)
            onArrange({ columns: resized(arrangement.columns, column, width) })
          }}
          selected={rows.length > 0 && selection.size >= rows.length ? 'all' : selection.size > 0 ? 'some' : 'none'}
          onAll={onAll}
        />
        <tbody
          onMouseDown={(event) => {
            // A range of rows, not of their text.
            if (event.shiftKey) event.preventDefault()
          }}
          onClick={(event) => {
            const at = rowOf(event.target)
            if (at !== null) onRow(at, deedOf(event))
          }}
        >
          {above > 0 && <Spacer height={above} columns={columns.length + 1} />}
          {rows.slice(from, to).map((row, index) => (
            <QueueTableRow key={row.ticketId} row={row} at={from + index} columns={arrangement.columns} isCurrent={from + index === current} isSelected={selection.has(row.ticketId)} />
          ))}
          {below > 0 && <Spacer height={below} columns={columns.length + 1} />}
        </tbody>
      </table>
    </div>
  )
}

/** Which row of the list was clicked. */
function rowOf(target: EventTarget): number | null {
  const index = target instanceof Element ? target.closest('tr')?.getAttribute('aria-rowindex') : null
  return index == null ? null : Number(index) - firstRowIndex
}

/** Shift takes a range, Ctrl, ⌘ or the box one more, a plain click opens. */
function deedOf({ target, shiftKey, ctrlKey, metaKey }: Pick<MouseEvent, 'target' | 'shiftKey' | 'ctrlKey' | 'metaKey'>): RowDeed {
  if (shiftKey) return 'range'
  return ctrlKey || metaKey || (target instanceof Element && target.closest('[data-check]') !== null) ? 'toggle' : 'open'
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className={css.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}
