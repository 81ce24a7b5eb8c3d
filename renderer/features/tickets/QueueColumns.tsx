import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined, PlusOutlined, TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import type { QueueColumn, QueueColumnShown } from '../../../shared/contract/queue.ts'
import { queueColumns } from '../../../shared/contract/queue.ts'
import { useWords } from '../../i18n/useWords.ts'
import { firstWidths, movedColumn, resized, standardColumns } from './arrangement.ts'
import css from './queue.module.css'
import { QueueTool } from './QueueTool.tsx'

interface Props {
  readonly columns: readonly QueueColumnShown[]
  readonly onChange: (columns: QueueColumnShown[]) => void
}

const step = 16
/** A column that takes what is left over begins from here when it is given a width. */
const leftOver = 280

/** Which columns, in which order, how wide. Space shows and hides, Alt+↑ ↓ moves. */
export function QueueColumns({ columns, onChange }: Props) {
  const t = useWords()
  const hidden = queueColumns.filter((column) => !columns.some((each) => each.column === column))
  const toggle = (column: QueueColumn) => {
    const shown = columns.some((each) => each.column === column)
    if (!shown) onChange([...columns, { column, width: widthAtFirst(column) }])
    else if (columns.length > 1) onChange(columns.filter((each) => each.column !== column))
  }
  const onKey = (column: QueueColumn) => (event: KeyboardEvent) => {
    const way = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp' | 'ArrowDown'] : undefined
    if (way === undefined) return
    event.preventDefault()
    onChange(movedColumn(columns, column, way))
  }
  return (
    <QueueTool name="columns" letter="L" title={t('queue.columns')} label={t('queue.columns')} icon={<TableOutlined aria-hidden="true" />}>
      {() => (
        <div className={css.columnsPanel}>
          <p className={css.panelHint}>{t('queue.columnsHow')}</p>
          <ul>
            {[...columns.map(({ column }) => column), ...hidden].map((column, at) => {
              const place = columns.findIndex((each) => each.column === column)
              const isShown = place >= 0
              const name = t(`tickets.columns.${column}`)
              const width = columns[place]?.width ?? leftOver
              return (
                <li key={column} className={css.columnRow} onKeyDown={onKey(column)}>
                  <label>
                    <input
                      type="checkbox"
                      data-first={at === 0 ? '' : undefined}
                      checked={isShown}
                      disabled={isShown && columns.length === 1}
                      onChange={() => {
                        toggle(column)
                      }}
                    />
                    {name}
                  </label>
                  {isShown && (
                    <span className={css.columnTools}>
                      <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden="true" />} aria-label={t('queue.moveUp', { column: name })} disabled={place === 0} onClick={() => { onChange(movedColumn(columns, column, -1)) }} />
                      <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden="true" />} aria-label={t('queue.moveDown', { column: name })} disabled={place === columns.length - 1} onClick={() => { onChange(movedColumn(columns, column, 1)) }} />
                      <Button type="text" size="small" icon={<MinusOutlined aria-hidden="true" />} aria-label={t('queue.narrower', { column: name })} onClick={() => { onChange(resized(columns, column, width - step)) }} />
                      <Button type="text" size="small" icon={<PlusOutlined aria-hidden="true" />} aria-label={t('queue.wider', { column: name })} onClick={() => { onChange(resized(columns, column, width + step)) }} />
                    </span>
                  )}
                </li>
              )
            })}
          </ul>
          <Button size="small" onClick={() => { onChange([...standardColumns]) }}>
            {t('queue.standardColumns')}
          </Button>
        </div>
      )}
    </QueueTool>
  )
}

function widthAtFirst(column: QueueColumn): number | null {
  const standard = standardColumns.find((each) => each.column === column)
  return standard === undefined ? (firstWidths[column as keyof typeof firstWidths]) : standard.width
}
