import { beforeEach, expect, test } from 'vitest'
import { forgetAllBut, keepPlace, markSeen, placeIn, type Place, useRemembered } from '../../renderer/state/places.ts'
import type { ContactId } from '../../shared/ids.ts'

const first = '018f0000-0000-7000-8000-000000000001' as ContactId
const second = '018f0000-0000-7000-8000-000000000002' as ContactId
const place: Place = { step: 'ask', selector: '[data-anchor="field:description"]', caret: { from: 2, to: 5, direction: 'backward' }, scrolled: new Map([['work', 120]]) }
const seen = (contactId: ContactId) => useRemembered.getState().seen.get(contactId)

beforeEach(() => { forgetAllBut([]) })

test('each contact has its own place, and it is forgotten once the contact is over', () => {
  keepPlace(first, place)
  keepPlace(second, { ...place, step: 'scene' })
  expect([placeIn(first), placeIn(second)?.step]).toEqual([place, 'scene'])
  markSeen(second, 4)
  forgetAllBut([first])
  expect([placeIn(first), placeIn(second), seen(second)]).toEqual([place, null, undefined])
})

test('what was seen only grows: a late answer does not make old news new', () => {
  markSeen(first, 7)
  const before = useRemembered.getState()
  markSeen(first, 5)
  markSeen(first, 7)
  expect(seen(first)).toBe(7)
  // Nothing changed, so nothing is rendered again.
  expect(useRemembered.getState().seen).toBe(before.seen)
})
