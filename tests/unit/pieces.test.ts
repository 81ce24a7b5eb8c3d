import { describe, expect, test } from 'vitest'
import { pages, Pieces } from '../../electron/app/pieces.ts'
import { FakeClock } from '../helpers/fakeClock.ts'

/** Pages that take `page` ms each, and a commit of `commit` ms after them; answers how many pages each piece took. */
function worked(page: number, commit: number, all: number): number[] {
  const clock = new FakeClock(0)
  const took: number[] = []
  let left = all
  const pieces = new Pieces(clock, (isTimeUp) => {
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

  test('one page at the least, and no more than sixteen where no time passes', () => {
    expect(worked(500, 0, 3)).toEqual([1, 1, 1])
    expect(worked(0, 0, 40)).toEqual([16, 16, 8])
  })

  test('what fails is tried again later, and goes on from there', () => {
    const clock = new FakeClock(0)
    const failures: unknown[] = []
    let tries = 0
    new Pieces(clock, () => {
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
