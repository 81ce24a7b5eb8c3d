import type { QueueArrangement, QueueBucket, QueueColumnShown, QueueFilter, QueueShown, QueueSort, QueueSortBy, QueueView } from '../../../shared/contract/queue.ts'
import { bucketFilters, byNextDue, everyTicket, narrowest, queueBuckets, widest } from '../../../shared/contract/queue.ts'

/** As the queue comes; the need takes what room is left. */
export const standardColumns: readonly QueueColumnShown[] = [
  { column: 'due', width: 168 },
  { column: 'number', width: 132 },
  { column: 'customer', width: 112 },
  { column: 'need', width: null },
  { column: 'severity', width: 122 },
  { column: 'priority', width: 84 },
  { column: 'state', width: 84 },
  { column: 'owner', width: 96 },
  { column: 'opened', width: 128 },
]

export const firstWidths = { type: 96, channel: 88, tier: 96 } as const

export const atFirst: QueueShown = { arrangement: { filter: bucketFilters.open, sort: byNextDue, columns: [...standardColumns] }, bucket: 'open', viewId: null }

export const filterLists = ['states', 'types', 'scenes', 'needs', 'severities', 'priorities', 'tiers', 'channels', 'levels', 'courses', 'owners'] as const
export type FilterList = (typeof filterLists)[number]

/** One removable piece of a filter. */
export type FilterPart = { readonly part: 'whose'; readonly value: NonNullable<QueueFilter['whose']> } | { readonly part: 'due'; readonly value: NonNullable<QueueFilter['due']> } | { readonly part: FilterList; readonly value: string }

export function partsOf(filter: QueueFilter): FilterPart[] {
  return [
    ...(filter.whose === null ? [] : [{ part: 'whose', value: filter.whose } as const]),
    ...(filter.due === null ? [] : [{ part: 'due', value: filter.due } as const]),
    ...filterLists.flatMap((part) => filter[part].map((value: string) => ({ part, value }))),
  ]
}

export function hasPart(filter: QueueFilter, { part, value }: FilterPart): boolean {
  return part === 'whose' || part === 'due' ? filter[part] === value : (filter[part] as readonly string[]).includes(value)
}

/** With this piece where it was missing, without it where it was there. */
export function togglePart(filter: QueueFilter, piece: FilterPart): QueueFilter {
  const has = hasPart(filter, piece)
  if (piece.part === 'whose') return { ...filter, whose: has ? null : piece.value }
  if (piece.part === 'due') return { ...filter, due: has ? null : piece.value }
  const list: readonly string[] = filter[piece.part]
  return { ...filter, [piece.part]: has ? list.filter((value) => value !== piece.value) : [...list, piece.value] }
}

/** What the agent added to the bucket they are in; under a view, all there is. */
export function addedTo(shown: QueueShown): FilterPart[] {
  const base = shown.bucket === null ? everyTicket : bucketFilters[shown.bucket]
  return partsOf(shown.arrangement.filter).filter((piece) => !hasPart(base, piece))
}

export function toBucket(shown: QueueShown, bucket: QueueBucket): QueueShown {
  return { arrangement: { ...shown.arrangement, filter: bucketFilters[bucket] }, bucket, viewId: null }
}

export function toView(view: QueueView): QueueShown {
  return { arrangement: view.arrangement, bucket: null, viewId: view.viewId }
}

/** A filter that is just a bucket's is in that bucket; another stays in the one it still narrows, and in its view whatever it is. */
export function withFilter(shown: QueueShown, filter: QueueFilter): QueueShown {
  const arrangement = { ...shown.arrangement, filter }
  if (shown.viewId !== null) return { ...shown, arrangement }
  const bucket = queueBuckets.find((each) => isSame(filter, bucketFilters[each])) ?? (shown.bucket !== null && narrows(filter, bucketFilters[shown.bucket]) ? shown.bucket : null)
  return { ...shown, arrangement, bucket }
}

function isSame(a: QueueFilter, b: QueueFilter): boolean {
  const pieces = partsOf(a)
  return pieces.length === partsOf(b).length && pieces.every((piece) => hasPart(b, piece))
}

/** Whether it lets nothing through that the other does not. */
function narrows(filter: QueueFilter, base: QueueFilter): boolean {
  const within = (part: FilterList) => {
    const allowed: readonly string[] = base[part]
    const asked: readonly string[] = filter[part]
    return allowed.length === 0 || (asked.length > 0 && asked.every((value) => allowed.includes(value)))
  }
  return (base.whose === null || base.whose === filter.whose) && (base.due === null || base.due === filter.due) && filterLists.every(within)
}

/** Back to the bucket as it is; from a view, to all tickets. */
export function cleared(shown: QueueShown): QueueShown {
  return toBucket(shown, shown.bucket ?? 'all')
}

/** The other way round where it is sorted by this already. */
export function sortedBy({ by, down }: QueueSort, next: QueueSortBy): QueueSort {
  // The newest is what is looked for by time and number.
  return by === next ? { by, down: !down } : { by: next, down: next === 'opened' || next === 'number' }
}

export const sameArrangement = (a: QueueArrangement, b: QueueArrangement) => JSON.stringify(a) === JSON.stringify(b)

export const heldWidth = (width: number) => Math.min(widest, Math.max(narrowest, Math.round(width)))

export function resized(columns: readonly QueueColumnShown[], column: QueueColumnShown['column'], width: number): QueueColumnShown[] {
  return columns.map((each) => (each.column === column ? { column, width: heldWidth(width) } : each))
}

/** One place up or down; at the ends it stays. */
export function movedColumn(columns: readonly QueueColumnShown[], column: QueueColumnShown['column'], step: 1 | -1): QueueColumnShown[] {
  const at = columns.findIndex((each) => each.column === column)
  const to = Math.min(columns.length - 1, Math.max(0, at + step))
  const moving = columns[at]
  return moving === undefined ? [...columns] : columns.toSpliced(at, 1).toSpliced(to, 0, moving)
}
