import type { AnyId } from '../../shared/ids.ts'
import type { Instant } from '../../shared/time.ts'
import type { WriteDb } from '../db/connection.ts'
import { appendEvent } from '../db/events.ts'
import type { CommandContext } from '../features/context.ts'
import { findDesk } from '../features/desk/desk.ts'
import type { Ids } from './ports.ts'

/** What a command gets, on behalf of the program itself, in a desk that is closed. */
export function programContext(db: WriteDb, { now, timeZone, ids }: { readonly now: Instant; readonly timeZone: string; readonly ids: Ids }): CommandContext {
  const desk = findDesk(db)
  if (desk === null) throw new RangeError('a folder without a desk')
  return {
    db,
    now,
    actor: null,
    language: 'en',
    timeZone,
    newId: () => ids.uuid() as AnyId,
    record: (event, at) => appendEvent(db, event, { eventId: ids.uuid(), author: null, device: desk.deviceId, instant: at ?? now }),
    announce: () => undefined,
    announceAll: () => undefined,
  }
}
