import type { EscalationView } from '../../../shared/contract/escalation.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import type { SuggestionId, TicketId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptTicket, queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

export interface EscalationActions {
  accept(suggestion: { readonly suggestionId: SuggestionId; readonly level: { readonly title: string } }): Promise<void>
  raise(level: { readonly id: string; readonly title: string }, reason: string): Promise<void>
  takeBack(): Promise<void>
  decline(suggestion: { readonly suggestionId: SuggestionId; readonly title: string }, reason: string): Promise<void>
  putOff(suggestion: { readonly suggestionId: SuggestionId; readonly title: string }, minutes: 15 | 60): Promise<void>
  bringBack(suggestionId: SuggestionId): Promise<void>
  stepIn(): Promise<void>
  handBack(reason: string): Promise<void>
  dissatisfied(): Promise<void>
  cannotSolve(beyond: boolean): Promise<void>
  /** the customer was told these words */
  told(words: string): Promise<void>
}

/** What can be decided on a ticket about its escalation. What was decided can be undone where that is still possible. */
export function useEscalation({ ticketId }: { readonly ticketId: TicketId }): EscalationActions {
  const t = useWords()
  const { client, queries } = useDesk()
  const attempt = useAttempt()
  // Asked when it is carried out: what is undone is undone on the ticket as it is by then.
  const versioned = () => ({ ticketId, version: queries.getQueryData<TicketView>(queryKey('tickets.get', { ticketId }))?.version ?? 1 })
  const change = (command: () => Promise<TicketView>, said: string, undo: (() => void) | null = null) =>
    attempt(async () => {
      acceptTicket(queries, await command())
      announce(said, 'quiet', undo)
    })
  const settle = (command: () => Promise<EscalationView>, said: string, undo: (() => void) | null = null) =>
    attempt(async () => {
      queries.setQueryData(queryKey('escalation.ofTicket', { ticketId }), await command())
      announce(said, 'quiet', undo)
    })
  const takeBack = () => change(() => client.escalation.takeBack(versioned()), t('escalation.takenBack'))
  const bringBack = (suggestionId: SuggestionId) => settle(() => client.escalation.bringBack({ ticketId, suggestionId }), t('escalation.bringBack'))
  return {
    accept: ({ suggestionId, level }) => change(() => client.escalation.accept({ ...versioned(), suggestionId }), t('escalation.accepted', { level: level.title }), () => void takeBack()),
    raise: (level, reason) => change(() => client.escalation.raise({ ...versioned(), level: level.id, reason }), t('escalation.accepted', { level: level.title }), () => void takeBack()),
    takeBack,
    decline: ({ suggestionId, title }, reason) => settle(() => client.escalation.decline({ ticketId, suggestionId, reason }), t('escalation.declined', { title }), () => void bringBack(suggestionId)),
    putOff: ({ suggestionId, title }, minutes) => settle(() => client.escalation.putOff({ ticketId, suggestionId, minutes }), t('escalation.putOff', { title }), () => void bringBack(suggestionId)),
    bringBack,
    stepIn: () => change(() => client.escalation.stepIn(versioned()), t('escalation.steppedInDone')),
    handBack: (reason) => change(() => client.escalation.handBack({ ...versioned(), reason }), t('escalation.handBack')),
    dissatisfied: () =>
      change(() => client.escalation.dissatisfied({ ...versioned(), by: 1 }), t('escalation.dissatisfiedDone'), () =>
        void change(() => client.escalation.dissatisfied({ ...versioned(), by: -1 }), t('common.undo')),
      ),
    cannotSolve: (beyond) => change(() => client.escalation.cannotSolve({ ...versioned(), beyond }), t(beyond ? 'escalation.cannotSolveDone' : 'escalation.canSolve')),
    told: (words) => change(() => client.tickets.comment({ ticketId, audience: 'customer', text: words }), t('escalation.toldDone')),
  }
}
