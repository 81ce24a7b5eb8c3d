import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lists, Shelf } from '../../electron/features/search/kept.ts'

test('what was asked for lately is there, what was not goes', () => {
  const shelf = new Shelf<string, number>(2)
  for (const [at, key] of ['a', 'b', 'c'].entries()) shelf.keep(key, at)
  expect([shelf.get('a'), shelf.get('c')]).toEqual([0, 2])
  for (const key of ['d', 'e', 'f']) shelf.of(key, () => 9)
  expect([shelf.get('b'), shelf.get('f')]).toEqual([undefined, 9])
})

test('of several only those are made that are not there, and all are there afterwards, however little is kept', () => {
  const shelf = new Shelf<string, number>(1)
  const asked: string[][] = []
  const all = (...keys: string[]) => [...shelf.all(keys, (fresh) => { asked.push([...fresh]); return fresh.map((key) => [key, key.length] as const) })]
  expect(all('a', 'bb', 'ccc')).toEqual([['a', 1], ['bb', 2], ['ccc', 3]])
  expect(all('ccc', 'dddd')).toEqual([['ccc', 3], ['dddd', 4]])
  expect(asked).toEqual([['a', 'bb', 'ccc'], ['dddd']])
})

test('a list is what was made for it, whatever was made since', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (asked) => {
    const lists = new Lists(50)
    // The same number has the same list, of as many entries: some none, some nearly all of the room.
    const listOf = (number: number) => Array.from({ length: number }, (_, at) => 1_000 * number + at)
    for (const number of asked) expect([...lists.of(String(number), () => listOf(number))]).toEqual(listOf(number))
  }))
})

test('a list that was asked for a moment ago is not made again, until all is cleared', () => {
  const lists = new Lists(50)
  let made = 0
  const list = () => { made += 1; return [1, 2] }
  lists.of('a', list)
  lists.of('b', list)
  lists.of('a', list)
  expect(made).toBe(2)
  lists.clear()
  lists.of('a', list)
  expect(made).toBe(3)
})
