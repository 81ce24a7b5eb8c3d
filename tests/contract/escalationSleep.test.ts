import { expect, test } from 'vitest'
import { hour } from '../../shared/time.ts'
import { aTicket, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInFolder, mondayMorning, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { temporaryFolder } from '../helpers/folder.ts'

/** More clocks than the rules look at within one command. */
const [tickets, many] = [70, 200]
const pass = (desk: TestDesk) => desk.rows<{ after: number | null; alarms: number | null }>('SELECT after, alarms FROM escalation_pass')[0]
const told = (desk: TestDesk, after: number) => desk.rows<{ seq: number }>("SELECT seq FROM event WHERE seq > @after AND type IN ('clock.warned', 'clock.breached')", { after }).map(({ seq }) => seq)
const suggestions = (desk: TestDesk) => desk.rows<{ ticket: number; rule: string; state: string }>('SELECT ticket, rule, state FROM suggestion ORDER BY ticket, rule, row')
const lastSeq = (desk: TestDesk) => desk.rows<{ seq: number }>('SELECT max(seq) AS seq FROM event')[0]!.seq
/** Every open ticket looked at anew, whatever happened to it. */
function lookThroughAll(desk: TestDesk): void {
  desk.spoil('UPDATE escalation_pass SET after = 0')
  desk.call('desk.setSettings', { settings: { sound: true } })
  desk.clock.advance(0)
  expect(pass(desk)).toEqual({ after: null, alarms: null })
}

test('after a long sleep the tickets whose clocks were told of are looked at behind, after a restart too, and not all that are open', () => {
  const folder = temporaryFolder()
  const clock = new FakeClock(mondayMorning)
  const first = seated(deskInFolder(folder, { clock }))
  const person = first.call('people.me', {}).person
  for (let n = 0; n < tickets; n += 1) aTicket(first, n % 2 === 0 ? returnComplaint : mailedComplaint)
  clock.advance(0)
  expect(pass(first)).toEqual({ after: null, alarms: null })
  // Nobody waits for a share of a target: it is their alarms alone that have them looked at.
  first.spoil('DELETE FROM escalation_look')
  const before = lastSeq(first)
  clock.set(clock.now() + 80 * hour)
  first.call('desk.setSettings', { settings: { sound: false } })
  const seqs = told(first, before)
  expect(seqs.length).toBeGreaterThan(many)
  expect([pass(first), suggestions(first)]).toEqual([{ after: null, alarms: seqs[0]! - 1 }, []])
  first.backend.close()
  const second = deskInFolder(folder, { clock, seed: 2 }).as(person)
  clock.advance(0)
  expect(pass(second)).toEqual({ after: null, alarms: null })
  const found = suggestions(second)
  expect(new Set(found.filter(({ rule }) => rule === 'promise-broken').map(({ ticket }) => ticket)).size).toBe(tickets)
  lookThroughAll(second)
  expect(suggestions(second)).toEqual(found)
  second.backend.close()
}, 60_000)
