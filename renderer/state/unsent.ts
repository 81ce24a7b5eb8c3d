import { z } from 'zod'
import { contactIdSchema } from '../../shared/ids.ts'
import type { Autosave } from './autosave.ts'
import { useDrafts } from './drafts.ts'

const key = 'fourstep.unsent'

const unsentSchema = z.array(z.object({ contactId: contactIdSchema, field: z.string(), value: z.string() }))

function keptText(): z.infer<typeof unsentSchema> {
  try {
    return unsentSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'))
  } catch {
    return []
  }
}

/** As the page goes away: what is not known to be stored is kept in this tab until the desk is open again. */
export function keepUnsent(): void {
  const unsent = Object.entries(useDrafts.getState().contacts).flatMap(([contactId, fields]) =>
    Object.entries(fields).map(([field, { value }]) => ({ contactId, field, value })),
  )
  try {
    if (unsent.length > 0) sessionStorage.setItem(key, JSON.stringify(unsent))
  } catch {
    // Larger than the tab may keep: nothing more can be done for it here.
  }
}

/** Once somebody sits here again: types it anew, and forgets it. */
export function takeUnsent(autosave: Autosave): void {
  const unsent = keptText()
  sessionStorage.removeItem(key)
  for (const { contactId, field, value } of unsent) autosave.typed(contactId, field, value)
}
