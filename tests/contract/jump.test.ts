import { describe, expect, test } from 'vitest'
import { aContact, aPerson, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { retail } from '../helpers/playbooks.ts'

/** IN-10: the customer says everything at once, and the agent goes straight there. */
const states = (view: { readonly path: readonly { readonly state: string }[] }) => view.path.map(({ state }) => state)

describe('intake.find', () => {
  test('finds in the window’s language, with the scenes that a need comes with for this contact', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    const found = desk.speaking('zh-CN').call('intake.find', { contactId, text: 'tk' })
    expect(found[0]).toEqual({ kind: 'scene', id: 'refund', title: '退款', trail: ['售后'], turnsInto: null, matched: { text: '退款', marks: [{ from: 0, to: 2 }] } })
    expect(found.length).toBeLessThanOrEqual(9)
    expect(desk.call('intake.find', { contactId, text: 'ask' })[0]).toMatchObject({ kind: 'step', id: 'ask', trail: [] })
    const trail = () => desk.call('intake.find', { contactId, text: 'learn how to use it' })[0]!.trail
    expect(trail()).toEqual(['Product', 'Features'])
    desk.call('intake.choose', { contactId, group: 'scene', id: 'manual' })
    expect(trail()).toEqual(['Product', 'Manual'])
    expect(desk.call('intake.find', { contactId, text: '' }).map(({ id }) => id)).toEqual(retail.frequentNeeds.slice(0, 9))
  })
})

describe('intake.jump', () => {
  test('to a need from the first step: its scene and itself are chosen, what was written stays, the gaps are told at saving', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'Torn sleeve' }] })
    const view = desk.call('intake.jump', { contactId, to: { kind: 'need', id: 'exchange-goods' } })
    expect([view.step, states(view)]).toEqual(['need', ['done', 'gap', 'gap', 'current', 'next']])
    expect(view.choices[0]).toMatchObject({ group: 'need', chosen: 'exchange-goods' })
    expect(view.path[0]!.answer).toBe('Torn sleeve')
    expect(view.clocks.filter((clock) => clock.metAt === null).map((clock) => clock.rule)).toEqual(['CK-10'])
    expect(desk.eventsOf('contact.jumped').map((event) => event.body)).toEqual([
      { from: 'ask', to: 'need', target: { kind: 'need', id: 'exchange-goods' }, changes: { scene: { from: null, to: 'return-exchange' }, need: { from: null, to: 'exchange-goods' } } },
    ])
    expect(desk.refused('intake.save', { contactId })).toMatchObject({ code: 'not_ready', details: { step: 'type', missing: ['type'] } })
    expect(desk.call('intake.view', { contactId }).step).toBe('need')
  })

  test('a need keeps the scene that has it, else it comes with its first leaf', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'outcome')
    desk.call('intake.jump', { contactId, to: { kind: 'need', id: 'service-complaint' } })
    const scene = () => desk.call('intake.jump', { contactId, to: { kind: 'step', id: 'scene' } }).choices[0]!.chosen
    expect(scene()).toBe('return-exchange')
    desk.call('intake.jump', { contactId, to: { kind: 'need', id: 'check-stock' } })
    expect(scene()).toBe('stock')
    const fresh = aContact(desk)
    desk.call('intake.jump', { contactId: fresh, to: { kind: 'need', id: 'service-complaint' } })
    expect(desk.call('intake.jump', { contactId: fresh, to: { kind: 'step', id: 'scene' } }).choices[0]!.chosen).toBe('order-logistics')
  })

  test('to another scene drops the need that it does not have, and the outcome taken for it', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'outcome')
    desk.call('intake.choose', { contactId, group: 'outcome', id: 'escalate' })
    const view = desk.call('intake.jump', { contactId, to: { kind: 'scene', id: 'refund' } })
    expect([view.step, view.choices[0]!.chosen]).toEqual(['scene', 'refund'])
    expect(states(view)).toEqual(['done', 'done', 'current', 'gap', 'gap'])
    expect(desk.eventsOf('contact.jumped').at(-1)!.body).toMatchObject({ changes: { scene: { from: 'return-exchange', to: 'refund' }, need: { from: 'exchange-goods', to: null } } })
    expect(desk.refused('intake.save', { contactId })).toMatchObject({ code: 'not_ready', details: { step: 'need' } })
  })

  test('to the scene it has already loses nothing, and its clock goes on from where it began', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'outcome')
    const before = desk.call('intake.view', { contactId })
    desk.clock.advance(5_000)
    const view = desk.call('intake.jump', { contactId, to: { kind: 'scene', id: 'return-exchange' } })
    expect(view.clocks).toEqual(before.clocks)
    expect(desk.call('intake.jump', { contactId, to: { kind: 'step', id: 'outcome' } }).missing).toEqual([])
    expect(desk.call('intake.save', { contactId }).number).toMatch(/^\d+$/)
  })

  test('a jump past a skipped step leaves it skipped; to it with a choice takes the skip back', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'scene')
    desk.call('intake.skip', { contactId, reason: 'Caller in a hurry' })
    expect(states(desk.call('intake.jump', { contactId, to: { kind: 'step', id: 'outcome' } }))[2]).toBe('skipped')
    desk.call('intake.jump', { contactId, to: { kind: 'scene', id: 'refund' } })
    expect(states(desk.call('intake.jump', { contactId, to: { kind: 'step', id: 'ask' } }))[2]).toBe('gap')
  })

  test('what the playbook does not have is refused and changes nothing', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    const { version } = desk.call('intake.view', { contactId })
    for (const kind of ['step', 'scene', 'need'] as const) expect(desk.refused('intake.jump', { contactId, to: { kind, id: 'nowhere' } })).toMatchObject({ code: 'not_found', details: { what: kind } })
    expect(desk.refused('intake.jump', { contactId, to: { kind: 'need', id: 'refund' } }).code).toBe('not_found')
    expect(desk.call('intake.view', { contactId }).version).toBe(version)
    expect(desk.eventsOf('contact.jumped')).toEqual([])
  })

  test('another person’s contact and one that is over are refused', () => {
    const desk = seated(deskInMemory(), { role: 'manager' })
    const contactId = aContact(desk)
    const other = aPerson(desk, { name: 'Wu Fang' })
    const to = { kind: 'scene', id: 'refund' } as const
    expect(desk.as(other).refused('intake.jump', { contactId, to }).code).toBe('not_permitted')
    expect(desk.as(null).refused('intake.jump', { contactId, to }).code).toBe('nobody_sits_here')
    desk.call('intake.abandon', { contactId, reason: 'Wrong number' })
    expect(desk.refused('intake.jump', { contactId, to }).code).toBe('not_possible')
  })
})
