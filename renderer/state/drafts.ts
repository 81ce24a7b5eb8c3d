import { create } from 'zustand'
import type { AppError } from '../../shared/errors.ts'
import type { ContactId } from '../../shared/ids.ts'

/** What stands in a field and is not yet known to be stored. */
export interface Draft {
  readonly value: string
  /** why it could not be stored; null while it is on its way */
  readonly error: AppError | null
}

type Fields = Readonly<Record<string, Draft>>

/** Typed text by contact and field, from the first key until the backend has acknowledged exactly this text. */
export const useDrafts = create<{ readonly contacts: Readonly<Record<ContactId, Fields>> }>(() => ({ contacts: {} }))

function setField(contactId: ContactId, field: string, draft: Draft | null): void {
  useDrafts.setState(({ contacts }) => {
    const others = Object.entries(contacts[contactId] ?? {}).filter(([name]) => name !== field)
    const fields = draft === null ? others : [...others, [field, draft] as const]
    return { contacts: { ...contacts, [contactId]: Object.fromEntries(fields) } }
  })
}

/** The drafts as the autosave queue keeps them. */
export const draftsOf = {
  keep: (contactId: ContactId, field: string, value: string) => {
    setField(contactId, field, { value, error: null })
  },
  fail: (contactId: ContactId, field: string, value: string, error: AppError) => {
    setField(contactId, field, { value, error })
  },
  /** Forgets the draft of a field, unless more has been typed since. */
  stored: (contactId: ContactId, field: string, value: string) => {
    if (useDrafts.getState().contacts[contactId]?.[field]?.value === value) setField(contactId, field, null)
  },
}

export function useDraft(contactId: ContactId, field: string): Draft | null {
  return useDrafts(({ contacts }) => contacts[contactId]?.[field] ?? null)
}

/** True while something of this contact is on its way or could not be stored. */
export function useUnsaved(contactId: ContactId): boolean {
  return useDrafts(({ contacts }) => Object.keys(contacts[contactId] ?? {}).length > 0)
}
