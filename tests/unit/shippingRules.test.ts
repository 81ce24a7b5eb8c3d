import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameSettings, stillOtherwise, withShipped } from '../../electron/features/playbook/shipping.rules.ts'
import type { ClockSettings } from '../../shared/contract/clocks.ts'
import type { Campaign, ClockPolicy, PlaybookCalendar } from '../../shared/playbook.ts'
import { retail } from '../helpers/playbooks.ts'

type Part = 'calendars' | 'clocks' | 'campaigns'
/** By id, what it says: all else of an item is the same, so that the table reads as what is the matter. */
type Said = Readonly<Record<string, string>>

const calendar = (id: string, what: string): PlaybookCalendar => ({ ...retail.calendars[0]!, id, title: { 'zh-CN': what, 'zh-TW': what, en: what } })
const clock = (id: string, what: string): ClockPolicy => ({ ...retail.clocks[0]!, id, title: { 'zh-CN': what, 'zh-TW': what, en: what } })
const campaign = (id: string, what: string): Campaign => ({ ...retail.campaigns[0]!, id, title: { 'zh-CN': what, 'zh-TW': what, en: what } })
const settings = (said: Said): ClockSettings => {
  const of = Object.entries(said)
  return { calendars: of.map(([id, what]) => calendar(id, what)), clocks: of.map(([id, what]) => clock(id, what)), campaigns: of.map(([id, what]) => campaign(id, what)) }
}
const said = (of: ClockSettings, list: Part): Said => Object.fromEntries(of[list].map(({ id, title }) => [id, title.en]))
const everyPart: readonly Part[] = ['calendars', 'clocks', 'campaigns']

describe('a later playbook of the program beside published settings', () => {
  test.each<[string, { base: Said; published: Said; shipped: Said; now: Said; added?: readonly string[]; otherwise?: readonly string[] }]>([
    ['nothing new: everything stays', { base: { a: '1' }, published: { a: '2' }, shipped: { a: '1' }, now: { a: '2' } }],
    ['what was changed stays, whatever the program says of it now', { base: { a: '1' }, published: { a: '2' }, shipped: { a: '3' }, now: { a: '2' }, otherwise: ['a'] }],
    ['what was published as it came stays too: somebody put it in force', { base: { a: '1', b: '1' }, published: { a: '1', b: '2' }, shipped: { a: '3', b: '1' }, now: { a: '1', b: '2' }, otherwise: ['a'] }],
    ['what both changed alike is nothing to tell', { base: { a: '1' }, published: { a: '2' }, shipped: { a: '2' }, now: { a: '2' } }],
    ['what the program never had comes in, after what is there', { base: { a: '1' }, published: { a: '2' }, shipped: { n: '1', a: '1' }, now: { a: '2', n: '1' }, added: ['n'] }],
    ['what was removed stays away', { base: { a: '1', b: '1' }, published: { a: '1' }, shipped: { a: '1', b: '2' }, now: { a: '1' } }],
    ['what the program has no more stays', { base: { a: '1', b: '1' }, published: { a: '2', b: '1' }, shipped: { a: '1' }, now: { a: '2', b: '1' } }],
    ['one’s own stays, and one of the same name does not take its place', { base: { a: '1' }, published: { a: '1', mine: '1' }, shipped: { a: '1', mine: '9' }, now: { a: '1', mine: '1' }, otherwise: ['mine'] }],
    ['the order stays', { base: { a: '1', b: '1' }, published: { b: '1', a: '1' }, shipped: { a: '1', n: '1', b: '1' }, now: { b: '1', a: '1', n: '1' }, added: ['n'] }],
  ])('%s', (_what, { base, published, shipped, now, added = [], otherwise = [] }) => {
    const joined = withShipped(settings(base), settings(published), settings(shipped))
    for (const part of everyPart) {
      expect(Object.entries(said(joined.settings, part)), part).toEqual(Object.entries(now))
      expect(joined.added[part], part).toEqual(added)
      expect(joined.otherwise[part], part).toEqual(otherwise)
    }
  })

  const some = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2', '3'), { noNullPrototype: true }).map(settings)

  test('keeps all that was published, in its order and to the letter, and each id once', () => {
    fc.assert(fc.property(some, some, some, (base, published, shipped) => {
      const joined = withShipped(base, published, shipped)
      for (const part of everyPart) {
        const now = joined.settings[part]
        expect(now.slice(0, published[part].length)).toEqual(published[part])
        expect(new Set(now.map(({ id }) => id)).size).toBe(now.length)
        for (const { id } of now.slice(published[part].length)) {
          expect(base[part].some((item) => item.id === id)).toBe(false)
          expect(now.find((item) => item.id === id)).toEqual(shipped[part].find((item) => item.id === id))
        }
        expect(joined.added[part]).toEqual(now.slice(published[part].length).map(({ id }) => id))
      }
    }))
  })

  test('changes nothing more when the same comes once again', () => {
    fc.assert(fc.property(some, some, some, (base, published, shipped) => {
      const once = withShipped(base, published, shipped)
      const twice = withShipped(shipped, once.settings, shipped)
      expect(sameSettings(twice.settings, once.settings)).toBe(true)
      expect([twice.added, twice.otherwise]).toEqual([withShipped(base, base, base).added, withShipped(base, base, base).otherwise])
    }))
  })
})

describe('what the program still says otherwise', () => {
  test.each<[string, { earlier: readonly Said[]; inForce: Said; latest: Said; otherwise: readonly string[] }]>([
    ['nothing, while the program never changed it: that is somebody’s own choice', { earlier: [{ a: '1' }], inForce: { a: '2' }, latest: { a: '1' }, otherwise: [] }],
    ['nothing, while there was no earlier program', { earlier: [], inForce: { a: '2' }, latest: { a: '1' }, otherwise: [] }],
    ['what it changed at any time, until it is taken over', { earlier: [{ a: '1', b: '1' }, { a: '3', b: '1' }], inForce: { a: '2', b: '2' }, latest: { a: '3', b: '1' }, otherwise: ['a'] }],
    ['no more once it is taken over', { earlier: [{ a: '1' }], inForce: { a: '3' }, latest: { a: '3' }, otherwise: [] }],
    ['one’s own under a name that the program has come to use', { earlier: [{ a: '1' }], inForce: { a: '1', mine: '1' }, latest: { a: '1', mine: '9' }, otherwise: ['mine'] }],
    ['nothing of what was removed', { earlier: [{ a: '1' }], inForce: {}, latest: { a: '3' }, otherwise: [] }],
  ])('%s', (_what, { earlier, inForce, latest, otherwise }) => {
    const found = stillOtherwise(earlier.map(settings), settings(inForce), settings(latest))
    for (const part of everyPart) expect(found[part], part).toEqual(otherwise)
  })
})
