import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ArticleShelf, ArticleSummary } from '../../../shared/contract/knowledge.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useSession } from '../../state/session.ts'
import type { Narrowed } from './place.ts'

const page = 100
const none: readonly ArticleSummary[] = []

/** A shelf by pages, and how many articles each shelf holds. A push fetches again what is shown. */
export function useShelf(shelf: ArticleShelf, narrowed: Narrowed | null) {
  const { call } = useDesk()
  useSession(({ personId, language }) => `${String(personId)} ${language}`)
  const asked = { shelf, tag: narrowed?.by === 'tag' ? narrowed.id : null, scene: narrowed?.by === 'scene' ? narrowed.id : null, limit: page }
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = useInfiniteQuery({
    queryKey: queryKey('knowledge.list', asked),
    queryFn: ({ pageParam }) => call('knowledge.list', { ...asked, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => data?.pages.flatMap((each) => each.rows) ?? none, [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage])
  return {
    key: JSON.stringify(asked),
    rows,
    counts: data?.pages[0]?.counts,
    error,
    retry: () => void refetch(),
    more,
    isAnswered: data !== undefined && !isPlaceholderData,
  }
}
