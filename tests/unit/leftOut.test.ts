import { expect, test } from 'vitest'
import { statesIn } from '../../electron/features/clocks/leftOut.rules.ts'
import type { Pause } from '../../shared/calendar/arithmetic.ts'
import type { Rest } from '../../shared/playbook.ts'

const rests: readonly Rest[] = [['waiting', 10, 20], ['resolved', 30, 40], ['waiting', 50, null]]

test.each<[string, readonly Pause[], readonly string[]]>([
  ['no pause', [], []],
  ['waiting', [[10, 20]], ['waiting']],
  ['being solved, whatever its policy pauses in', [[30, 40]], ['resolved']],
  ['both', [[10, 20], [30, 40]], ['waiting', 'resolved']],
  ['waiting still', [[50, Infinity]], ['waiting']],
  ['only what touches it', [[20, 30]], []],
])('CK-22: a clock that stood still for %s', (_, pauses, states) => {
  expect(statesIn(pauses, rests)).toEqual(states)
})
