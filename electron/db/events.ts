import { AppError } from '../../shared/errors.ts'
import type { Instant } from '../../shared/time.ts'
import type { ReadDb, WriteDb } from './connection.ts'
import { reading, writing } from './statement.ts'
import { blobToUuid, uuidToBlob } from './blobs.ts'
import { schemaVersion } from './migrations/index.ts'

export const entities = ['desk', 'person', 'playbook', 'customer', 'order', 'contact', 'ticket', 'comment', 'clock', 'clockDraft', 'queueView', 'synonym', 'article', 'import', 'learning', 'proposal', 'attachment', 'rating', 'improvement', 'notice', 'promise', 'collaboration'] as const
export type Entity = (typeof entities)[number]

/** One change, appended in the transaction that makes it: the history, the audit trail and what a team will be sent later. */
export type NewEvent = {
  readonly entity: Entity
  readonly id: string
  /** `<entity>.<past tense>`, as `ticket.opened` */
  readonly type: string
} & ({ readonly body: EventBody } | { /** a body as `writtenBody` makes it */ readonly written: string })

export interface EventBody {
  readonly changes?: Readonly<Record<string, { readonly from: EventValue; readonly to: EventValue }>>
  readonly why?: string
  /** the event of this desk that it follows from, by its `seq`; it is written by its `device_seq`, by which every desk knows it */
  readonly because?: number
  readonly [detail: string]: unknown
}
export type EventValue = string | number | boolean | null

export interface EventStamp {
  readonly eventId: string
  readonly author: string | null
  readonly device: string
  readonly instant: Instant
}

const append = writing<{
  event_id: Uint8Array
  entity: string
  entity_id: Uint8Array
  type: string
  author: Uint8Array | null
  device: Uint8Array
  instant: number
  schema_version: number
  body: string
}>(`
  INSERT INTO event (device_seq, event_id, entity, entity_id, type, author, device, instant, schema_version, body)
  VALUES ((SELECT coalesce(max(device_seq), 0) + 1 FROM event WHERE device = @device),
          @event_id, @entity, @entity_id, @type, @author, @device, @instant, @schema_version, @body)`)

const deviceSeqOf = reading<{ seq: number }, { device_seq: number }>('SELECT device_seq FROM event WHERE seq = @seq')

/** A body as it is written down: what is long can be made so beforehand. */
export function writtenBody(db: ReadDb, body: EventBody): string {
  if (body.because === undefined) return JSON.stringify(body)
  return JSON.stringify({ ...body, because: deviceSeqOf.one(db, { seq: body.because })?.device_seq ?? body.because })
}

/** @returns the sequence number that the changed row keeps as `last_seq` */
export function appendEvent(db: WriteDb, event: NewEvent, stamp: EventStamp): number {
  return append(db, {
    event_id: uuidToBlob(stamp.eventId),
    entity: event.entity,
    entity_id: uuidToBlob(event.id),
    type: event.type,
    author: stamp.author === null ? null : uuidToBlob(stamp.author),
    device: uuidToBlob(stamp.device),
    instant: stamp.instant,
    schema_version: schemaVersion,
    body: 'written' in event ? event.written : writtenBody(db, event.body),
  }).row
}

const eventIdOf = reading<{ seq: number }, { event_id: Uint8Array }>('SELECT event_id FROM event WHERE seq = @seq')

/** An event by its id, as other desks know it. */
export function idOfEvent(db: ReadDb, seq: number): string {
  const found = eventIdOf.one(db, { seq })
  if (found === null) throw new AppError('internal', { missing: 'event' })
  return blobToUuid(found.event_id)
}

const last = reading<Record<string, never>, { seq: number | null }>('SELECT max(seq) AS seq FROM event')

/** The sequence number of what happened last on this desk; 0 when nothing has. */
export const lastSeq = (db: ReadDb): number => last.one(db, {})?.seq ?? 0

const latest = reading<{ most: number }, { at: number | null }>('SELECT max(instant) AS at FROM (SELECT instant FROM event ORDER BY seq DESC LIMIT @most)')
/** A breach found late is on record with its own, earlier instant: the latest is among the last few. */
const looked = 50

/** The latest instant on record; null when nothing is. */
export const lastInstant = (db: ReadDb): Instant | null => (latest.one(db, { most: looked })?.at ?? null) as Instant | null
