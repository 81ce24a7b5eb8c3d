import { describe, expect, test } from 'vitest'
import { clockFigure, needsFineTick } from '../../renderer/ui/clockFigure.ts'
import { spanOf } from '../../shared/spans.ts'
import { day, hour, instant, minute, second } from '../../shared/time.ts'

const start = 1_000_000
const target = 40 * minute
const clock = {
  startedAt: instant(start),
  warnAt: instant(start + 30 * minute),
  dueAt: instant(start + target),
  metAt: null,
  breachedAt: null,
  cancelledAt: null,
  pausedAt: null,
  leftMs: null,
}

describe('what a clock shows', () => {
  test.each([
    ['at its start', 0, 'far', target],
    ['just before half is used', 20 * minute - 1, 'far', 20 * minute + 1],
    ['with half used', 20 * minute, 'half', 20 * minute],
    ['just before its warning', 30 * minute - 1, 'half', 10 * minute + 1],
    ['from its warning on', 30 * minute, 'warning', 10 * minute],
    ['a moment before it is due', target - 1, 'warning', 1],
    ['at its due instant', target, 'late', 0],
    ['after that', target + 190 * second, 'late', 190 * second],
  ])('%s', (_, after, tone, span) => {
    expect(clockFigure(clock, start + after)).toEqual({ tone, span })
  })

  test('a met clock stays as it was met, early or late', () => {
    expect(clockFigure({ ...clock, metAt: clock.dueAt }, start + 10 * target)).toEqual({ tone: 'met', span: 0 })
    expect(clockFigure({ ...clock, metAt: instant(clock.dueAt + 5 * second) }, start + 10 * target)).toEqual({ tone: 'metLate', span: 5 * second })
  })

  test('what is broken stays so, though the time be set back behind it', () => {
    expect(clockFigure({ ...clock, breachedAt: clock.dueAt }, start)).toEqual({ tone: 'late', span: 0 })
  })

  test('a cancelled clock is nothing else', () => {
    expect(clockFigure({ ...clock, pausedAt: instant(start + minute), leftMs: 39 * minute }, start + 10 * target)).toEqual({ tone: 'paused', span: 39 * minute })
    expect(clockFigure({ ...clock, cancelledAt: clock.dueAt, metAt: clock.dueAt }, start + 10 * target)).toEqual({ tone: 'cancelled', span: 0 })
  })

  test('only what runs and is under a minute needs the fine tick', () => {
    expect(needsFineTick(clockFigure(clock, clock.dueAt - minute))).toBe(false)
    expect(needsFineTick(clockFigure(clock, clock.dueAt - minute + 1))).toBe(true)
    expect(needsFineTick(clockFigure(clock, clock.dueAt))).toBe(false)
  })
})

describe('a span in words', () => {
  test.each([
    [0, { form: 'seconds', text: '0:00' }],
    [1, { form: 'seconds', text: '0:01' }],
    [28 * second, { form: 'seconds', text: '0:28' }],
    [190 * second, { form: 'seconds', text: '3:10' }],
    [10 * minute - second, { form: 'seconds', text: '9:59' }],
    [10 * minute - 1, { form: 'minutes', m: 10 }],
    [hour - second, { form: 'minutes', m: 59 }],
    [2 * hour + 14 * minute + 59 * second, { form: 'hours', h: 2, m: 14 }],
    [day - second, { form: 'hours', h: 23, m: 59 }],
    [day + 3 * hour + 59 * minute, { form: 'days', d: 1, h: 3 }],
  ])('%i ms left', (ms, span) => {
    expect(spanOf(ms, 'up')).toEqual(span)
  })

  test('what has passed is rounded down', () => {
    expect(spanOf(999, 'down')).toEqual({ form: 'seconds', text: '0:00' })
    expect(spanOf(10 * minute - 1, 'down')).toEqual({ form: 'seconds', text: '9:59' })
  })
})
