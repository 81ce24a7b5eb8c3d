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

/** Whether everything of this contact is stored, some of it is on its way, or some of it could not be. */
export function useStored(contactId: ContactId): 'stored' | 'onItsWay' | 'notStored' {
  return useDrafts(({ contacts }) => {
    const drafts = Object.values(contacts[contactId] ?? {})
    if (drafts.length === 0) return 'stored'
    return drafts.every(({ error }) => error === null) ? 'onItsWay' : 'notStored'
  })
}

/** A field of this contact whose text was refused and so is not what the backend holds; null when there is none. */
export function refusedField(contactId: ContactId): { readonly field: string; readonly error: AppError } | null {
  for (const [field, { error }] of Object.entries(useDrafts.getState().contacts[contactId] ?? {})) if (error !== null) return { field, error }
  return null
}

/** What was typed and is not stored, as it stands. */
export function unsavedTexts(): readonly string[] {
  const drafts = Object.values(useDrafts.getState().contacts).flatMap((fields) => Object.values(fields))
  return drafts.map(({ value }) => value).filter((value) => value !== '')
}
