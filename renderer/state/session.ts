import { create } from 'zustand'
import type { DeskSettings } from '../../shared/contract/desk.ts'
import type { PersonId } from '../../shared/ids.ts'
import { personIdSchema } from '../../shared/ids.ts'
import type { Language } from '../../shared/text.ts'
import { languageSchema, nearestLanguage } from '../../shared/text.ts'

export interface Session {
  readonly personId: PersonId | null
  readonly language: Language
  /** from the address: goes before the system's language, not before one that was chosen in the settings */
  readonly asked: Language | null
}

/** Who sits here and in which language this window speaks. */
export const useSession = create<Session>(() => ({ personId: null, language: 'zh-CN', asked: null }))

const seatKey = 'fourstep.person'
const askedKey = 'fourstep.language'

/** What the settings mean for this window. */
export function languageFor(choice: DeskSettings['language'], asked: Language | null, system: string | undefined): Language {
  return choice === 'system' ? (asked ?? nearestLanguage(system)) : choice
}

/** Sits down in this window; a reload of the page finds the same person again. */
export function sitDown(personId: PersonId): void {
  sessionStorage.setItem(seatKey, personId)
  useSession.setState({ personId })
}

export function standUp(): void {
  sessionStorage.removeItem(seatKey)
  useSession.setState({ personId: null })
}

/** The language asked for on the command line; it holds for this window, also after a reload. */
export function askedLanguage(fromAddress: Language | null): Language | null {
  if (fromAddress !== null) sessionStorage.setItem(askedKey, fromAddress)
  return languageSchema.safeParse(sessionStorage.getItem(askedKey)).data ?? null
}

/** Who sat in this window before it was reloaded. */
export function rememberedPerson(): PersonId | null {
  return personIdSchema.safeParse(sessionStorage.getItem(seatKey)).data ?? null
}

export function speak(language: Language): void {
  useSession.setState({ language })
}
