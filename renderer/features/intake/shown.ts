import { useEffect } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import type { ContactId } from '../../../shared/ids.ts'

/** Which version of the contact on the screen stands there, caret included. */
let onScreen: { readonly contactId: ContactId; readonly version: number } | null = null
const waiting = new Set<() => void>()

/** Tells that this view is on the screen; to be called after the effects that move the caret. */
export function useShown({ contact: { contactId }, version }: IntakeView): void {
  useEffect(() => {
    onScreen = { contactId, version }
    for (const look of [...waiting]) look()
  }, [contactId, version])
}

/** The screen itself is quick; what does not come by then has given way to something else, as another contact. */
const longestShowing = 1_000

/** Resolves when this version of the contact, or a later one, is on the screen with the caret in its place, or does not come there. */
export function whenShown(contactId: ContactId, version: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(limit)
      waiting.delete(look)
      resolve()
    }
    const look = () => {
      if (onScreen?.contactId === contactId && onScreen.version >= version) end()
    }
    const limit = setTimeout(end, longestShowing)
    waiting.add(look)
    look()
  })
}
