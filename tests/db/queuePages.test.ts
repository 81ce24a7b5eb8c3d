import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { bucketFilters, everyTicket, type QueueCursor, type QueueFilter, type QueueSort, queueSorts } from '../../shared/contract/queue.ts'
import { ticketStates } from '../../shared/contract/ticketState.ts'
import { hour } from '../../shared/time.ts'
import { aPerson, aTicket, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskOver, memoryDatabase } from '../helpers/desk.ts'
import { fillTickets, type MadeTicket } from '../helpers/manyRows.ts'

/** Real tickets copied many times over with other due instants, owners and grades: the pages are what is tested here. */
const database = memoryDatabase()
const first = seated(deskOver(database), { name: 'First', team: 'Day' })
const second = first.as(aPerson(first, { name: 'Second', team: 'Day' }))
aPerson(first, { name: 'Third', team: 'Night' })
aTicket(first, returnComplaint)
aTicket(second, stockInquiry)
const now = first.clock.now()

type Row = Record<'row' | 'owner' | 'opened_at' | 'serial', number> & Record<'id' | 'state' | 'severity' | 'priority' | 'type' | 'scene' | 'need' | 'channel' | 'tier' | 'level' | 'on_course', string> & { readonly next_due_at: number | null }

function everything(): Row[] {
  return first.rows<Row>('SELECT row, lower(hex(ticket_id)) AS id, owner, state, severity, priority, type, scene, need, channel, tier, level, on_course, opened_at, serial, next_due_at FROM ticket')
}

/** The filter and the order once more, plainly and in memory. 2025-11-24 00:00 in Shanghai is where that day begins. */
function expected(filter: QueueFilter, { by, down }: QueueSort): string[] {
  const dayBegins = Date.parse('2025-11-23T16:00:00Z')
  const due: Record<string, (at: number | null) => boolean> = {
    late: (at) => at !== null && at <= now, soon: (at) => at !== null && at > now && at <= now + 4 * hour, today: (at) => at !== null && at >= dayBegins && at < dayBegins + 24 * hour, none: (at) => at === null,
  }
  const isIn = (list: readonly string[], value: string) => list.length === 0 || list.includes(value)
  const below: Record<string, string[]> = { 'after-sales': ['after-sales', 'return-exchange', 'refund'] }
  const kept = everything().filter((row) =>
    isIn(filter.states, row.state) && isIn(filter.severities, row.severity) && isIn(filter.priorities, row.priority) && isIn(filter.types, row.type) && isIn(filter.needs, row.need)
    && isIn(filter.channels, row.channel) && isIn(filter.levels, row.level) && isIn(filter.courses, row.on_course) && isIn(filter.tiers, row.tier) && isIn(filter.scenes.flatMap((scene) => below[scene] ?? [scene]), row.scene)
    && (filter.due === null || due[filter.due]!(row.next_due_at)) && (filter.whose === null || (filter.whose === 'me' ? row.owner === 1 : row.owner !== 3)))
  const sign = down ? -1 : 1
  const byDue = (a: Row, b: Row, turn: number) =>
    a.next_due_at !== null && b.next_due_at !== null ? turn * (a.next_due_at - b.next_due_at || a.row - b.row) : a.next_due_at === b.next_due_at ? b.row - a.row : a.next_due_at === null ? 1 : -1
  const states: readonly string[] = ticketStates
  const state = (row: Row) => states.indexOf(row.state)
  const grade = { severity: ['L1', 'L2', 'L3', 'L9'], priority: ['high', 'medium', 'low'] }
  const order = (a: Row, b: Row) => {
    if (by === 'due') return byDue(a, b, sign)
    if (by === 'opened') return sign * (a.opened_at - b.opened_at || a.row - b.row)
    if (by === 'number') return sign * (a.serial - b.serial)
    if (by === 'state') return sign * (state(a) - state(b)) || byDue(a, b, 1)
    return sign * (grade[by].indexOf(a[by]) - grade[by].indexOf(b[by])) || state(a) - state(b) || byDue(a, b, 1)
  }
  return kept.sort(order).map(({ id }) => id)
}

/** All pages one after the other, and the longest look that one of them took. */
function read(filter: QueueFilter, sort: QueueSort, limit: number): { ids: string[]; longest: number } {
  const ids: string[] = []
  let after: QueueCursor | null = null
  let longest = 0
  for (let page = 0; page < 2_000; page += 1) {
    const answer: ReturnType<typeof ask> = ask(filter, sort, after, limit)
    ids.push(...answer.rows.map((row) => row.ticketId.replaceAll('-', '')))
    longest = Math.max(longest, answer.looked)
    expect(answer.rows.length).toBeLessThanOrEqual(limit)
    if (answer.next === null) return { ids, longest }
    expect(answer.next).not.toEqual(after)
    after = answer.next
  }
  throw new Error('the pages never end')
}

const ask = (filter: QueueFilter, sort: QueueSort, after: QueueCursor | null, limit: number) => first.call('tickets.queue', { filter, sort, after, limit })

