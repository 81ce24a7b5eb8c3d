import { create } from 'zustand'
import type { ArticleId, ContactId, TicketId } from '../../shared/ids.ts'

/** `clockSettings` is reached from the settings and belongs to them. */
export type Screen = 'intake' | 'tickets' | 'followups' | 'notices' | 'knowledge' | 'learning' | 'team' | 'settings' | 'clockSettings'

/** A knowledge article, in a version of it where that matters; without, the one in force. */
export interface ArticleShown {
  readonly articleId: ArticleId
  readonly number: number | null
}

export interface SavedTicket {
  readonly contactId: ContactId
  readonly ticketId: TicketId
  readonly number: string
}

export interface Navigation {
  readonly screen: Screen
  readonly contactId: ContactId | null
  readonly ticketId: TicketId | null
  /** the ticket that was just made, shown until the agent goes on */
  readonly saved: SavedTicket | null
  /** what the knowledge screen shows beside its shelf */
  readonly article: ArticleShown | null
  readonly help: boolean
  /** the box that finds anything is open */
  readonly finding: boolean
}

const start: Navigation = { screen: 'intake', contactId: null, ticketId: null, saved: null, article: null, help: false, finding: false }

export const useNavigation = create<Navigation>(() => start)

export function showScreen(screen: Screen): void {
  useNavigation.setState({ screen, ...(screen === 'tickets' && { ticketId: null }) })
}

export function showContact(contactId: ContactId | null): void {
  useNavigation.setState({ screen: 'intake', contactId, saved: null })
}

export function showTicket(ticketId: TicketId | null): void {
  useNavigation.setState({ screen: 'tickets', ticketId })
}

/** Opens an article on the knowledge screen: a link from a ticket gives the number of the version that was read. */
export function showArticle(articleId: ArticleId, number: number | null = null): void {
  useNavigation.setState({ screen: 'knowledge', article: { articleId, number } })
}

export function leaveArticle(): void {
  useNavigation.setState({ article: null })
}

export function showSaved(saved: SavedTicket): void {
  useNavigation.setState({ screen: 'intake', contactId: null, saved })
}

export function showHelp(help: boolean): void {
  useNavigation.setState({ help })
}

export function showFinder(finding: boolean): void {
  useNavigation.setState({ finding })
}

/** Another person sits down: they begin with their own contacts. */
export function startOver(): void {
  useNavigation.setState(start)
}
