import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ArticleSummary } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { RowWindow } from '../../ui/rowWindow.ts'
import css from './knowledge.module.css'
import { ShelfRow } from './ShelfRow.tsx'

interface Props {
  readonly rows: readonly ArticleSummary[]
  readonly shown: ArticleId | null
  /** null where nothing can be selected */
  readonly selection: ReadonlySet<ArticleId> | null
  readonly onOpen: (row: ArticleSummary) => void
  readonly onToggle: (articleId: ArticleId) => void
  readonly onNearEnd: () => void
}

/** as knowledge.module.css has it */
const heights = { row: 56, head: 0 }
const nearEnd = 30

/** Only the rows in sight are there; `aria-posinset` keeps the count. */
export function ShelfList({ rows, shown, selection, onOpen, onToggle, onNearEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const [rowWindow] = useState(() => new RowWindow(heights))
  const { from, to, above, below } = useSyncExternalStore(rowWindow.subscribe, rowWindow.shown)
  const current = rows.findIndex(({ articleId }) => articleId === shown)
  const isNearEnd = to > 0 && to >= rows.length - nearEnd
  useLayoutEffect(() => rowWindow.watch(scroller.current), [rowWindow])
  useLayoutEffect(() => {
    rowWindow.setCount(rows.length)
  }, [rowWindow, rows.length])
  useEffect(() => {
    if (current >= 0) rowWindow.reveal(current)
  }, [rowWindow, current])
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])
  return (
    <div ref={scroller} className={css.scroller}>
      <div style={{ height: above }} />
      <ul>
        {rows.slice(from, to).map((row, index) => (
          <ShelfRow
            key={row.articleId}
            row={row}
            place={from + index + 1}
            of={rows.length}
            isShown={row.articleId === shown}
            isSelected={selection === null ? null : selection.has(row.articleId)}
            onOpen={onOpen}
            onToggle={onToggle}
          />
        ))}
      </ul>
      <div style={{ height: below }} />
    </div>
  )
}
