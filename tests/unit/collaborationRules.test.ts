import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRequired, missingParts, takes, whileWaiting } from '../../electron/features/collaboration/collaboration.rules.ts'
import { retail } from '../helpers/playbooks.ts'

test.each([[true, 'case', true], [false, 'case', false], [true, 'improvement', true], [false, 'improvement', true]] as const)('a part that is required=%s for a %s must be there: %s', (required, category, must) => {
  expect(isRequired({ required }, category)).toBe(must)
})

test('what is missing is what is required and has nothing to see in it, in the order of the template (DP-1)', () => {
  const text = fc.constantFrom('', ' ', '\n\t', 'said')
  for (const { template } of retail.departments) {
    fc.assert(fc.property(fc.constantFrom('case', 'improvement'), fc.dictionary(fc.constantFrom(...template.map(({ id }) => id), 'stranger'), text, { noNullPrototype: true }), (category, texts) => {
      const missing = missingParts(template, category as 'case', texts).map(({ id }) => id)
      expect(missing).toEqual(template.filter(({ id, required }) => (required || category === 'improvement') && texts[id] !== 'said').map(({ id }) => id))
    }))
  }
})

test('a better product is asked of a department that names somebody, a case of any (DP-3)', () => {
  expect(retail.departments.filter((department) => takes(department, 'improvement')).map(({ id }) => id)).toEqual(['operations'])
  expect(retail.departments.every((department) => takes(department, 'case'))).toBe(true)
})

test('the clock that runs is that of the request which has waited longest', () => {
  expect(whileWaiting({ cannotSolve: 1, transferred: 2, departmentPlanned: 9 }, [7, 5])).toEqual({ cannotSolve: 1, transferred: 5 })
})
