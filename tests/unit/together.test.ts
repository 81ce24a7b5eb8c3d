import { expect, test } from 'vitest'
import { Together } from '../../electron/app/together.ts'
import { FakeClock } from '../helpers/fakeClock.ts'

/** Pieces are added until they are full, committed in `commit` ms; answers how many each commit had. */
function committed(commit: number, times: number): number[] {
  const clock = new FakeClock(0)
  const together = new Together(clock)
  return Array.from({ length: times }, () => {
    let pieces = 0
    for (; !together.isFull; pieces += 1) together.add()
    together.settle(() => {
      clock.pass(commit)
      together.end()
    })
    return pieces
  })
}

test('as many pieces are committed together as take 34 ms to commit, learnt from the commit before', () => {
  expect(committed(34, 3)).toEqual([4, 4, 4])
  expect(committed(17, 3)).toEqual([4, 8, 16])
  expect(committed(1, 3)).toEqual([4, 16, 16])
  expect(committed(100, 2)).toEqual([4, 1])
})

test('where no time passes it stays as it was', () => {
  expect(committed(0, 3)).toEqual([4, 4, 4])
})

test('what they announce is told once, when they end, and those that somebody else ended begin anew', () => {
  const together = new Together(new FakeClock(0))
  together.announced.set('clock', 'all')
  together.add()
  expect([...together.end()]).toEqual([['clock', 'all']])
  expect([together.isFull, together.announced.size]).toEqual([false, 0])
})
