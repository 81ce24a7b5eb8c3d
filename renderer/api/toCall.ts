import { useNow } from '../state/tick.ts'
import { useAnswer } from './queries.ts'

/** How many follow-ups this person can make now, and how many of those are late (FU-1). */
export function useToCall(): { readonly now: number; readonly late: number } {
  const now = useNow()
  const rows = useAnswer('followups.due', { whose: 'mine' }).data?.rows.filter(({ nextTryAt }) => nextTryAt === null || nextTryAt <= now) ?? []
  return { now: rows.length, late: rows.filter(({ clock }) => clock !== null && clock.dueAt <= now).length }
}
