import type { Topic } from '../../shared/changes.ts'
import type { Role } from '../../shared/contract/people.ts'
import { AppError } from '../../shared/errors.ts'
import type { AnyId, PersonId } from '../../shared/ids.ts'
import type { Language, LocalText } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { NewEvent } from '../db/events.ts'

/** Who acts: the person whose name every change carries. */
export interface Actor {
  readonly row: number
  readonly personId: PersonId
  readonly name: string
  readonly staffNumber: string
  readonly role: Role
}

/** What a query gets: one snapshot, one instant, and how the asking window speaks. */
export interface Context {
  readonly db: ReadDb
  readonly now: Instant
  readonly actor: Actor | null
  readonly language: Language
  readonly timeZone: string
}

/** What a command gets: one write transaction; what it records and announces leaves only when it commits. */
export interface CommandContext extends Context {
  readonly db: WriteDb
  newId(): AnyId
  /** Appends to the history. `at` is when it was true, if that was before now (a breach found late). @returns its `seq` */
  record(event: NewEvent, at?: Instant): number
  /** Pushed after the commit. */
  announce(topic: Topic, id: string): void
  /** Pushed after the commit without ids: more of it changed than is worth naming. */
  announceAll(topic: Topic): void
}

/** The actor of a procedure that only somebody who sits here may call; the router has refused the others. */
export function actorOf(context: Context): Actor {
  if (context.actor === null) throw new AppError('nobody_sits_here')
  return context.actor
}

export function inWords(context: Context, text: LocalText): string {
  return text[context.language]
}
