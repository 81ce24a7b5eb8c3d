import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draft, emptyDraft, withAnswer } from '../../electron/features/intake/draft.rules.ts'
import { lostIn, remembering, restored } from '../../electron/features/intake/dropped.rules.ts'
import { asKind, chosen, type Surroundings } from '../../electron/features/intake/intake.rules.ts'
import type { ChoiceGroup } from '../../shared/contract/intake.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'

const around: Surroundings = { kind: 'inbound', channel: 'phone', tier: null, tags: [], campaign: [], partOfDay: 'morning' }
const choose = (draft: Draft, group: ChoiceGroup, id: string | null) => remembering(retail, draft, chosen(retail, draft, group, id), group, around)
const lost = (draft: Draft) => lostIn(retail, draft, around).map(({ what, id }) => `${what} ${id}`)

const dispute: Draft = { ...withAnswer(emptyDraft, 'amount', '120'), type: 'complaint', scene: 'refund', need: 'refund-dispute', outcome: 'transfer', department: 'finance' }

describe('IN-10: going back and changing says what it dropped', () => {
  test.each<[string, Draft, ChoiceGroup, string | null, string[]]>([
    ['a scene that has the need drops nothing', { ...dispute, answers: [], need: 'service-complaint' }, 'scene', 'repair', []],
    ['a scene that does not have it drops it, its outcome and what only it asked for', dispute, 'scene', 'stock', ['need refund-dispute', 'outcome transfer', 'department finance', 'field amount']],
    ['another need drops the outcome that was taken for the old one', dispute, 'need', 'refund-progress', ['outcome transfer', 'department finance']],
    ['a listed need drops the demand in the customer\'s words', { ...emptyDraft, scene: 'refund', freeNeed: 'An apology' }, 'need', 'refund-progress', ['freeNeed An apology']],
    ['ticks of the scene that was left', { ...emptyDraft, scene: 'privacy', confirmed: ['identity'] }, 'scene', 'refund', ['confirmation identity']],
    ['looking at a branch drops nothing yet', dispute, 'scene', 'order', []],
    ['what the agent changes is no loss', dispute, 'type', 'inquiry', []],
  ])('%s', (_name, draft, group, id, expected) => {
    expect(lost(choose(draft, group, id))).toEqual(expected)
  })

  test('on the way down a tree what counts is where the way began', () => {
    const gone = choose(choose(choose({ ...dispute, scene: 'privacy', need: 'privacy-request', confirmed: ['identity'] }, 'scene', null), 'scene', 'product'), 'scene', 'stock')
    expect(lost(gone)).toContain('confirmation identity')
    expect(restored(gone)?.draft).toMatchObject({ scene: 'privacy', need: 'privacy-request', outcome: 'transfer', confirmed: ['identity'], before: null })
  })

  test('what is chosen again is lost no more, and there is nothing to undo after a choice that dropped nothing', () => {
    const back = choose(choose(dispute, 'scene', 'stock'), 'scene', 'refund')
    expect(restored(choose(back, 'type', 'inquiry'))).toBeNull()
    expect(restored(emptyDraft)).toBeNull()
  })

  test('IN-12: as another kind of contact it loses only what is not for that kind, and gets it back with its kind', () => {
    const { playbook } = changedRetail((copy) => {
      copy.types.find((type) => type.id === 'complaint')!.kinds = ['inbound']
      copy.scenes.find((scene) => scene.id === 'after-sales')!.kinds = ['inbound']
    })
    const asOutbound = remembering(playbook, dispute, asKind(playbook, dispute, 'outbound'), 'kind', { ...around, kind: 'outbound' }, 'inbound')
    expect(lostIn(playbook, asOutbound, { ...around, kind: 'outbound' }).map(({ what }) => what)).toEqual(['type', 'scene', 'need', 'outcome', 'department', 'field'])
    expect(asOutbound.answers).toEqual(dispute.answers)
    expect(restored(asOutbound)).toMatchObject({ kind: 'inbound', draft: { type: 'complaint', scene: 'refund', need: 'refund-dispute' } })
    expect(asKind(playbook, dispute, 'inbound')).toEqual(dispute)
  })

  const choice = fc.constantFrom<[ChoiceGroup, string | null]>(
    ['scene', 'refund'], ['scene', 'stock'], ['scene', 'order'], ['scene', null], ['need', 'refund-dispute'], ['need', 'service-complaint'], ['need', null], ['outcome', 'transfer'], ['outcome', 'solved'],
    ['department', 'finance'], ['type', 'inquiry'],
  )

  test('property: whatever is chosen, undo gives back every choice that a last choice took, and what was typed stays', () => {
    fc.assert(fc.property(fc.array(choice, { minLength: 1, maxLength: 8 }), fc.string({ maxLength: 5 }), (choices, typed) => {
      let draft = dispute
      for (const [group, id] of choices) draft = choose(draft, group, id)
      const later = withAnswer(draft, 'description', typed)
      const back = restored(later)?.draft ?? null
      if (lostIn(retail, draft, around).length === 0) {
        expect(draft.before === null || back !== null).toBe(true)
        return
      }
      expect(back).not.toBeNull()
      expect(lostIn(retail, back!, around)).toEqual([])
      for (const { what, id } of lostIn(retail, draft, around)) if (what !== 'field' && what !== 'confirmation') expect(back![what]).toBe(id)
      expect(back!.answers).toEqual(later.answers)
    }))
  })
})
