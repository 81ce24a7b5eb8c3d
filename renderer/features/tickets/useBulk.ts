import { useRef, useState } from 'react'
import type { QueueRow, TicketState, TicketView } from '../../../shared/contract/tickets.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptTicket } from '../../api/views.ts'
import { errorWords, useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import type { BulkOutcome } from './bulk.ts'
import { oneByOne } from './bulk.ts'

/** Numbers that are named in the sentence of what was not done. */
const mostNamed = 3

/** Actions on all selected tickets; the result is told once, and where there is a clean way back it is offered. */
export function useBulk(rows: readonly QueueRow[], onDone: (left: readonly QueueRow[]) => void) {
  const t = useWords()
  const attempt = useAttempt()
  const { client, queries } = useDesk()
  const me = useSession((session) => session.personId)
  const [tried, setTried] = useState<number | null>(null)
  const [failed, setFailed] = useState<BulkOutcome<TicketView>['failed']>([])
  const stopped = useRef(false)

  const run = async (command: (row: QueueRow) => Promise<TicketView>, undo?: (outcome: BulkOutcome<TicketView>) => () => Promise<void>, of = rows) => {
    if (tried !== null) return
    stopped.current = false
    const outcome = await oneByOne(of, async (row) => acceptTicket(queries, await command(row)), (at) => {
      setTried(at)
      return !stopped.current
    })
    setTried(null)
    setFailed(outcome.failed)
    onDone([...outcome.failed.map(({ row }) => row), ...outcome.left])
    const back = undo === undefined || outcome.done.length === 0 ? null : undo(outcome)
    announce(told(outcome), outcome.failed.length + outcome.left.length > 0 ? 'refused' : 'quiet', back === null ? null : () => void attempt(back))
  }

  const told = ({ done, failed, left }: BulkOutcome<unknown>): string => {
    const numbers = (group: typeof failed) => {
      const named = group.slice(0, mostNamed).map(({ row }) => spokenTicketNumber(row.number)).join(t('common.comma'))
      return group.length > mostNamed ? t('queue.andMore', { named, n: group.length - mostNamed }) : named
    }
    const conflicts = failed.filter(({ error }) => error.code === 'conflict')
    const others = failed.filter(({ error }) => error.code !== 'conflict')
    const reasons = [...new Set(others.map(({ error }) => errorWords(t, error)))]
    return [
      done.length > 0 || failed.length === 0 ? t('queue.done', { n: done.length }) : '',
      conflicts.length > 0 ? t('queue.conflicts', { n: conflicts.length, numbers: numbers(conflicts) }) : '',
      ...reasons.map((why) => {
        const group = others.filter(({ error }) => errorWords(t, error) === why)
        return t('queue.notDone', { n: group.length, numbers: numbers(group), why })
      }),
      left.length > 0 ? t('queue.left', { n: left.length }) : '',
    ].filter((part) => part !== '').join(' ')
  }

  const assign = (to: PersonId, reason: string) =>
    run(
      ({ ticketId, version }) => client.tickets.assign({ ticketId, version, to, reason }),
      ({ done }) => async () => {
        const back = await oneByOne(done.map(({ row, result }) => ({ ...row, version: result.version })), ({ ticketId, version, ownerId }) => client.tickets.assign({ ticketId, version, to: ownerId, reason: t('queue.undoWhy') }), () => true)
        announce(told(back), back.failed.length > 0 ? 'refused' : 'quiet')
      },
    )

  return {
    /** how many were tried while an action runs, else null */
    tried,
    /** what the last action did not do, each with why */
    failed,
    stop: () => {
      stopped.current = true
    },
    assign,
    takeOver: async (reason: string) => {
      if (me !== null) await assign(me, reason)
    },
    urge: (reason: string) => run(({ ticketId }) => client.dispatch.urge({ ticketId, reason })),
    release: (reason: string) =>
      run(
        ({ ticketId, version }) => client.dispatch.release({ ticketId, version, reason }),
        ({ done }) => async () => {
          const back = await oneByOne(done.map(({ row, result }) => ({ ...row, version: result.version })), ({ ticketId, version }) => client.dispatch.keep({ ticketId, version }), () => true)
          announce(told(back), back.failed.length > 0 ? 'refused' : 'quiet')
        },
      ),
    move: (to: TicketState) => run(({ ticketId, version }) => client.tickets.move({ ticketId, version, to, reason: null })),
    /** All others into one of them. Each merge makes a new version of that one. */
    merge: (into: QueueRow, reason: string) => {
      let intoVersion = into.version
      return run(
        async ({ ticketId, version }) => {
          const both = await client.tickets.merge({ ticketId, version, into: into.ticketId, intoVersion, reason })
          intoVersion = both.into.version
          acceptTicket(queries, both.into)
          return both.ticket
        },
        ({ done }) => async () => {
          const back = await oneByOne(done.map(({ row, result }) => ({ ...row, version: result.version })), ({ ticketId, version }) => client.tickets.unmerge({ ticketId, version, reason: t('queue.undoWhy') }), () => true)
          announce(told(back), back.failed.length > 0 ? 'refused' : 'quiet')
        },
        rows.filter(({ ticketId }) => ticketId !== into.ticketId),
      )
    },
    comment: (text: string) => run(({ ticketId }) => client.tickets.comment({ ticketId, audience: 'internal', text })),
    copyNumbers: () =>
      attempt(async () => {
        await navigator.clipboard.writeText(rows.map(({ number }) => number).join('\n'))
        announce(t('queue.numbersCopied', { n: rows.length }))
      }),
  }
}
