import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { PointerEvent } from 'react'
import { useRef } from 'react'
import type { QueueColumn, QueueColumnShown, QueueSort, QueueSortBy } from '../../../shared/contract/queue.ts'
import { narrowest, queueSorts, widest } from '../../../shared/contract/queue.ts'
import { useWords } from '../../i18n/useWords.ts'
import { heldWidth, sortedBy } from './arrangement.ts'
import css from './queue.module.css'

interface Props {
  readonly columns: readonly QueueColumnShown[]
  readonly sort: QueueSort
  readonly selected: 'all' | 'some' | 'none'
  readonly onSort: (sort: QueueSort) => void
  /** while the edge is held */
  readonly onPull: (column: QueueColumn, width: number) => void
  readonly onWidth: (column: QueueColumn, width: number) => void
  readonly onAll: () => void
}

const isSort = (column: QueueColumn): column is QueueColumn & QueueSortBy => queueSorts.some((by) => by === column)

/** Names of the columns: a click sorts, the edge resizes, the box selects all that is loaded. */
export function QueueTableHead({ columns, sort, selected, onSort, onPull, onWidth, onAll }: Props) {
  const t = useWords()
  const Arrow = sort.down ? ArrowDownOutlined : ArrowUpOutlined
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={css.check}>
          <input
            ref={(box) => {
              if (box !== null) box.indeterminate = selected === 'some'
            }}
            type="checkbox"
            aria-label={t('queue.selectAll')}
            checked={selected === 'all'}
            onChange={onAll}
          />
        </th>
        {columns.map(({ column, width }) => {
          const name = t(`tickets.columns.${column}`)
          const isOn = sort.by === column
          return (
            <th key={column} scope="col" data-column={column} aria-sort={isOn ? (sort.down ? 'descending' : 'ascending') : undefined}>
              {isSort(column) ? (
                <button
                  type="button"
                  className={css.sortButton}
                  onClick={() => {
                    onSort(sortedBy(sort, column))
                  }}
                >
                  {name} {isOn && <Arrow aria-hidden="true" />}
                </button>
              ) : (
                name
              )}
              <Edge column={column} name={name} width={width} onPull={onPull} onWidth={onWidth} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

const keyStep = 16

function Edge({ column, name, width, onPull, onWidth }: Pick<Props, 'onPull' | 'onWidth'> & QueueColumnShown & { readonly name: string }) {
  const t = useWords()
  const held = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const widthOf = (edge: HTMLElement) => edge.parentElement?.offsetWidth ?? narrowest
  const pulledTo = (event: PointerEvent) => (held.current === null ? null : heldWidth(held.current.width + event.clientX - held.current.x))
  return (
    <span
      role="separator"
      tabIndex={0}
      className={css.edge}
      aria-orientation="vertical"
      aria-label={t('queue.widthOf', { column: name })}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={width ?? narrowest}
      onFocus={({ currentTarget }) => {
        // What takes the room left over is measured when it is asked for: to measure at every scroll would lay the table out twice.
        currentTarget.setAttribute('aria-valuenow', String(heldWidth(widthOf(currentTarget))))
      }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { x: event.clientX, width: widthOf(event.currentTarget) }
      }}
      onPointerMove={(event) => {
        const to = pulledTo(event)
        if (to !== null) onPull(column, to)
      }}
      onPointerUp={(event) => {
        const to = pulledTo(event)
        const moved = held.current !== null && event.clientX !== held.current.x
        held.current = null
        if (to !== null && moved) onWidth(column, to)
      }}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key]
        if (step === undefined || event.altKey) return
        event.preventDefault()
        onWidth(column, widthOf(event.currentTarget) + step)
      }}
    />
  )
}
