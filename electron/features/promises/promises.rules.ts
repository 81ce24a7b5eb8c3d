export interface Kept {
  readonly dueAt: number
  readonly brokenAt: number | null
  readonly keptAt: number | null
  readonly withdrawnAt: number | null
}

export type PromiseState = 'open' | 'kept' | 'late' | 'broken' | 'withdrawn'

/** What became of a promise. Broken stays broken: kept afterwards it is kept late. */
export function stateOf({ brokenAt, keptAt, withdrawnAt }: Kept): PromiseState {
  if (withdrawnAt !== null) return 'withdrawn'
  if (keptAt !== null) return brokenAt === null ? 'kept' : 'late'
  return brokenAt === null ? 'open' : 'broken'
}

/**
 * What its due instant makes of a promise, however late that is noticed: kept where what was promised is a solution and the ticket was
 * solved by then, broken else.
 */
export function atDue({ dueAt, source }: { readonly dueAt: number; readonly source: string }, resolvedAt: number | null): { readonly keptAt: number | null; readonly brokenAt: number | null } {
  const isSolved = source === 'intake' && resolvedAt !== null && resolvedAt <= dueAt
  return isSolved ? { keptAt: resolvedAt, brokenAt: null } : { keptAt: null, brokenAt: dueAt }
}
