import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addedTo, atFirst, cleared, hasPart, movedColumn, partsOf, resized, sortedBy, standardColumns, toBucket, togglePart, toView, withFilter } from '../../renderer/features/tickets/arrangement.ts'
import { oneByOne } from '../../renderer/features/tickets/bulk.ts'
import { nothingSelected, selectedOf, toggled, withRange } from '../../renderer/features/tickets/selection.ts'
import { bucketFilters, everyTicket, narrowest, queueArrangementSchema, queueBuckets, queueColumns, queueShownSchema, widest } from '../../shared/contract/queue.ts'
import type { QueueRow } from '../../shared/contract/tickets.ts'
import { AppError } from '../../shared/errors.ts'

const complaint = { part: 'types', value: 'complaint' } as const
const inquiry = { part: 'types', value: 'inquiry' } as const

describe('what the queue shows', () => {
  test('begins with what the contract takes', () => {
    expect(queueShownSchema.parse(atFirst)).toEqual(atFirst)
  })

  test('a piece put on twice is off again, and nothing else moves', () => {
    fc.assert(fc.property(fc.constantFrom(...queueBuckets), fc.constantFrom(complaint, { part: 'whose', value: 'team' } as const, { part: 'due', value: 'today' } as const, { part: 'states', value: 'closed' } as const), (bucket, piece) => {
      const filter = bucketFilters[bucket]
      const once = togglePart(filter, piece)
      expect(hasPart(once, piece)).toBe(!hasPart(filter, piece))
      // One owner or due span at a time: putting another on replaces it.
      const replaced = piece.part === 'whose' || piece.part === 'due' ? filter[piece.part] !== null && !hasPart(filter, piece) : false
      if (!replaced) expect(togglePart(once, piece)).toEqual(filter)
    }))
  })

  test('in a bucket only what was added to it is a chip; clearing takes just that off', () => {
    const shown = withFilter(toBucket(atFirst, 'mine'), togglePart(bucketFilters.mine, complaint))
    expect([shown.bucket, addedTo(shown)]).toEqual(['mine', [complaint]])
    expect(cleared(shown).arrangement.filter).toEqual(bucketFilters.mine)
  })

  test('a filter that is just a bucket\'s is in that bucket, whichever way it came about', () => {
    for (const bucket of queueBuckets) expect(withFilter(toBucket(atFirst, 'all'), bucketFilters[bucket]).bucket).toBe(bucket)
  })

  test('a filter that lets through what the bucket does not leaves it, and then every piece is a chip', () => {
    const shown = withFilter(atFirst, togglePart(bucketFilters.open, { part: 'states', value: 'closed' }))
    expect([shown.bucket, addedTo(shown).length]).toEqual([null, 2])
    expect(cleared(shown).arrangement.filter).toEqual(everyTicket)
  })

  test('in a view all of its filter can be taken off, and it stays the view', () => {
    const view = { viewId: '018f0000-0000-7000-8000-000000000000' as never, version: 1, name: 'x', arrangement: { ...atFirst.arrangement, filter: togglePart(togglePart(everyTicket, complaint), inquiry) } }
    const shown = withFilter(toView(view), togglePart(view.arrangement.filter, inquiry))
    expect([shown.viewId, shown.bucket, addedTo(shown)]).toEqual([view.viewId, null, [complaint]])
    expect(partsOf(shown.arrangement.filter)).toEqual([complaint])
  })

  test('the same order again turns it round; times and numbers begin with the newest', () => {
    expect(sortedBy({ by: 'due', down: false }, 'due')).toEqual({ by: 'due', down: true })
    expect(sortedBy({ by: 'due', down: true }, 'severity')).toEqual({ by: 'severity', down: false })
    expect(sortedBy({ by: 'due', down: false }, 'opened')).toEqual({ by: 'opened', down: true })
  })

  test('columns moved and pulled in any way stay what the contract takes', () => {
    const deed = fc.record({ column: fc.constantFrom(...queueColumns), step: fc.constantFrom<1 | -1>(1, -1), width: fc.integer({ min: -500, max: 3_000 }) })
    fc.assert(fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let columns = [...standardColumns]
      for (const { column, step, width } of deeds) columns = resized(movedColumn(columns, column, step), column, width)
      expect(queueArrangementSchema.safeParse({ ...atFirst.arrangement, columns }).success).toBe(true)
      expect(columns.map(({ column }) => column).sort()).toEqual(standardColumns.map(({ column }) => column).sort())
      for (const { width } of columns) if (width !== null) expect(width >= narrowest && width <= widest).toBe(true)
    }))
  })
})

const rows = Array.from({ length: 6 }, (_, at) => ({ ticketId: String(at), number: String(at), version: 1 }) as unknown as QueueRow)
const ids = (of: readonly QueueRow[]) => of.map(({ ticketId }) => String(ticketId))

describe('rows that are selected', () => {
  test('one more, one less, a range either way round; what is gone is not selected', () => {
    const one = toggled(nothingSelected, rows[4]!.ticketId)
    expect(ids(selectedOf(rows, withRange(one, rows, 2, 0)))).toEqual(['0', '1', '2', '4'])
    expect(withRange(nothingSelected, rows, 0, 2)).toEqual(withRange(nothingSelected, rows, 2, 0))
    expect(toggled(one, rows[4]!.ticketId).size).toBe(0)
    expect(ids(selectedOf(rows.slice(0, 4), one))).toEqual([])
  })
})

describe('an action on several tickets', () => {
  const command = (failing: Readonly<Record<string, AppError>>) => (row: QueueRow) => {
    const error = failing[row.ticketId]
    return error === undefined ? Promise.resolve(row.version + 1) : Promise.reject(error)
  }

  test('leaves a ticket that somebody else changed and does the others', async () => {
    const { done, failed, left } = await oneByOne(rows, command({ 2: new AppError('conflict') }), () => true)
    expect([ids(done.map(({ row }) => row)), ids(failed.map(({ row }) => row)), left]).toEqual([['0', '1', '3', '4', '5'], ['2'], []])
    expect(done.every(({ result }) => result === 2)).toBe(true)
  })

  test('stops where every further ticket would fail too, and when the agent says so', async () => {
    const full = await oneByOne(rows, command({ 1: new AppError('storage_full') }), () => true)
    expect([ids(full.done.map(({ row }) => row)), ids(full.failed.map(({ row }) => row)), ids(full.left)]).toEqual([['0'], ['1'], ['2', '3', '4', '5']])
    const stopped = await oneByOne(rows, command({}), (tried) => tried < 2)
    expect([ids(stopped.done.map(({ row }) => row)), ids(stopped.left)]).toEqual([['0', '1'], ['2', '3', '4', '5']])
  })
})
