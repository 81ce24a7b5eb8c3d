import { useCallback, useMemo, useState } from 'react'
import type { QueueBucket } from '../../../shared/contract/queue.ts'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { useCounts, useQueue } from '../../api/queries.ts'

type Asked = Parameters<typeof useQueue>[0]

const none: readonly QueueRow[] = []
/** Pages that are looked through by themselves before the agent is asked whether to go on. */
const byItself = 8

/** The rows as far as they were fetched, and how to get more. A push fetches again what is shown. */
export function useQueueRows(asked: Asked, ready: boolean, bucket: QueueBucket | null) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = useQueue(asked, ready)
  const counts = useCounts()
  const key = JSON.stringify(asked)
  const [wanted, setWanted] = useState({ key, pages: byItself })
  const pages = data?.pages ?? []
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? none, [data])
  const looked = pages.reduce((sum, page) => sum + page.looked, 0)
  // A look through many tickets for few stops now and then, so that nobody waits for what may not be there.
  const isSparse = rows.length * 4 < looked
  const allowed = wanted.key === key ? wanted.pages : byItself
  const mayGoOn = hasNextPage && (!isSparse || pages.length < allowed)

  const more = useCallback(() => {
    if (mayGoOn && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage()
  }, [mayGoOn, isFetchingNextPage, isPlaceholderData, fetchNextPage])

  const isWhole = asked.text === '' && bucket !== null && bucket !== 'late' && bucket !== 'soon'
  return {
    key,
    rows,
    error,
    retry: () => void refetch(),
    more,
    /** all that the bucket holds where that is known, else what is loaded */
    total: hasNextPage && isWhole && !isSparse ? Math.max(rows.length, counts?.[bucket] ?? 0) : rows.length,
    isEmpty: data !== undefined && !isPlaceholderData && rows.length === 0 && !mayGoOn,
    capped: pages.some((page) => page.capped),
    /** how many were looked through so far, when there is more to look through; else null */
    canLookOn: hasNextPage && !mayGoOn ? looked : null,
    lookOn: () => {
      setWanted({ key, pages: pages.length + byItself })
    },
  }
}
