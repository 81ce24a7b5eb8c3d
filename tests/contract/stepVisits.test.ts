import { describe, expect, test } from 'vitest'
import { timeBySteps, visitsOf } from '../../electron/features/intake/intake.ts'
import type { ContactId } from '../../shared/ids.ts'
import { instant, minute, second } from '../../shared/time.ts'
import { aContact, answerStep, aPerson, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInFolder, deskOver, memoryDatabase, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const begun = Date.parse('2025-11-24T01:30:00.000Z')

function room() {
  const database = memoryDatabase()
  const desk = seated(deskOver(database))
  const context = () => database.read((db) => ({ db, now: desk.clock.now(), actor: null, language: 'en' as const, timeZone: 'UTC' }))
  const visits = (contactId: ContactId) => visitsOf(context(), contactId).map(({ problem, step, enteredAt, leftAt }) => [problem, step, (enteredAt - begun) / second, leftAt === null ? null : (leftAt - begun) / second])
  return { desk, visits, context }
}

const after = (desk: TestDesk, seconds: number) => { desk.clock.advance(seconds * second) }

describe('the seconds of each step (QA-1)', () => {
  test('run from entering to leaving, and again after going back', () => {
    const { desk, visits } = room()
    const contactId = aContact(desk)
    after(desk, 20)
    answerStep(desk, contactId, returnComplaint, 'ask')
    after(desk, 5)
    desk.call('intake.next', { contactId })
    after(desk, 10)
    desk.call('intake.goTo', { contactId, step: 'ask' })
    after(desk, 3)
    desk.call('intake.goTo', { contactId, step: 'ask' })
    after(desk, 1)
    desk.call('intake.abandon', { contactId, reason: 'Call lost' })
    expect(visits(contactId)).toEqual([[1, 'ask', 0, 25], [1, 'type', 25, 35], [1, 'ask', 35, 39]])
  })

  test('do not count what was parked, and go to whoever took the contact over', () => {
    const { desk, visits, context } = room()
    const other = aPerson(desk)
    const contactId = aContact(desk)
    after(desk, 10)
    desk.call('intake.park', { contactId, reason: 'x' })
    after(desk, 600)
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'late' }] })
    desk.call('intake.unpark', { contactId })
    after(desk, 4)
    desk.call('intake.hand', { contactId, to: other.personId, note: 'x' })
    after(desk, 6)
    desk.as(other).call('intake.next', { contactId })
    expect(visits(contactId)).toEqual([[1, 'ask', 0, 10], [1, 'ask', 610, 614], [1, 'ask', 614, 620], [1, 'type', 620, null]])
    expect(visitsOf(context(), contactId).map((visit) => visit.agent === other.personId)).toEqual([false, false, true, true])
  })

  test('end with saving, and begin anew with the next problem (IN-11)', () => {
    const { desk, visits } = room()
    const contactId = aContact(desk, returnComplaint, 'outcome')
    after(desk, 7)
    desk.call('intake.save', { contactId })
    expect(visits(contactId).at(-1)).toEqual([1, 'outcome', 0, 7])
    after(desk, 8)
    desk.call('intake.another', { contactId })
    expect(visits(contactId).at(-1)).toEqual([2, 'ask', 15, null])
  })

  test('of a contact that nobody knows there are none', () => {
    expect(room().visits('018f0000-0000-7000-8000-000000000000' as ContactId)).toEqual([])
  })
})

test('a program that was killed: the stay ends with the last thing that was done, and the next one begins another', () => {
  const folder = temporaryFolder()
  const clock = new FakeClock(begun)
  const killed = seated(deskInFolder(folder, { clock }))
  const { person } = killed.call('people.me', {})
  const contactId = aContact(killed)
  clock.advance(9 * second)
  killed.call('intake.write', { contactId, answers: [{ field: 'description', value: 'x' }] })
  // The process is gone: nothing is told, only the lock falls.
  clock.advance(40 * second)
  killed.backend.close()
  clock.set(begun + 60 * minute)
  const desk = deskInFolder(folder, { clock, seed: 2 }).as(person)
  const stays = () => desk.rows<{ step: string; entered: number; left: number | null }>('SELECT step, entered_at AS entered, left_at AS "left" FROM step_visit ORDER BY row')
  expect(stays()).toEqual([{ step: 'ask', entered: begun, left: begun + 9 * second }])
  expect(desk.eventsOf('contact.interrupted')).toMatchObject([{ author: null, body: { touchedAt: begun + 9 * second } }])
  clock.advance(30 * second)
  desk.call('intake.next', { contactId })
  expect(stays().slice(1)).toEqual([{ step: 'type', entered: begun + 60 * minute + 30 * second, left: null }])
  desk.backend.close()
})

test('a system time that was set back ends no stay before it began (CK-22)', () => {
  const { desk, visits } = room()
  const contactId = aContact(desk, returnComplaint, 'type')
  desk.clock.set(begun - minute)
  desk.call('intake.goTo', { contactId, step: 'ask' })
  expect(visits(contactId).slice(0, 2).map(([, , entered, left]) => [entered, left])).toContainEqual([0, 0])
})

test('time by steps adds up what was entered more than once', () => {
  const stay = (step: 'ask' | 'type', from: number, to: number | null, problem = 1) => ({ problem, step, enteredAt: instant(from), leftAt: to === null ? null : instant(to) })
  expect(timeBySteps([stay('ask', 0, 10), stay('type', 10, 15), stay('ask', 20, 22), stay('ask', 30, null, 2)], 35)).toEqual([
    { problem: 1, step: 'ask', ms: 12, times: 2 }, { problem: 1, step: 'type', ms: 5, times: 1 }, { problem: 2, step: 'ask', ms: 5, times: 1 },
  ])
})
