import { performance } from 'node:perf_hooks'
import type { TicketId } from '../../shared/ids.ts'
import { hour } from '../../shared/time.ts'
import { blobToUuid } from '../../electron/db/blobs.ts'
import { caseOfTicket } from '../../electron/features/escalation/facts.ts'
import { firing } from '../../electron/features/escalation/weighing.rules.ts'
import { playbookInForce } from '../../electron/features/playbook/playbook.ts'
import { rowByKey } from '../../electron/features/tickets/tickets.ts'
import type { Context } from '../../electron/features/context.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'
import { deskInFolder, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { type Figure, figure, median } from './bench.ts'
import { manyRunning } from './manyRunning.ts'
import { presentInstant } from './manyTickets.ts'

interface Took {
  readonly wall: number
  /** of this process's own, without what it waits for a core that others have */
  readonly cpu: number
}

/** Milliseconds. */
function timed(work: () => void): Took {
  const [before, begun] = [process.cpuUsage(), performance.now()]
  work()
  const wall = performance.now() - begun
  const { user, system } = process.cpuUsage(before)
  return { wall, cpu: (user + system) / 1_000 }
}

/** Stands still on the wall, so that nothing falls due meanwhile; how long a piece may be is told by the machine's time. */
class MeasuringClock extends FakeClock {
  override readonly monotonic = () => performance.now()
}

/** About as many clocks run on an open ticket of the invented month. */
const clocksOfTicket = 2.2
const fixed = (what: string, value: number) => ({ what, value })

/**
 * All rules asked of one ticket, with its facts read from the database and without; and all open tickets looked through anew after a playbook was
 * published, with the longest that anybody else waits meanwhile and a query answered after every piece.
 */
export async function benchRules(folder: string, tickets: number, rounds: number): Promise<Figure[]> {
  await manyRunning(folder, Math.ceil(tickets * clocksOfTicket))
  const clock = new MeasuringClock(presentInstant)
  const entering = deskInFolder(folder, { clock })
  const supervisor = entering.call('people.list', {}).find(({ role }) => role === 'supervisor')
  if (supervisor === undefined) throw new Error('nobody may publish')
  const desk = entering.as(supervisor)
  const open = desk.rows<{ row: number; ticket_id: Uint8Array }>("SELECT row, ticket_id FROM ticket WHERE state = 'open' ORDER BY row LIMIT @most", { most: tickets })
  settle(desk)
  const one = oneTicket(desk, open, rounds)
  const publish = changedRetail((playbook) => {
    playbook.version += 1
    playbook.title = { ...playbook.title, en: 'Another one' }
  })
  desk.call('playbook.publish', { file: 'retail.json', source: publish.source })
  const pieces: Took[] = []
  const answers: Took[] = []
  const asked = open.map(({ ticket_id }) => desk.frame('tickets.get', { ticketId: blobToUuid(ticket_id) satisfies TicketId }))
  let at = 0
  while (desk.rows('SELECT 1 FROM escalation_pass WHERE after IS NOT NULL OR playbook <> (SELECT row FROM playbook WHERE in_force = 1)').length > 0) {
    pieces.push(timed(() => { clock.fireFirst() }))
    const frame = asked[at % asked.length]
    at += 17
    answers.push(timed(() => {
      const reply = desk.backend.handle(frame)
      if (!reply.ok) throw new Error(`a window was refused: ${reply.error.code}`)
    }))
    desk.pushes.length = 0
  }
  desk.backend.close()
  const sum = (times: readonly Took[], of: keyof Took) => times.reduce((all, took) => all + took[of], 0)
  const name = `look through ${String(open.length)} open tickets after a publish`
  return [
    figure('all rules for one ticket, facts read, p99', 'ms', one.whole, fixed('the longest that it may take', 1), 1),
    figure('all rules for one ticket, p99', 'ms', one.rules, fixed('a predicate written by hand for as many', one.bare), 500),
    figure(`${name}, ${String(pieces.length)} pieces, ${String(Math.round(sum(pieces, 'cpu')))} ms of them on the processor`, 'ms', sum(pieces, 'wall'), fixed('as long as it may take, for as many', (2_000 * open.length) / 10_000), 1),
    figure(`${name}: longest piece and a ticket opened after it (alone ${median(answers.map(({ wall }) => wall)).toFixed(1)} ms)`, 'ms', Math.max(...pieces.map((piece, n) => piece.wall + (answers[n]?.wall ?? 0))), fixed('the longest that anybody else may wait', 100), 1),
  ]
}

/** What the desk had to do when it was opened is not what is measured. */
function settle(desk: TestDesk): void {
  // Rules look once the search knows all tickets.
  while (desk.rows('SELECT 1 FROM escalation_pass WHERE after IS NULL').length === 0) desk.clock.fireFirst()
}

function oneTicket(desk: TestDesk, open: readonly { readonly row: number }[], rounds: number): { whole: number; rules: number; bare: number } {
  return desk.reading((db) => {
    const context: Context = { db, now: desk.clock.now(), actor: null, language: 'en', timeZone: 'UTC' }
    const inForce = playbookInForce(db)
    const whole: number[] = []
    const rules: number[] = []
    const bare: number[] = []
    let held = 0
    for (let n = 0; n < rounds * 10; n += 1) {
      const ticket = rowByKey(db, open[n % open.length]!.row)!
      let found = caseOfTicket(context, ticket, inForce)
      const read = timed(() => { found = caseOfTicket(context, ticket, inForce) }).wall
      const asked = timed(() => { held += firing(retail.escalationRules, retail.ladder, found.facts, found.clocks).length }).wall
      whole.push(read + asked)
      rules.push(asked)
      bare.push(timed(() => { held += retail.escalationRules.filter(({ deadline }) => found.facts.severity === 'L1' && found.facts.repeats * hour > deadline).length }).wall)
    }
    if (held < 0) throw new RangeError('nothing can hold less than never')
    const late = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN
    return { whole: late(whole.slice(rounds)), rules: late(rules.slice(rounds)), bare: Math.max(late(bare.slice(rounds)), 0.0001) }
  })
}
