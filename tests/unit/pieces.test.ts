import { describe, expect, test } from 'vitest'
import { pages, Pieces } from '../../electron/app/pieces.ts'
import { FakeClock } from '../helpers/fakeClock.ts'

/** Pages that take `page` ms each, and a commit of `commit` ms after them; answers how many pages each piece took. */
function worked(page: number, commit: number, all: number): number[] {
  const clock = new FakeClock(0)
  const took: number[] = []
  let left = all
  const pieces = new Pieces(clock).add((isTimeUp) => {
    const before = left
    const more = pages(isTimeUp, () => {
      left -= 1
      clock.pass(page)
      return left > 0
    })
    clock.pass(commit)
    took.push(before - left)
    return more
  }, (error) => { throw error })
  pieces.start()
  while (left > 0) clock.fireFirst()
  return took
}

describe('how much is one piece of work', () => {
  test('as many pages as fit beside their commit into 60 ms, learnt from the piece before', () => {
    expect(worked(10, 20, 24).slice(2, -1).every((count) => count === 4)).toBe(true)
    // A slow disk leaves less time to work in.
    expect(worked(2, 300, 40).at(-2)).toBe(8)
  })

  test('one page at the least, and no more than eight where no time passes', () => {
    expect(worked(500, 0, 3)).toEqual([1, 1, 1])
    expect(worked(0, 0, 40)).toEqual([8, 8, 8, 8, 8])
  })

  test('what fails is tried again later, and goes on from there', () => {
    const clock = new FakeClock(0)
    const failures: unknown[] = []
    let tries = 0
    new Pieces(clock).add(() => {
      tries += 1
      if (tries === 1) throw new Error('full')
      return false
    }, (error) => { failures.push(error) }).start()
    clock.advance(0)
    expect([tries, failures.length]).toEqual([1, 1])
    clock.advance(5_000)
    expect([tries, failures.length]).toEqual([2, 1])
  })
})

describe('several works', () => {
  /** Two works of `pieces` pieces each, of which each fails or not; answers who had which turn. */
  function twoWorks(first: number, second: number) {
    const clock = new FakeClock(0)
    const pieces = new Pieces(clock)
    const turns: string[] = []
    const failing = { first: false }
    const left = { first, second }
    const add = (name: 'first' | 'second') => pieces.add(() => {
      turns.push(name)
      if (name === 'first' && failing.first) throw new Error('full')
      left[name] -= 1
      return left[name] > 0
    }, () => { turns.push('failed') })
    return { clock, pieces, turns, failing, works: { first: add('first'), second: add('second') } }
  }

  test('take one turn at a time, and the later one waits until the earlier has nothing to do', () => {
    const { clock, turns, works } = twoWorks(2, 2)
    works.second.start()
    works.first.start()
    expect(clock.armed).toEqual([0])
    clock.fireFirst()
    expect([turns, clock.armed]).toEqual([['first'], [0]])
    clock.advance(0)
    expect([turns, clock.armed]).toEqual([['first', 'first', 'second', 'second'], []])
  })

  test('one that failed keeps no other waiting while it does', () => {
    const { clock, turns, failing, works } = twoWorks(1, 2)
    failing.first = true
    works.first.start()
    works.second.start()
    clock.advance(4_999)
    expect(turns).toEqual(['first', 'failed', 'second', 'second'])
    failing.first = false
    clock.advance(1)
    expect(turns.slice(4)).toEqual(['first'])
  })

  test('asked for again while it works, it works once more; stopped, nothing goes on', () => {
    const { clock, pieces, turns, works } = twoWorks(1, 3)
    works.second.start()
    works.second.start()
    clock.fireFirst()
    expect([turns, clock.armed]).toEqual([['second'], [0]])
    pieces.stop()
    clock.advance(60_000)
    expect(turns).toEqual(['second'])
    works.first.start()
    clock.advance(0)
    expect(turns).toEqual(['second', 'first'])
  })
})

test('none is done while all stand back, and they go on where they were', () => {
  const clock = new FakeClock(0)
  let standsBack = false
  let left = 3
  const pieces = new Pieces(clock, () => standsBack)
  pieces.add(() => (left -= 1) > 0, (error) => { throw error }).start()
  clock.fireFirst()
  standsBack = true
  clock.advance(60_000)
  expect([left, clock.armed]).toEqual([2, []])
  standsBack = false
  pieces.goOn()
  clock.advance(0)
  expect([left, clock.armed]).toEqual([0, []])
})
