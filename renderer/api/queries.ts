import type { UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { InputOf, OutputOf, ProcedureOf, QueryName } from '../../shared/contract/index.ts'
import type { QueueFilter, QueueSort } from '../../shared/contract/queue.ts'
import { minute, second } from '../../shared/time.ts'
import { useSession } from '../state/session.ts'
import { useDesk } from './desk.ts'
import { queryKey } from './views.ts'

interface Options {
  readonly enabled?: boolean
  /** shows the last answer while another is on its way, so that a list keeps its place */
  readonly keep?: boolean
  /** asked for each letter that somebody types: one at a time, the latest next, and none that is not wanted any more */
  readonly typed?: boolean
}

/** Asks the backend and asks again when a push says that the answer is old. */
export function useAnswer<N extends QueryName>(name: N, input: InputOf<ProcedureOf<N>>, options: Options = {}): UseQueryResult<OutputOf<ProcedureOf<N>>> {
  const { call, laneOf } = useDesk()
  useSession(({ personId, language }) => `${String(personId)} ${language}`)
  return useQuery<OutputOf<ProcedureOf<N>>>({
    queryKey: queryKey(name, input),
    // Only who looks at the signal is told that an answer is not wanted any more.
    queryFn: options.typed === true ? (asked) => laneOf(name)(() => call(name, input), asked.signal) : () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true && { placeholderData: keepPreviousData }),
  })
}

/** Whether this is the answer to exactly what was asked last, and not that of an older text shown meanwhile. */
export function isAnswered({ data, isPlaceholderData, isFetching }: Pick<UseQueryResult, 'data' | 'isPlaceholderData' | 'isFetching'>): boolean {
  return data !== undefined && !isPlaceholderData && !isFetching
}

type Queue = OutputOf<ProcedureOf<'tickets.queue'>>
interface QueueInput {
  readonly filter: QueueFilter
  readonly sort: QueueSort
  readonly text: string
}

const queuePage = 100

/** The queue by keyset pages; a push fetches again all pages that are shown. */
export function useQueue(input: QueueInput, enabled: boolean) {
  const { call, laneOf } = useDesk()
  return useInfiniteQuery({
    queryKey: queryKey('tickets.queue', input),
    queryFn: (asked): Promise<Queue> => {
      const ask = () => call('tickets.queue', { ...input, after: asked.pageParam, limit: queuePage })
      return input.text === '' ? ask() : laneOf('tickets.queue')(ask, asked.signal)
    },
    initialPageParam: null as Queue['next'],
    getNextPageParam: (page) => page.next,
    enabled,
    placeholderData: keepPreviousData,
    // What is due within some time changes with time alone.
    refetchInterval: input.filter.due === null ? false : minute,
  })
}

/** What the search has not read yet, each second while there is something. */
export function useBehind(): OutputOf<ProcedureOf<'search.behind'>> {
  const { call } = useDesk()
  return useQuery({ queryKey: queryKey('search.behind', {}), queryFn: () => call('search.behind', {}), refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? second : false) }).data ?? []
}

/** How many tickets each bucket holds: one answer for all who show it. */
export function useCounts(): OutputOf<ProcedureOf<'tickets.counts'>> | undefined {
  const { call } = useDesk()
  return useQuery({ queryKey: queryKey('tickets.counts', {}), queryFn: () => call('tickets.counts', {}), placeholderData: keepPreviousData, refetchInterval: minute }).data
}
