import { useAnswer } from './queries.ts'

/** How many lessons wait for the person who sits here, and how many of those are late (KB-3). */
export function useToLearn(): { readonly open: number; readonly late: number } {
  const waiting = useAnswer('knowledge.learning', {}).data?.filter(({ passedAt }) => passedAt === null) ?? []
  return { open: waiting.length, late: waiting.filter(({ breachedAt }) => breachedAt !== null).length }
}
