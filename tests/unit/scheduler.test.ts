import { beforeEach, expect, test } from 'vitest'
import { Scheduler } from '../../electron/app/scheduler.ts'
import type { Instant } from '../../shared/time.ts'
import { FakeClock } from '../helpers/fakeClock.ts'

let clock: FakeClock
let due: number | null
let fired: number[]
let scheduler: Scheduler

beforeEach(() => {
  clock = new FakeClock(1_000_000)
  due = null
  fired = []
  scheduler = new Scheduler(clock, () => due as Instant | null, () => {
    fired.push(clock.now())
    due = null
  })
})

test('nothing due, nothing armed', () => {
  scheduler.arm()
  expect(clock.armed).toEqual([])
})

test('one timer, however often it is armed; it fires when due and not before', () => {
  due = clock.now() + 5_000
  scheduler.arm()
  scheduler.arm()
  expect(clock.armed).toEqual([5_000])
  clock.advance(4_999)
  expect(fired).toEqual([])
  clock.advance(1)
  expect(fired).toEqual([1_005_000])
  expect(clock.armed).toEqual([])
})

test('a wait is never longer than a minute, and the last one is exact', () => {
  due = clock.now() + 150_000
  scheduler.arm()
  expect(clock.armed).toEqual([60_000])
  clock.advance(60_000)
  expect(clock.armed).toEqual([60_000])
  clock.advance(60_000)
  expect(clock.armed).toEqual([30_000])
  expect(fired).toEqual([])
  clock.advance(30_000)
  expect(fired).toEqual([1_150_000])
})

test('re-armed for something sooner', () => {
  due = clock.now() + 50_000
  scheduler.arm()
  due = clock.now() + 1_000
  scheduler.arm()
  clock.advance(1_000)
  expect(fired).toEqual([1_001_000])
})

test('goes on to the next due instant by itself', () => {
  const dues = [1_001_000, 1_002_000]
  scheduler = new Scheduler(clock, () => (dues[0] ?? null) as Instant | null, () => { fired.push(dues.shift() ?? 0) })
  scheduler.arm()
  clock.advance(10_000)
  expect(fired).toEqual([1_001_000, 1_002_000])
  expect(clock.armed).toEqual([])
})

test('what is past due fires at once', () => {
  due = clock.now() - 1
  scheduler.arm()
  expect(clock.armed).toEqual([0])
  clock.advance(0)
  expect(fired).toHaveLength(1)
})

test('a wall clock that is set back delays until it is due by that clock', () => {
  due = clock.now() + 10_000
  scheduler.arm()
  clock.set(clock.now() - 600_000)
  clock.advance(10_000)
  expect(fired).toEqual([])
  clock.advance(600_000)
  expect(fired).toEqual([1_010_000])
})

test('a wall clock that is set forward is noticed within a minute', () => {
  due = clock.now() + 3_600_000
  scheduler.arm()
  clock.set(clock.now() + 7_200_000)
  clock.advance(60_000)
  expect(fired).toHaveLength(1)
})

test('stopped is stopped', () => {
  due = clock.now() + 10
  scheduler.arm()
  scheduler.stop()
  clock.advance(1_000)
  expect(fired).toEqual([])
})

test('work that fails and stays due is tried again, but does not spin', () => {
  let tries = 0
  scheduler = new Scheduler(clock, () => 999_000 as Instant, () => { tries += 1 })
  scheduler.arm()
  clock.advance(0)
  expect(tries).toBe(1)
  clock.advance(60_000)
  expect(tries).toBeGreaterThan(1)
  expect(tries).toBeLessThan(100)
})
