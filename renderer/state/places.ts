import { create } from 'zustand'
import type { ContactId } from '../../shared/ids.ts'
import type { IntakeStep } from '../../shared/playbook.ts'

/** Where the hands were in a contact when something else came on the screen. */
export interface Place {
  readonly step: IntakeStep
  /** finds what had the focus */
  readonly selector: string
  /** the caret, where it was in text */
  readonly caret: { readonly from: number; readonly to: number; readonly direction: 'forward' | 'backward' | 'none' } | null
  /** how far each part of the screen was scrolled, by its `data-scrolls` */
  readonly scrolled: ReadonlyMap<string, number>
}

interface Remembered {
  readonly places: ReadonlyMap<ContactId, Place>
  /** which version of each contact was last seen or made here */
  readonly seen: ReadonlyMap<ContactId, number>
}

/** What is remembered of each contact for as long as it is open. */
export const useRemembered = create<Remembered>(() => ({ places: new Map(), seen: new Map() }))

export function keepPlace(contactId: ContactId, place: Place): void {
  useRemembered.setState(({ places }) => ({ places: new Map(places).set(contactId, place) }))
}

export function placeIn(contactId: ContactId): Place | null {
  return useRemembered.getState().places.get(contactId) ?? null
}

export function markSeen(contactId: ContactId, version: number): void {
  useRemembered.setState(({ seen }) => ((seen.get(contactId) ?? 0) >= version ? {} : { seen: new Map(seen).set(contactId, version) }))
}

/** Contacts that are over are forgotten. */
export function forgetAllBut(open: readonly ContactId[]): void {
  const only = <T>(all: ReadonlyMap<ContactId, T>) => new Map([...all].filter(([contactId]) => open.includes(contactId)))
  useRemembered.setState(({ places, seen }) => ({ places: only(places), seen: only(seen) }))
}
