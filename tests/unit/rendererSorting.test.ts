import { describe, expect, test } from 'vitest'
import { inOrder, pressed, sortName, sortNamed, type SortedBy } from '../../renderer/ui/sorting.ts'

describe('a table that is sorted by the names of its columns', () => {
  test.each<[string, boolean, readonly SortedBy[]]>([
    ['a figure begins with the most', true, [{ by: 'x', down: true }, { by: 'x', down: false }, null]],
    ['a name with the first', false, [{ by: 'x', down: false }, { by: 'x', down: true }, null]],
  ])('%s, turns round, and then is as it was given', (_what, isFigure, presses) => {
    let sort: SortedBy = { by: 'another', down: !isFigure }
    for (const next of presses) {
      sort = pressed(sort, 'x', isFigure)
      expect(sort).toEqual(next)
      expect(sortNamed(sortName(sort))).toEqual(sort)
    }
  })

  const rows = [{ id: 1, n: 2 }, { id: 2, n: null }, { id: 3, n: 10 }, { id: 4, n: 2 }] as const
  test('what there is nothing of comes last whichever way, and what is alike stays as it was given', () => {
    expect(inOrder(rows, ({ n }) => n, true, 'en').map(({ id }) => id)).toEqual([3, 1, 4, 2])
    expect(inOrder(rows, ({ n }) => n, false, 'en').map(({ id }) => id)).toEqual([1, 4, 3, 2])
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4])
  })

  test('names stand as their language has them: by sound on the mainland, by strokes in Taiwan, numbers by what they count', () => {
    const names = ['赵', '丁', '班 10', '班 9']
    expect(inOrder(names, (name) => name, false, 'zh-CN')).toEqual(['班 9', '班 10', '丁', '赵'])
    expect(inOrder(['趙', '丁', '王'], (name) => name, false, 'zh-TW')).toEqual(['丁', '王', '趙'])
  })
})
