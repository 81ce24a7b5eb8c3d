import type { ClockAlarm, News } from '../../../shared/contract/clocks.ts'
import { showContact, showScreen, showTicket } from '../../state/navigation.ts'

/** Goes to the ticket, or to the contact that has none yet. */
export function showAlarm({ clock }: ClockAlarm): void {
  if (clock.ticketId === null) showContact(clock.contactId)
  else showTicket(clock.ticketId)
}

/** Goes to the ticket that somebody did something to, or to the notices. */
export function showNews(news: News): void {
  if (news.kind === 'notice') showScreen('notices')
  else showTicket(news.ticketId)
}
