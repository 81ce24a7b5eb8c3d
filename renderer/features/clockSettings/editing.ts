import { createContext, useContext } from 'react'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import { useSession } from '../../state/session.ts'
import type { Base, Draft, Typed } from './draft.ts'
import { edit, leaveField, type, useClockDrafts } from './draft.ts'

/** What the parts of the screen show and change. */
export interface Editing {
  readonly inForce: Base
  /** as they would be published */
  readonly settings: ClockSettings
  /** null while nothing was changed */
  readonly draft: Draft | null
  /** the role may not publish: all is shown and nothing changes */
  readonly readOnly: boolean
  readonly typed: (key: string) => Typed | null
  readonly edit: (key: string, change: (settings: ClockSettings) => ClockSettings, replaced?: readonly string[]) => void
  readonly type: (key: string, text: string, change: ((settings: ClockSettings) => ClockSettings) | null) => void
  readonly leave: (key: string) => void
}

export const EditingContext = createContext<Editing | null>(null)

/** The draft of whoever sits here over what is in force; without the right to publish, what is in force alone. */
export function useEditingOf(inForce: Base, readOnly: boolean): Editing {
  const personId = useSession((session) => session.personId)
  const known = useClockDrafts(({ drafts }) => (personId === null || readOnly ? undefined : drafts[personId]))
  const draft = known ?? null
  return {
    inForce,
    settings: draft?.settings ?? inForce.settings,
    draft,
    readOnly: readOnly || personId === null,
    typed: (key) => draft?.texts[key] ?? null,
    edit: (key, change, replaced) => {
      if (personId !== null && !readOnly) edit(personId, inForce, key, change, replaced)
    },
    type: (key, text, change) => {
      if (personId !== null && !readOnly) type(personId, inForce, key, text, change)
    },
    leave: (key) => {
      if (personId !== null) leaveField(personId, key)
    },
  }
}

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('not inside the clock settings')
  return editing
}
