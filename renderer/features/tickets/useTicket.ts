import { useState } from 'react'
import type { GradeKind } from '../../../shared/contract/intake.ts'
import type { HistoryEntry, TicketState, TicketView } from '../../../shared/contract/tickets.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptTicket, queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'

/** Two changed the ticket at once: what was wanted here, what the others did, and how mine is done on top of it. */
export interface Clash {
  readonly mine: string
  /** the history as far as it was known here: what comes after it is theirs */
  readonly since: number
  readonly again: () => Promise<void>
  readonly leave: () => void
}

export interface TicketActions {
  readonly error: AppError | null
  readonly clash: Clash | null
  /** Any change of the ticket: in words, and as the command for the version that it is decided on. @returns whether it was done */
  run(mine: string, command: (version: number) => Promise<TicketView>): Promise<boolean>
  move(to: TicketState, reason: string | null): Promise<void>
  /** the customer has to answer first (CK-22) */
  wait(reason: string): Promise<void>
  goOn(): Promise<void>
  grade(kind: GradeKind, id: string, reason: string): Promise<void>
}

/** Changes of a ticket carry the version they were decided on; when somebody was faster the ticket is fetched again and both sides are shown. */
export function useTicket({ ticketId, version, gradeOptions }: TicketView): TicketActions {
  const t = useWords()
  const { client, queries } = useDesk()
  const [error, setError] = useState<AppError | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  const latest = () => queries.getQueryData<TicketView>(queryKey('tickets.get', { ticketId }))?.version ?? version
  const run = async (mine: string, command: (version: number) => Promise<TicketView>, on = version): Promise<boolean> => {
    const history = queries.getQueryData<readonly HistoryEntry[]>(queryKey('tickets.history', { ticketId })) ?? []
    try {
      acceptTicket(queries, await command(on))
      setError(null)
      setClash(null)
      return true
    } catch (thrown) {
      const failure = asAppError(thrown)
      setError(failure)
      if (failure.code !== 'conflict') return false
      setClash({
        mine,
        since: Math.max(0, ...history.map(({ seq }) => seq)),
        again: async () => {
          await run(mine, command, latest())
        },
        leave: () => {
          setClash(null)
          setError(null)
        },
      })
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKey('tickets.get', { ticketId }) }),
        queries.invalidateQueries({ queryKey: queryKey('tickets.history', { ticketId }) }),
      ])
      return false
    }
  }
  const because = (what: string, why: string | null) => (why === null ? what : t('ticketClash.why', { what, why }))
  return {
    error,
    clash,
    run: (mine, command) => run(mine, command),
    move: async (to, reason) => {
      await run(because(t('ticketClash.move', { to: t(`ticketState.${to}`) }), reason), (on) => client.tickets.move({ ticketId, version: on, to, reason }))
    },
    wait: async (reason) => {
      await run(because(t('tickets.wait'), reason), (on) => client.tickets.wait({ ticketId, version: on, reason }))
    },
    goOn: async () => {
      await run(t('tickets.goOn'), (on) => client.tickets.goOn({ ticketId, version: on }))
    },
    grade: async (kind, id, reason) => {
      const to = gradeOptions[kind].find((option) => option.id === id)?.title ?? id
      await run(because(t('ticketClash.grade', { kind: t(`grade.${kind}`), to }), reason), (on) => client.tickets.grade({ ticketId, version: on, kind, id, reason }))
    },
  }
}
