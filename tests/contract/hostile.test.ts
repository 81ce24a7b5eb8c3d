import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connection } from '../../electron/db/connection.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { findProcedure, procedureNames } from '../../shared/contract/index.ts'
import { errorCodes } from '../../shared/errors.ts'
import type { Reply } from '../../shared/rpc.ts'
import { aContact, aCustomer, aTicket, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskOver, type TestDesk } from '../helpers/desk.ts'
import { inputsOf, junk, spoilt } from '../helpers/inputs.ts'
import { retail, retailSource } from '../helpers/playbooks.ts'

/**
 * Whatever arrives: a coded answer, never a crash, never half a write. `image` is the whole database, byte for byte, and taken
 * only when a statement has changed a row since, were it taken back or not (`changes`): most of what comes in gets nowhere near.
 */
const room = openRoom()
const runs = 35
let answered = 0
let refusals = 0

function openRoom(): { desk: TestDesk; words: string[]; image(): Buffer; changes(): number } {
  const sqlite = new Sqlite(':memory:')
  // Free pages would differ after a rollback: SQLite does not restore what nobody can read.
  sqlite.pragma('auto_vacuum = FULL')
  makeDurable(sqlite)
  migrate(sqlite, ':memory:', migrations)
  const desk = seated(deskOver(new Connection(sqlite, () => 0, () => undefined)), { role: 'manager' })
  const customer = aCustomer(desk)
  const ids = [desk.call('people.me', {}).person.personId, customer.customerId, aTicket(desk).ticketId, aTicket(desk).ticketId, aContact(desk, returnComplaint, 'scene'), aContact(desk, mailedComplaint, 'outcome'), aContact(desk, mailedComplaint, 'ask')]
  const slugs = [retail.types, retail.classes, retail.severities, retail.outcomes, retail.departments, retail.channels, retail.tiers].flatMap((list) => list.map((item) => item.id))
  const words = [
    ...ids, '018f0000-0000-7000-8000-000000000000', ...slugs, 'after-sales', 'return-exchange', 'exchange-goods', 'description', 'order-no', 'goods-state', 'freeNeed', 'identity', 'constructor', 'toString',
    'opened', 'Lin Yating', '13800001234', '+86 138', '林雅婷', 'one line', 'two\nlines', ' ', '', 'ask.ask-greet', 'M-1', retailSource, '{', 'null',
    'Asia/Shanghai', '09:00', '12:00', '18:00', '24:00', '2026-10-01', '10-01', '02-29', '2026-11-01T00:00:00+08:00', '9999-12-31T23:59:59Z', 'CK-9',
  ]
  const total = sqlite.prepare('SELECT total_changes()').pluck()
  return { desk, words, image: () => sqlite.serialize(), changes: () => total.get() as number }
}

let before: Buffer
let changed: number

beforeAll(() => {
  before = room.image()
  changed = room.changes()
})

/** Sends a frame of anything and holds the answer against what every answer must be. */
function mustAnswer(frame: unknown, describing: string): Reply {
  const reply = room.desk.backend.handle(frame)
  const touched = room.changes() !== changed
  const after = touched ? room.image() : before
  changed = room.changes()
  if (reply.ok) {
    answered += 1
  } else {
    refusals += 1
    expect(errorCodes, describing).toContain(reply.error.code)
    expect(reply.error.code, `${describing}: ${JSON.stringify(room.desk.log.at(-1)?.detail)}`).not.toBe('internal')
    expect(after.equals(before), `${describing}: refused, and yet something was written`).toBe(true)
  }
  // What is answered must survive the wire as it is.
  expect(JSON.parse(JSON.stringify(reply))).toEqual(reply)
  before = after
  return reply
}

describe.each(procedureNames)('%s', (name) => {
  const procedure = findProcedure(name)!
  const right = inputsOf(procedure.input, room.words)

  test('right in shape', () => {
    fc.assert(fc.property(right, (input) => {
      const reply = mustAnswer(room.desk.frame(name, input), name)
      if (reply.ok) procedure.output.parse(reply.value)
    }), { numRuns: runs })
  })

  test('spoilt in one place', () => {
    fc.assert(fc.property(spoilt(right), (input) => { mustAnswer(room.desk.frame(name, input), name) }), { numRuns: runs })
  })

  test('junk altogether', () => {
    fc.assert(fc.property(junk, (input) => {
      const reply = mustAnswer(room.desk.frame(name, input), name)
      if (typeof input !== 'object' || input === null || Array.isArray(input)) expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }), { numRuns: runs })
  })

  test('a field that is not in the contract is refused, whatever it is called', () => {
    fc.assert(fc.property(right, fc.constantFrom('__proto__', 'constructor', 'prototype', 'extra'), (input, key) => {
      const more = Object.defineProperty({ ...(input as object) }, key, { value: {}, enumerable: true })
      expect(mustAnswer(room.desk.frame(name, JSON.parse(JSON.stringify(more))), `${name} with ${key}`)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }), { numRuns: 8 })
  })
})

describe('frames', () => {
  const frame = fc.constantFrom(...procedureNames).map((name) => room.desk.frame(name, {}))

  test('junk instead of a frame', () => {
    fc.assert(fc.property(junk, (raw) => { expect(mustAnswer(raw, 'junk')).toMatchObject({ ok: false, error: { code: 'invalid_input' } }) }), { numRuns: 300 })
  })

  test('a frame spoilt in one place', () => {
    fc.assert(fc.property(spoilt(frame), (raw) => { mustAnswer(raw, 'frame') }), { numRuns: 500 })
  })

  test('procedures that do not exist', () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'desk.__proto__', 'desk.constructor', '__proto__.toString', 'desk', 'desk.', '.status', 'desk.status.x', 'Desk.status', 'desk.status '), fc.string({ maxLength: 80 })), (name) => {
      fc.pre(!(procedureNames as readonly string[]).includes(name))
      expect(mustAnswer({ ...room.desk.frame('desk.status', {}), procedure: name }, name)).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
    }), { numRuns: 150 })
  })

  test('time zones that do not exist', () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom('', 'Mars/Olympus', '\u0000', '../UTC', 'Asia/Shanghai\n'), fc.string({ minLength: 1, maxLength: 60 })), (timeZone) => {
      const reply = mustAnswer({ ...room.desk.frame('desk.status', {}), timeZone }, timeZone)
      if (!reply.ok) expect(reply.error).toMatchObject({ code: 'invalid_input', details: { path: 'timeZone' } })
    }), { numRuns: 100 })
  })

  test('values that fight back', () => {
    const trap = new Proxy({}, { get: () => { throw new Error('trap') }, has: () => { throw new Error('trap') }, ownKeys: () => { throw new Error('trap') }, getPrototypeOf: () => { throw new Error('trap') } })
    expect(room.desk.backend.handle(trap)).toMatchObject({ id: 0, ok: false })
  })
})

afterAll(() => {
  // The runs would prove nothing if everything were refused at the door, or nothing were.
  expect(answered).toBeGreaterThan(300)
  expect(refusals).toBeGreaterThan(2_000)
  expect(({} as Record<string, unknown>)['role']).toBeUndefined()
})
