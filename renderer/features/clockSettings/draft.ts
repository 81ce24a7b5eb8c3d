import { create } from 'zustand'
import type { ClockDraft, ClockSettings } from '../../../shared/contract/clocks.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { DraftKeeper } from '../../state/draftKeeper.ts'
import { changesOf, putOn } from './difference.ts'

/** What a draft was begun on: the settings of one version of the playbook. */
export interface Base {
  readonly playbookId: string
  readonly version: number
  readonly settings: ClockSettings
}

/** What stands in a field, as long as somebody is typing there or it does not hold. */
export interface Typed {
  readonly text: string
  readonly holds: boolean
}

type Texts = Readonly<Record<string, Typed>>

interface Past {
  /** what was changed: the keys of one field, one after the other, are one change */
  readonly key: string
  readonly settings: ClockSettings
  readonly texts: Texts
}

export interface Draft {
  readonly base: Base
  readonly settings: ClockSettings
  readonly texts: Texts
  readonly past: readonly Past[]
}

const mostPast = 100

/** What each person who sat in this window has changed and not published. It is kept in the database ({@link keepWith}). */
export const useClockDrafts = create<{ readonly drafts: Readonly<Record<PersonId, Draft>> }>(() => ({ drafts: {} }))

type Keeper = Pick<DraftKeeper, 'changed'>
let keeper: Keeper | null = null

/** From now on every change of a draft is told to what stores it. */
export function keepWith(next: Keeper): void {
  keeper = next
}

function keep(personId: PersonId, draft: Draft | null): void {
  show(personId, draft)
  keeper?.changed(personId, draft === null || !hasChanges(draft) ? null : stored(draft))
}

function show(personId: PersonId, draft: Draft | null): void {
  const others = Object.entries(useClockDrafts.getState().drafts).filter(([id]) => id !== personId)
  useClockDrafts.setState({ drafts: Object.fromEntries(draft === null ? others : [...others, [personId, draft] as const]) })
}

const [mostTexts, longestTyped] = [400, 4_000]

/** As it is stored: what no field could take whole anyway is shortened. */
export function stored({ base, settings, texts }: Draft): ClockDraft {
  const { playbookId, version } = base
  return {
    base: { playbookId, version, settings: base.settings },
    settings,
    texts: Object.entries(texts).slice(0, mostTexts).map(([name, { text, holds }]) => ({ name, text: text.slice(0, longestTyped).replace(/[\u0000\p{Surrogate}]/gu, ''), holds })),
  }
}

/** Shows what is stored: of an earlier time, or of another window. What was taken back before cannot be taken back any more. */
export function showStored(personId: PersonId, found: ClockDraft | null): void {
  show(personId, found === null ? null : { base: found.base, settings: found.settings, texts: Object.fromEntries(found.texts.map(({ name, text, holds }) => [name, { text, holds }])), past: [] })
}

/** The draft was published: there is none any more, here and where it was stored. */
export function forget(personId: PersonId): void {
  show(personId, null)
}

/** Whether there is anything in a draft that is not in force. */
export function hasChanges({ base, settings, texts }: Draft): boolean {
  return Object.keys(texts).length > 0 || changesOf(base.settings, settings).length > 0
}

const fresh = (base: Base): Draft => ({ base, settings: base.settings, texts: {}, past: [] })

/** The draft to go on with: one in which nothing is changed any more begins anew on what is in force. */
function current(personId: PersonId, inForce: Base): Draft {
  const known = useClockDrafts.getState().drafts[personId]
  return known !== undefined && (hasChanges(known) || known.base.version === inForce.version) ? known : fresh(inForce)
}

function withPast(draft: Draft, key: string): readonly Past[] {
  if (draft.past.at(-1)?.key === key) return draft.past
  return [...draft.past, { key, settings: draft.settings, texts: draft.texts }].slice(-mostPast)
}

/**
 * Changes the draft.
 * @param key names what is changed; a key followed by itself is one change that is undone at once
 * @param replaced how the names of those fields begin whose text goes with what they were of
 */
export function edit(personId: PersonId, inForce: Base, key: string, change: (settings: ClockSettings) => ClockSettings, replaced: readonly string[] = []): void {
  const draft = current(personId, inForce)
  const settings = change(draft.settings)
  const texts = withoutTexts(draft.texts, (name) => replaced.some((prefix) => name.startsWith(prefix)))
  if (settings !== draft.settings || Object.keys(texts).length < Object.keys(draft.texts).length) keep(personId, { ...draft, settings, texts, past: withPast(draft, key) })
}

/** Keeps what stands in a field; with `change` where it holds. */
export function type(personId: PersonId, inForce: Base, key: string, text: string, change: ((settings: ClockSettings) => ClockSettings) | null): void {
  const draft = current(personId, inForce)
  keep(personId, {
    ...draft,
    settings: change === null ? draft.settings : change(draft.settings),
    texts: { ...draft.texts, [key]: { text, holds: change !== null } },
    past: withPast(draft, key),
  })
}

/** The caret has left a field: what holds is shown as it is written from now on. */
export function leaveField(personId: PersonId, key: string): void {
  const draft = useClockDrafts.getState().drafts[personId]
  if (draft?.texts[key]?.holds !== true) return
  keep(personId, { ...draft, texts: withoutTexts(draft.texts, (each) => each === key) })
}

function withoutTexts(texts: Texts, gone: (key: string) => boolean): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !gone(key)))
}

/** Takes the last change back. */
export function undo(personId: PersonId): void {
  const draft = useClockDrafts.getState().drafts[personId]
  const last = draft?.past.at(-1)
  if (draft === undefined || last === undefined) return
  keep(personId, { ...draft, settings: last.settings, texts: last.texts, past: draft.past.slice(0, -1) })
}

/** Drops everything that is not in force. @returns what brings it back */
export function drop(personId: PersonId): () => void {
  const draft = useClockDrafts.getState().drafts[personId]
  keep(personId, null)
  return () => {
    if (draft !== undefined) keep(personId, draft)
  }
}

/** Puts what was changed on what is in force now: another version was published meanwhile. */
export function putOnNow(personId: PersonId, inForce: Base): void {
  const draft = useClockDrafts.getState().drafts[personId]
  if (draft === undefined) return
  keep(personId, { base: inForce, settings: putOn(draft.base.settings, draft.settings, inForce.settings), texts: draft.texts, past: [] })
}
