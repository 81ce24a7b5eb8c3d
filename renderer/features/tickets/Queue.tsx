import { InboxOutlined, SearchOutlined } from '@ant-design/icons'
import { Input, Segmented } from 'antd'
import type { InputRef } from 'antd'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { QueueRow as Row } from '../../../shared/contract/tickets.ts'
import { queueScopes } from '../../../shared/contract/tickets.ts'
import { useQueue } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import css from './queue.module.css'
import { QueueTable } from './QueueTable.tsx'

type Scope = (typeof queueScopes)[number]

const none: readonly Row[] = []

function ScopeLabel({ name, count }: { readonly name: string; readonly count: string }) {
  return (
    <>
      <span>{name}</span> <span className={css.count}>{count}</span>
    </>
  )
}

/** The queue, sorted by what is due next. ↑ ↓ walk, Enter opens. */
export function Queue({ hidden }: { readonly hidden: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const [scope, setScope] = useState<Scope>('open')
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const search = useRef<InputRef>(null)
  const text = useDeferredValue(typed.trim())
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useQueue({ scope, text })
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? none, [data])
  const counts = data?.pages[0]?.counts
  const selected = Math.min(at, Math.max(0, rows.length - 1))

  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  // A search is one page; the queue's own figure counts what is not loaded yet.
  const total = text === '' && hasNextPage ? Math.max(rows.length, counts?.[scope] ?? 0) : rows.length

  const walk = (step: number) => () => {
    if (hidden || rows.length === 0) return false
    setAt(Math.min(rows.length - 1, Math.max(0, selected + step)))
    return true
  }
  useKeys({
    up: walk(-1),
    down: walk(1),
    next: () => {
      const row = hidden ? undefined : rows[selected]
      if (row !== undefined) showTicket(row.ticketId)
      return row !== undefined
    },
    find: () => {
      if (!hidden) search.current?.focus({ cursor: 'all' })
      return !hidden
    },
  })

  return (
    <section className={css.queue} hidden={hidden} aria-label={t('tickets.queue')}>
      <div className={css.head}>
        <h1 className={css.title}>{t('nav.tickets')}</h1>
        <Segmented<Scope>
          aria-label={t('tickets.scope')}
          value={scope}
          options={queueScopes.map((value) => ({ value, label: <ScopeLabel name={t(`tickets.scopes.${value}`)} count={counts === undefined ? '' : formats.number(counts[value])} /> }))}
          onChange={(next) => {
            setScope(next)
            setAt(0)
          }}
        />
        {counts !== undefined && counts.late > 0 && <span className={css.late}>{t('tickets.lateCount', { n: counts.late })}</span>}
        <span className={css.spring} />
        <Input
          ref={search}
          className={css.search ?? ''}
          type="search"
          aria-label={t('tickets.search')}
          placeholder={t('tickets.searchHint')}
          prefix={<SearchOutlined aria-hidden="true" />}
          suffix={<Kbd keys={['Alt', 'S']} />}
          maxLength={80}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
            if (step === undefined || event.nativeEvent.isComposing) return
            walk(step)()
            event.preventDefault()
          }}
        />
      </div>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {rows.length > 0 && <QueueTable key={`${scope} ${text}`} rows={rows} total={total} selected={selected} onSelect={setAt} onNearEnd={more} />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState icon={<InboxOutlined />} title={text === '' ? t('tickets.none') : t('tickets.noneFound', { text })} text={text === '' ? t('tickets.noneWhat') : t('tickets.noneFoundWhat')} />
      )}
    </section>
  )
}
