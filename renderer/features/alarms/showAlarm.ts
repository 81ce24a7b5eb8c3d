import type { ClockAlarm } from '../../../shared/contract/clocks.ts'
import { showContact, showTicket } from '../../state/navigation.ts'

/** Goes to the ticket, or to the contact that has none yet. */
export function showAlarm({ clock }: ClockAlarm): void {
  if (clock.ticketId === null) showContact(clock.contactId)
  else showTicket(clock.ticketId)
}
