import { Button } from 'antd'
import type { InputRef } from 'antd'
import type { KeyboardEvent } from 'react'
import { useDeferredValue, useRef, useState } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import { addedTo, cleared, toBucket, withFilter } from './arrangement.ts'
import css from './queue.module.css'
import { QueueColumns } from './QueueColumns.tsx'
import { QueueEmpty } from './QueueEmpty.tsx'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueHead } from './QueueHead.tsx'
import { QueueSelection } from './QueueSelection.tsx'
import { QueueSortChoice } from './QueueSortChoice.tsx'
import { QueueTable } from './QueueTable.tsx'
import { QueueViewsMenu } from './QueueViewsMenu.tsx'
import { useFilterWords } from './useFilterWords.ts'
import { useQueueRows } from './useQueueRows.ts'
import { useRowKeys } from './useRowKeys.ts'
import { useShown } from './useShown.ts'

/** The queue: what to see of it, the rows, and what to do with those that are selected. */
export function Queue({ hidden }: { readonly hidden: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const words = useFilterWords()
  const shown = useShown()
  const { arrangement, bucket } = shown.shown
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const search = useRef<InputRef>(null)
  const listed = useQueueRows({ filter: arrangement.filter, sort: arrangement.sort, text }, shown.ready, bucket)
  const { rows } = listed
  const keys = useRowKeys(rows, listed.key, hidden)
  const pieces = addedTo(shown.shown)

  const arrange = (part: Partial<typeof arrangement>) => {
    shown.change({ ...shown.shown, arrangement: { ...arrangement, ...part } })
  }
  const clear = () => {
    setTyped('')
    shown.change(cleared(shown.shown))
  }
  useKeys({
    find: () => {
      if (!hidden) search.current?.focus({ cursor: 'all' })
      return !hidden
    },
  })
  const onSearchKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || event.nativeEvent.isComposing) return
    keys.walk(step)
    event.preventDefault()
  }

  return (
    <section className={css.queue} hidden={hidden} aria-label={t('tickets.queue')}>
      <QueueHead bucket={bucket} onBucket={(next) => { shown.change(toBucket(shown.shown, next)) }} typed={typed} onType={setTyped} searchRef={search} onSearchKey={onSearchKey} />
      <div className={css.tools}>
        <QueueFilters filter={arrangement.filter} pieces={pieces} words={words} onChange={(filter) => { shown.change(withFilter(shown.shown, filter)) }} onClear={clear} />
        <span className={css.spring} />
        <QueueSortChoice sort={arrangement.sort} onSort={(sort) => { arrange({ sort }) }} />
        <QueueColumns columns={arrangement.columns} onChange={(columns) => { arrange({ columns }) }} />
        <QueueViewsMenu shown={shown} />
      </div>
      <ErrorNote error={listed.error ?? shown.error} onRetry={listed.retry} />
      {rows.length > 0 && (
        <QueueTable
          key={listed.key}
          rows={rows}
          total={listed.total}
          current={keys.at}
          selection={keys.selection}
          arrangement={arrangement}
          onArrange={arrange}
          onRow={keys.onRow}
          onAll={keys.selectAll}
          onNearEnd={listed.more}
        />
      )}
      {listed.isEmpty && <QueueEmpty text={text} pieces={pieces} words={words} onClear={clear} />}
      {(listed.capped || listed.canLookOn !== null) && (
        <p className={css.lookOn} role="status">
          {listed.capped ? t('queue.capped') : t('queue.lookedThrough', { n: formats.number(listed.canLookOn ?? 0), found: formats.number(rows.length) })}
          {listed.canLookOn !== null && (
            <Button size="small" onClick={listed.lookOn}>
              {t('queue.lookOn')}
            </Button>
          )}
        </p>
      )}
      {keys.selected.length > 0 && <QueueSelection rows={keys.selected} onDone={keys.keep} onClear={keys.clear} />}
    </section>
  )
}
