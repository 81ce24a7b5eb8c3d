import { lowRating, type RatedAspect, ratedAspects } from '../../../shared/contract/followups.ts'

export type Points = { readonly [Aspect in RatedAspect]: number | null }

/** FU-2: one low aspect is enough to ask why. */
export const isLow = (points: Points): boolean => ratedAspects.some((aspect) => { const given = points[aspect]; return given !== null && given <= lowRating })

export type Summed = { readonly [Column in `${RatedAspect}_${'given' | 'sum' | 'good'}`]: number } & { readonly ratings: number }

const summedKeys: readonly (keyof Summed)[] = ['ratings', ...ratedAspects.flatMap((aspect) => [`${aspect}_given`, `${aspect}_sum`, `${aspect}_good`] as const)]

/** Groups that turn out to be one (quarters of an hour of a month), put together in the order in which they came. */
export function gathered<Row extends Summed>(rows: readonly Row[], idOf: (row: Row) => string): (Summed & { readonly id: string })[] {
  const found = new Map<string, Partial<Record<keyof Summed, number>>>()
  for (const row of rows) {
    const id = idOf(row)
    const sum = found.get(id) ?? {}
    for (const key of summedKeys) sum[key] = (sum[key] ?? 0) + row[key]
    found.set(id, sum)
  }
  return [...found].map(([id, sum]) => ({ id, ...(sum as Summed) }))
}

/** The average of what was given, to a hundredth; null when nobody gave anything. */
export const average = (sum: number, given: number): number | null => (given === 0 ? null : Math.round((sum / given) * 100) / 100)