const made: fc.Arbitrary<MadeTicket> = fc.record({
  owner: fc.constantFrom(1, 2, 3),
  state: fc.constantFrom<MadeTicket['state']>('open', 'open', 'resolved', 'closed'),
  due: fc.option(fc.constantFrom(...[-30, -1, 0, 1, 3, 4, 5, 40].map((hours) => now + hours * hour)), { nil: null }),
  severity: fc.constantFrom('L1', 'L2', 'L3', 'L9'),
  priority: fc.constantFrom('high', 'medium', 'low'),
  type: fc.constantFrom('complaint', 'inquiry'),
  scene: fc.constantFrom('return-exchange', 'refund', 'stock', 'after-sales'),
  need: fc.constantFrom('exchange-goods', 'check-stock'),
  channel: fc.constantFrom('phone', 'chat'),
  tier: fc.constantFrom('vip', 'standard'),
  level: fc.constantFrom('team-lead', 'manager'),
  on_course: fc.constantFrom('ordinary', 'complex', 'complaint'),
  opened: fc.integer({ min: 0, max: 5 }),
})
const some = <Item>(...items: Item[]) => fc.oneof({ weight: 3, arbitrary: fc.constant<Item[]>([]) }, { weight: 1, arbitrary: fc.subarray(items, { minLength: 1 }) })
const filters: fc.Arbitrary<QueueFilter> = fc.record({
  whose: fc.constantFrom(null, null, 'me' as const, 'team' as const),
  owners: fc.constant([]),
  states: some('open' as const, 'resolved' as const, 'closed' as const),
  due: fc.constantFrom(null, null, 'late' as const, 'soon' as const, 'today' as const, 'none' as const),
  types: some('complaint', 'inquiry'),
  scenes: some('after-sales', 'stock'),
  needs: some('exchange-goods', 'check-stock'),
  severities: some('L1', 'L2', 'L9'),
  priorities: some('high', 'low'),
  tiers: some('vip'),
  channels: some('phone', 'chat'),
  levels: some('team-lead'),
  courses: some('complex' as const, 'complaint' as const),
})
const sorts = fc.record({ by: fc.constantFrom(...queueSorts), down: fc.boolean() })

test('pages one after the other are all that the filter lets through, each once, in the order asked for', () => {
  fc.assert(fc.property(fc.array(made, { maxLength: 30 }), filters, sorts, fc.integer({ min: 1, max: 9 }), (tickets, filter, sort, limit) => {
    fillTickets(database, 2, tickets)
    expect(read(filter, sort, limit).ids).toEqual(expected(filter, sort))
  }), { numRuns: 250 })
})

describe('more tickets than one page looks through', () => {
  beforeAll(() => {
    fillTickets(database, 2, Array.from({ length: 13_000 }, (_, at): MadeTicket => ({
      owner: 1 + (at % 3), state: ticketStates[at % 5 === 0 ? 0 : at % 7 === 0 ? 1 : 2], due: at % 4 === 0 ? now + (at - 6_000) * 1_000 : null,
      severity: ['L1', 'L2', 'L3'][at % 3]!, priority: ['high', 'medium', 'low'][at % 3]!, type: at % 2 === 0 ? 'complaint' : 'inquiry', scene: 'stock', need: at % 1_300 === 0 ? 'exchange-goods' : 'check-stock', channel: at % 11 === 0 ? 'chat' : 'phone', tier: 'standard', opened: at,
    })))
  })

  test.each(queueSorts.flatMap((by) => [{ by, down: false }, { by, down: true }]))('a filter that no index serves pages boundedly and loses nothing: $by, down $down', (sort) => {
    // One that hardly any ticket passes, and one that some pass: a look then often ends on a ticket that does.
    for (const filter of [{ ...everyTicket, needs: ['exchange-goods'] }, { ...everyTicket, channels: ['chat'] }]) {
      const { ids, longest } = read(filter, sort, 60)
      expect(ids).toEqual(expected(filter, sort))
      expect(longest).toBeLessThanOrEqual(4_100)
    }
  })

  test('what an index holds is not looked through', () => {
    expect(ask(bucketFilters.mine, { by: 'due', down: false }, null, 60)).toMatchObject({ looked: 60, capped: false })
    expect(ask(bucketFilters.late, { by: 'severity', down: false }, null, 60).looked).toBe(60)
  })

  test('a search that finds more than is looked at says so', () => {
    const number = first.rows<{ number: string }>('SELECT number FROM ticket WHERE row = 1')[0]!.number
    expect(first.call('tickets.queue', { text: number.slice(0, 3), limit: 60 })).toMatchObject({ next: null, capped: true })
  })
})

test('a search keeps the filter and the order', () => {
  fc.assert(fc.property(fc.array(made, { maxLength: 20 }), filters, sorts, (tickets, filter, sort) => {
    fillTickets(database, 2, tickets)
    const number = first.rows<{ number: string }>('SELECT number FROM ticket WHERE row = 1')[0]!.number
    const found = first.call('tickets.queue', { filter, sort, text: number, limit: 200 }).rows.map((row) => row.ticketId.replaceAll('-', ''))
    const numbered = new Set(first.rows<{ id: string }>('SELECT lower(hex(ticket_id)) AS id FROM ticket WHERE number = @number', { number }).map(({ id }) => id))
    expect(found).toEqual(expected(filter, sort).filter((id) => numbered.has(id)))
  }), { numRuns: 60 })
})

test('a cursor of another order is refused', () => {
  expect(first.refused('tickets.queue', { sort: { by: 'opened', down: false }, after: { stretch: '/open/due', key: 1, row: 1 }, limit: 5 })).toMatchObject({ code: 'invalid_input', details: { path: 'after.stretch' } })
})

test('an owner who is not at this desk owns nothing', () => {
  expect(first.call('tickets.queue', { filter: { owners: ['018f0000-0000-7000-8000-000000000000'] }, limit: 5 })).toMatchObject({ rows: [], next: null })
})
