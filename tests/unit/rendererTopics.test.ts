import { expect, test } from 'vitest'
import { concerns, isConcerned } from '../../renderer/api/topics.ts'
import { topics } from '../../shared/changes.ts'
import { findProcedure, procedureNames } from '../../shared/contract/index.ts'

test('every query of the contract is made old by some topic', () => {
  const covered = new Set<string>(Object.values(concerns).flat())
  const queries = procedureNames.filter((name) => findProcedure(name)?.kind === 'query')
  expect(queries.filter((name) => !covered.has(name))).toEqual([])
})

test('every topic makes something old', () => {
  expect(topics.filter((topic) => concerns[topic].length === 0)).toEqual([])
})

test('a change of one contact leaves the views of the others alone', () => {
  const key = ['intake.view', { contactId: 'a' }, null, 'en']
  expect(isConcerned(key, [{ topic: 'contact', ids: ['a'] }])).toBe(true)
  expect(isConcerned(key, [{ topic: 'contact', ids: ['b'] }])).toBe(false)
  expect(isConcerned(key, [{ topic: 'contact', ids: ['b'] }, { topic: 'playbook', ids: [] }])).toBe(true)
  expect(isConcerned(['intake.open', {}, null, 'en'], [{ topic: 'contact', ids: ['b'] }])).toBe(true)
  expect(isConcerned(['people.list', {}, null, 'en'], [{ topic: 'contact', ids: ['b'] }])).toBe(false)
})

test('who somebody is shows in what they read on a ticket, proposed and looked for', () => {
  for (const query of ['knowledge.ofTicket', 'knowledge.proposals', 'knowledge.missing'] as const) expect(isConcerned([query, {}], [{ topic: 'person', ids: ['a'] }]), query).toBe(true)
})
