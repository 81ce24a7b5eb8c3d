import { expect, test } from 'vitest'
import { personIdSchema } from '../../shared/ids.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { aTicket, mailedComplaint, returnComplaint, seated, stockInquiry, suggestion } from '../helpers/builders.ts'
import { seededIds } from '../helpers/seededIds.ts'

test('seeded ids are UUIDv7, sort as made and come again from the same seed', () => {
  const clock = new FakeClock('2025-11-24T00:00:00Z')
  const take = () => {
    const ids = seededIds(clock)
    return Array.from({ length: 5_000 }, () => ids.uuid())
  }
  const made = take()
  expect(take()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  expect([...made].sort()).toEqual(made)
  for (const id of made.slice(0, 50)) expect(personIdSchema.safeParse(id).success).toBe(true)
})

test('the fake clock fires by elapsed time, in order, whatever the wall shows', () => {
  const clock = new FakeClock(1_000_000)
  const fired: [string, number][] = []
  clock.after(50, () => fired.push(['late', clock.now()]))
  clock.after(10, () => {
    fired.push(['early', clock.now()])
    clock.after(5, () => fired.push(['armed on the way', clock.now()]))
  })
  const disarm = clock.after(20, () => fired.push(['disarmed', clock.now()]))
  disarm()
  clock.set(500_000)
  clock.advance(100)
  expect(fired).toEqual([['early', 500_010], ['armed on the way', 500_015], ['late', 500_050]])
  expect(clock.now()).toBe(500_100)
})

test.each([returnComplaint, stockInquiry, suggestion, mailedComplaint])('a ticket of $channel / $type / $need comes out of frames alone', (about) => {
  const desk = seated(deskInMemory())
  const { ticketId, number } = aTicket(desk, about)
  expect(desk.call('tickets.get', { ticketId })).toMatchObject({ number, type: { id: about.type } })
})
