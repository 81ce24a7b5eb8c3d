import { create } from 'zustand'
import type { ClockSettings, ClockTryOut } from '../../../shared/contract/clocks.ts'
import type { AppError } from '../../../shared/errors.ts'

export type TryOutRow = ClockTryOut['rows'][number]

/** What was found out so far about what would become of the open tickets. */
export interface Trial {
  /** the settings it was found out about */
  readonly settings: ClockSettings
  readonly state: 'running' | 'done' | 'stopped'
  readonly looked: number
  readonly of: number
  readonly earlier: number
  readonly later: number
  readonly overdue: number
  readonly rows: readonly TryOutRow[]
  readonly issues: ClockTryOut['issues']
  readonly error: AppError | null
}

/** Most rows that are listed: who looks at more of them changes the settings instead. */
export const mostRows = 500

export const nothingTried = (settings: ClockSettings): Trial => ({ settings, state: 'running', looked: 0, of: 0, earlier: 0, later: 0, overdue: 0, rows: [], issues: [], error: null })

/** With one page more. */
export function withPage(trial: Trial, page: ClockTryOut): Trial {
  return {
    ...trial,
    state: page.next === null ? 'done' : 'running',
    looked: trial.looked + page.looked,
    of: Math.max(page.of, trial.looked + page.looked),
    earlier: trial.earlier + page.earlier,
    later: trial.later + page.later,
    overdue: trial.overdue + page.overdue,
    // Overdue at once first, then by when they are due.
    rows: [...trial.rows, ...page.rows].toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || a.dueTo - b.dueTo).slice(0, mostRows),
    issues: page.issues,
  }
}

/** The last trial; it stays while one looks at the tickets that it lists. */
export const useTrial = create<{ readonly trial: Trial | null }>(() => ({ trial: null }))

type AskPage = (settings: ClockSettings, after: number) => Promise<ClockTryOut>

/** Looks through all open tickets page by page, until it is stopped or another trial begins. */
export async function tryOut(settings: ClockSettings, ask: AskPage, asError: (thrown: unknown) => AppError): Promise<void> {
  let trial = nothingTried(settings)
  useTrial.setState({ trial })
  let after: number | null = 0
  while (after !== null) {
    try {
      const page = await ask(settings, after)
      if (useTrial.getState().trial !== trial) return
      trial = withPage(trial, page)
      after = page.next
    } catch (thrown) {
      if (useTrial.getState().trial !== trial) return
      trial = { ...trial, state: 'stopped', error: asError(thrown) }
      after = null
    }
    useTrial.setState({ trial })
  }
}

/** Stops where it is; what was found so far stays. */
export function stopTrial(): void {
  useTrial.setState(({ trial }) => (trial?.state === 'running' ? { trial: { ...trial, state: 'stopped' } } : {}))
}

export function forgetTrial(): void {
  useTrial.setState({ trial: null })
}
