import { describe, expect, test } from 'vitest'
import type { ClockDraft } from '../../shared/contract/clocks.ts'
import { minute } from '../../shared/time.ts'
import { aPerson, seated } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const supervised = (desk = deskInMemory()) => seated(desk, { role: 'supervisor' })
const nothing = { savedAt: null, draft: null, unreadable: false }

function changed(desk: TestDesk, seconds = 7_200): ClockDraft {
  const base = desk.call('clocks.settings', {})
  const { settings } = base
  return { base, settings: { ...settings, clocks: settings.clocks.map((policy) => (policy.id === 'resolve-medium' ? { ...policy, target: seconds } : policy)) }, texts: [{ name: 'policy/resolve-low/target', text: '4x', holds: false }] }
}

describe('the draft of the clock settings', () => {
  test('is there again after the program was closed, with what stood in the fields and what it was begun on', () => {
    const folder = temporaryFolder()
    let desk = supervised(deskInFolder(folder))
    const { person } = desk.call('people.me', {})
    expect(desk.call('clocks.draft', {})).toEqual({ edition: 0, ...nothing })
    const draft = changed(desk)
    expect(desk.call('clocks.saveDraft', { edition: 0, draft })).toEqual({ edition: 1, savedAt: desk.clock.now() })
    const savedAt = desk.clock.now()
    desk.backend.close()
    desk = deskInFolder(folder, { seed: 2 }).as(person)
    expect(desk.call('clocks.draft', {})).toEqual({ edition: 1, savedAt, draft, unreadable: false })
    desk.backend.close()
  })

  test('is its person’s alone', () => {
    const desk = supervised()
    const manager = desk.as(aPerson(desk, { role: 'manager' }))
    const draft = changed(desk)
    desk.call('clocks.saveDraft', { edition: 0, draft })
    expect(manager.call('clocks.draft', {})).toEqual({ edition: 0, ...nothing })
    manager.call('clocks.saveDraft', { edition: 0, draft: changed(desk, 60) })
    expect(desk.call('clocks.draft', {}).draft).toEqual(draft)
    const agent = desk.as(aPerson(desk, { role: 'agent' }))
    expect([agent.refused('clocks.draft', {}).code, agent.refused('clocks.saveDraft', { edition: 0, draft }).code]).toEqual(['not_permitted', 'not_permitted'])
  })

  test('two windows of one person overwrite nothing: who knows an older edition is refused', () => {
    const desk = supervised()
    desk.call('clocks.saveDraft', { edition: 0, draft: changed(desk) })
    const draft = changed(desk, 60)
    desk.call('clocks.saveDraft', { edition: 1, draft })
    expect(desk.refused('clocks.saveDraft', { edition: 1, draft: changed(desk, 99) })).toMatchObject({ code: 'conflict', details: { what: 'clockDraft', version: 2 } })
    expect(desk.refused('clocks.saveDraft', { edition: 0, draft: null }).code).toBe('conflict')
    expect(desk.call('clocks.draft', {})).toMatchObject({ edition: 2, draft })
  })

  test('dropped it is gone, can be brought back, and an old window does not bring it back unseen', () => {
    const desk = supervised()
    const draft = changed(desk)
    desk.call('clocks.saveDraft', { edition: 0, draft })
    expect(desk.call('clocks.saveDraft', { edition: 1, draft: null })).toEqual({ edition: 2, savedAt: null })
    expect(desk.call('clocks.draft', {})).toEqual({ edition: 2, ...nothing })
    expect(desk.call('clocks.saveDraft', { edition: 2, draft: null })).toEqual({ edition: 2, savedAt: null })
    expect(desk.refused('clocks.saveDraft', { edition: 1, draft }).code).toBe('conflict')
    desk.clock.advance(minute)
    expect(desk.call('clocks.saveDraft', { edition: 2, draft })).toEqual({ edition: 3, savedAt: desk.clock.now() })
    expect(desk.call('clocks.draft', {}).draft).toEqual(draft)
    expect(desk.eventsOf('clockDraft.saved').concat(desk.eventsOf('clockDraft.dropped')).map(({ author }) => author === null)).toEqual([false, false, false])
  })

  test('goes when its person publishes, and stays when publishing is refused or somebody else publishes', () => {
    const desk = supervised()
    const manager = desk.as(aPerson(desk, { role: 'manager' }))
    const draft = changed(desk)
    const { base: { version }, settings } = draft
    desk.call('clocks.saveDraft', { edition: 0, draft })
    manager.call('clocks.publish', { version, settings, retarget: false })
    expect(desk.refused('clocks.publish', { version, settings, retarget: false }).code).toBe('conflict')
    expect(desk.call('clocks.draft', {})).toMatchObject({ edition: 1, draft })
    desk.pushes.length = 0
    desk.call('clocks.publish', { version: version + 1, settings, retarget: false })
    expect(desk.call('clocks.draft', {})).toEqual({ edition: 2, ...nothing })
    expect(desk.pushes.flat().map(({ topic }) => topic)).toContain('clockDraft')
  })

  test('one of another version of the program is said to be there, and is not lost by looking', () => {
    const desk = supervised()
    desk.call('clocks.saveDraft', { edition: 0, draft: changed(desk) })
    desk.spoil("UPDATE clock_draft SET content = json_set(content, '$.settings.newer', json('[]'))")
    expect(desk.call('clocks.draft', {})).toEqual({ edition: 1, savedAt: desk.clock.now(), draft: null, unreadable: true })
  })
})
