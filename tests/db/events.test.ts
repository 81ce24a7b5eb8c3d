import { expect, test } from 'vitest'
import { appendEvent } from '../../electron/db/events.ts'
import { schemaVersion } from '../../electron/db/migrations/index.ts'
import { deskOver, memoryDatabase } from '../helpers/desk.ts'
import { aTicket, seated } from '../helpers/builders.ts'

test('events are final: nobody changes or deletes one, whatever the statement', () => {
  const database = memoryDatabase()
  const desk = seated(deskOver(database))
  aTicket(desk)
  const before = desk.events
  for (const sql of ["UPDATE event SET type = 'x'", 'UPDATE event SET body = body WHERE seq = 1', 'DELETE FROM event', 'DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)', "INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 1"]) {
    expect(() => database.write((db) => db.change(sql, {})), sql).toThrow()
  }
  expect(desk.events).toEqual(before)
})

test('every event has its device, a device sequence without a gap, a schema version and a body', () => {
  const desk = seated(deskOver(memoryDatabase()))
  aTicket(desk)
  const { events } = desk
  expect(new Set(events.map((event) => event.device)).size).toBe(1)
  expect(events.map((event) => event.deviceSeq)).toEqual(events.map((_, at) => at + 1))
  expect(new Set(events.map((event) => event.schemaVersion))).toEqual(new Set([schemaVersion]))
})

test('what an event follows from is told by the sequence of its own device, whatever came from others meanwhile', () => {
  const desk = seated(deskOver(memoryDatabase()))
  const elsewhere = '018f0000-0000-7000-8000-0000000000bb'
  desk.writing((db) => appendEvent(db, { entity: 'person', id: elsewhere, type: 'person.joined', body: {} }, { eventId: elsewhere, author: null, device: elsewhere, instant: desk.clock.now() }))
  aTicket(desk)
  const own = desk.events.filter(({ device }) => device !== elsewhere.replaceAll('-', ''))
  const following = own.filter(({ body }) => body['because'] !== undefined)
  expect(following.length).toBeGreaterThan(2)
  for (const { type, seq, body } of following) {
    const cause = own.find(({ deviceSeq }) => deviceSeq === body['because'])
    expect([type, cause?.type]).toEqual([type, expect.stringMatching(/^(contact|ticket)\./)])
    expect(cause!.seq).toBeLessThan(seq)
  }
})

test('every changed row keeps the event of its last change, and that event is about it', () => {
  const desk = seated(deskOver(memoryDatabase()))
  aTicket(desk)
  for (const [table, id] of [['desk', 'device_id'], ['person', 'person_id'], ['playbook', 'playbook_id'], ['contact', 'contact_id'], ['ticket', 'ticket_id'], ['clock', 'clock_id']] as const) {
    const rows = desk.rows<{ entity: string; same: number }>(`SELECT event.entity, event.entity_id = ${table}.${id} AS same FROM ${table} JOIN event ON event.seq = ${table}.last_seq`)
    expect(rows.length, table).toBeGreaterThan(0)
    for (const row of rows) expect(row, table).toEqual({ entity: table, same: 1 })
  }
})
