import type { DeskSettings } from '../../../shared/contract/desk.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, PersonId } from '../../../shared/ids.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb, WriteDb } from '../../db/connection.ts'
import { appendEvent } from '../../db/events.ts'
import type { Instant } from '../../../shared/time.ts'
import type { CommandContext, Context } from '../context.ts'
import { type DeskRow, insertDesk, theDesk, updateDesk } from './desk.store.ts'

export interface Desk {
  readonly deviceId: DeviceId
  readonly number: number
  readonly lastPerson: PersonId | null
  readonly settings: DeskSettings
}

/** The desk this database belongs to, or null before {@link createDesk}. */
export function findDesk(db: ReadDb): Desk | null {
  const row = theDesk.one(db, {})
  return row === null ? null : deskOf(row)
}

/** The first thing a new database holds: which device it is. `number` is the first three digits of its ticket numbers. */
export function createDesk(db: WriteDb, made: { readonly deviceId: string; readonly eventId: string; readonly number: number; readonly now: Instant }): Desk {
  const settings: DeskSettings = { language: 'system', look: 'system', notifications: true, sound: false, quiet: null }
  const last_seq = appendEvent(
    db,
    { entity: 'desk', id: made.deviceId, type: 'desk.created', body: { number: made.number } },
    { eventId: made.eventId, author: null, device: made.deviceId, instant: made.now },
  )
  insertDesk(db, {
    row: 1,
    device_id: uuidToBlob(made.deviceId),
    number: made.number,
    created_at: made.now,
    last_person: null,
    language: settings.language,
    look: settings.look,
    notifications: 1,
    sound: 0,
    quiet_from: null,
    quiet_to: null,
    last_seq,
  })
  return { deviceId: made.deviceId as DeviceId, number: made.number, lastPerson: null, settings }
}

/** The desk of this database; it is made before the first frame is answered. */
export function deskHere(context: Context): Desk {
  return deskOf(rowOf(context))
}

export function setSettings(context: CommandContext, wanted: { readonly [K in keyof DeskSettings]?: DeskSettings[K] | undefined }): DeskSettings {
  const row = rowOf(context)
  const before = deskOf(row).settings
  const after: DeskSettings = {
    language: wanted.language ?? before.language,
    look: wanted.look ?? before.look,
    notifications: wanted.notifications ?? before.notifications,
    sound: wanted.sound ?? before.sound,
    quiet: wanted.quiet === undefined ? before.quiet : wanted.quiet,
  }
  const [was, is] = [toldOf(before), toldOf(after)]
  const changes = Object.fromEntries(Object.keys(is).filter((key) => was[key] !== is[key]).map((key) => [key, { from: was[key] ?? null, to: is[key] ?? null }]))
  if (Object.keys(changes).length > 0) {
    change(context, row, 'desk.set', { changes }, {
      language: after.language, look: after.look, notifications: after.notifications ? 1 : 0, sound: after.sound ? 1 : 0, quiet_from: after.quiet?.from ?? null, quiet_to: after.quiet?.to ?? null,
    })
  }
  return after
}

/** Settings as the history tells them: plain values. */
const toldOf = ({ quiet, ...plain }: DeskSettings): Readonly<Record<string, string | boolean | null>> => ({ ...plain, quiet: quiet === null ? null : `${quiet.from}–${quiet.to}` })

/** Remembers who sits here, so that the next start welcomes them. */
export function seat(context: CommandContext, person: PersonId): void {
  const row = rowOf(context)
  change(context, row, 'desk.seated', { person }, { last_person: uuidToBlob(person) })
}

function change(context: CommandContext, row: DeskRow, type: string, body: Record<string, unknown>, values: Partial<DeskRow>): void {
  const id = blobToUuid(row.device_id)
  const last_seq = context.record({ entity: 'desk', id, type, body })
  const { language, look, notifications, sound, quiet_from, quiet_to, last_person } = { ...row, ...values }
  updateDesk(context.db, { row: 1, language, look, notifications, sound, quiet_from, quiet_to, last_person, last_seq })
  context.announce('desk', id)
}

function rowOf(context: Context): DeskRow {
  const row = theDesk.one(context.db, {})
  if (row === null) throw new AppError('internal', { missing: 'desk' })
  return row
}

function deskOf(row: DeskRow): Desk {
  return {
    deviceId: blobToUuid(row.device_id),
    number: row.number,
    lastPerson: row.last_person === null ? null : blobToUuid(row.last_person),
    settings: {
      language: row.language as DeskSettings['language'],
      look: row.look as DeskSettings['look'],
      notifications: row.notifications === 1,
      sound: row.sound === 1,
      quiet: row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
    },
  }
}
