import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAnswered, press, shift } from '../../renderer/features/learning/quizAnswers.ts'
import { isRight } from '../../shared/knowledge/quiz.ts'

describe('an option that is pressed', () => {
  test.each([
    ['single', [], 2, [2]],
    ['single', [1], 2, [2]],
    ['single', [2], 2, [2]],
    ['multiple', [1], 2, [1, 2]],
    ['multiple', [1, 2], 1, [2]],
    ['order', [1], 0, [1, 0]],
    ['order', [1, 0, 2], 0, [1, 2]],
  ] as const)('%s: %j and then %i is %j', (kind, chosen, place, expected) => {
    expect(press(kind, chosen, place)).toEqual(expected)
  })
})

describe('a step of an order', () => {
  test.each([
    [[0, 1, 2], 1, -1, [1, 0, 2]],
    [[0, 1, 2], 1, 1, [0, 2, 1]],
    [[0, 1, 2], 0, -1, [0, 1, 2]],
    [[0, 1, 2], 2, 1, [0, 1, 2]],
    [[0, 2], 1, 1, [0, 2]],
    [[], 0, 1, []],
  ] as const)('%j: %i by %i is %j', (chosen, place, by, expected) => {
    expect(shift(chosen, place, by)).toEqual(expected)
  })

  test('goes back where it came from, and none is lost', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(8), { maxLength: 9 }), fc.nat(8), fc.constantFrom(1 as const, -1 as const), (chosen, place, by) => {
      const moved = shift(chosen, place, by)
      expect([...moved].sort()).toEqual([...chosen].sort())
      if (moved !== chosen) expect(shift(moved, place, by === 1 ? -1 : 1)).toEqual(chosen)
    }))
  })
})

test.each([
  ['single', [], 3, false],
  ['single', [0], 3, true],
  ['multiple', [0], 3, true],
  ['order', [0, 1], 3, false],
  ['order', [0, 1, 2], 3, true],
] as const)('%s: whether %j of options can be handed in', (kind, chosen, options, expected) => {
  expect(isAnswered(kind, chosen, options)).toBe(expected)
})

test('whoever presses the right options, in whatever order where that is free, has it right', () => {
  fc.assert(fc.property(fc.constantFrom('single' as const, 'multiple' as const, 'order' as const), fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 9 }), fc.array(fc.nat(8), { maxLength: 6 }), (kind, places, before) => {
    const right = kind === 'single' ? places.slice(0, 1) : places
    const hesitant = before.reduce<readonly number[]>((chosen, place) => press(kind, chosen, place), [])
    const cleared = kind === 'single' ? hesitant : hesitant.reduce<readonly number[]>((chosen, place) => press(kind, chosen, place), hesitant)
    const pressed = (kind === 'multiple' ? [...right].reverse() : right).reduce<readonly number[]>((chosen, place) => press(kind, chosen, place), cleared)
    expect(isRight({ kind, right }, pressed)).toBe(true)
  }))
})
