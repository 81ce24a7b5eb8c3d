import { describe, expect, test } from 'vitest'
import { aContact, aTicket, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { changedRetail } from '../helpers/playbooks.ts'

const weighed = changedRetail((playbook) => {
  Object.assign(playbook.needs.find((need) => need.id === returnComplaint.need)!, { class: 'technical', impact: 'order', urgency: 'later' })
}).source

describe('IN-7: scope of impact × urgency', () => {
  test('is what the need usually is until the agent weighs it, and severity follows', () => {
    const desk = seated(deskInMemory({ playbook: weighed }))
    const contactId = aContact(desk, returnComplaint, 'outcome')
    const { weighing } = desk.call('intake.view', { contactId })
    expect([weighing.impact, weighing.urgency, weighing.owner]).toMatchObject([{ chosen: 'order', by: 'playbook' }, { chosen: 'later', by: 'playbook' }, { id: 'after-sales' }])
    expect(weighing.impact.options.map(({ id }) => id)).toEqual(['wide', 'order', 'slight'])
    desk.call('intake.weigh', { contactId, kind: 'impact', id: 'wide' })
    const view = desk.call('intake.weigh', { contactId, kind: 'urgency', id: 'now' })
    expect(view.weighing.urgency).toMatchObject({ chosen: 'now', by: 'agent' })
    expect(view.grades.severity).toMatchObject({ id: 'L1', by: 'playbook', reason: 'The impact is wide and any delay makes it worse, so after-sales must act at once.' })
    const { ticketId } = desk.call('intake.save', { contactId })
    expect(desk.rows('SELECT impact, urgency FROM ticket')).toEqual([{ impact: 'wide', urgency: 'now' }])
    expect(desk.call('tickets.get', { ticketId }).severity.id).toBe('L1')
    expect(desk.eventsOf('contact.weighed').map(({ body }) => body)).toEqual([{ changes: { impact: { from: 'order', to: 'wide' } } }, { changes: { urgency: { from: 'later', to: 'now' } } }])
  })

  test('taken back, it is the usual again; what the playbook does not have is refused', () => {
    const desk = seated(deskInMemory({ playbook: weighed }))
    const contactId = aContact(desk, returnComplaint, 'outcome')
    desk.call('intake.weigh', { contactId, kind: 'impact', id: 'wide' })
    expect(desk.call('intake.weigh', { contactId, kind: 'impact', id: null }).weighing.impact).toMatchObject({ chosen: 'order', by: 'playbook' })
    expect(desk.refused('intake.weigh', { contactId, kind: 'impact', id: 'now' })).toMatchObject({ code: 'not_found', details: { what: 'impact' } })
  })

  test('IN-2: the class comes with the need, unless the agent says otherwise', () => {
    const desk = seated(deskInMemory({ playbook: weighed }))
    const classless = { ...returnComplaint, class: null }
    const { ticketId } = aTicket(desk, classless)
    expect(desk.call('tickets.get', { ticketId }).class?.id).toBe('technical')
    expect(desk.call('tickets.get', { ticketId: aTicket(desk).ticketId }).class?.id).toBe(returnComplaint.class)
  })
})

describe('IN-10: undo of what a choice dropped', () => {
  test('says what went and gives it back, with what was typed since', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'outcome')
    const before = desk.call('intake.choose', { contactId, group: 'outcome', id: 'escalate' })
    expect(before.dropped).toEqual([])
    const changed = desk.call('intake.jump', { contactId, to: { kind: 'scene', id: 'stock' } })
    expect(changed.dropped.map(({ what }) => what)).toEqual(expect.arrayContaining(['need', 'outcome', 'field']))
    expect(changed.dropped.every(({ title }) => title !== '')).toBe(true)
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'Typed since' }] })
    const back = desk.call('intake.undo', { contactId })
    expect(back.dropped).toEqual([])
    expect(back.path.map(({ answer }) => answer)).toEqual(['Typed since', ...before.path.slice(1).map(({ answer }) => answer)])
    expect(desk.refused('intake.undo', { contactId })).toMatchObject({ key: 'not_possible.undo' })
    // What the customer said is not kept in the history a second time (PR-1).
    expect(JSON.stringify(desk.eventsOf('contact.restored'))).not.toContain('Typed')
    desk.call('intake.goTo', { contactId, step: 'outcome' })
    expect(desk.call('intake.save', { contactId }).number).toMatch(/^\d{9}$/)
  })
})

test('IN-12: what is for another kind of contact is not offered; it is found as what it makes of the contact, and going there makes it one', () => {
  const { source } = changedRetail((playbook) => {
    playbook.types[2]!.kinds = ['outbound']
    playbook.scenes.find((scene) => scene.id === 'product')!.kinds = ['emergency']
  })
  const desk = seated(deskInMemory({ playbook: source }))
  const contactId = aContact(desk, returnComplaint, 'type')
  expect(desk.call('intake.view', { contactId }).choices[0]!.options.map(({ id }) => id)).not.toContain('suggestion')
  expect(desk.refused('intake.choose', { contactId, group: 'type', id: 'suggestion' }).code).toBe('not_found')
  expect(desk.refused('intake.choose', { contactId, group: 'scene', id: 'stock' }).code).toBe('not_found')
  desk.call('intake.choose', { contactId, group: 'scene', id: 'refund' })
  expect(desk.call('intake.find', { contactId, text: 'refund' })[0]).toMatchObject({ id: 'refund', turnsInto: null })
  expect(desk.call('intake.find', { contactId, text: 'stock' })[0]).toMatchObject({ id: 'stock', turnsInto: { id: 'emergency', title: 'Emergency' } })
  const view = desk.call('intake.jump', { contactId, to: { kind: 'scene', id: 'stock' } })
  expect([view.contact.kind.id, view.choices[0]!.chosen]).toEqual(['emergency', 'stock'])
  expect(desk.eventsOf('contact.jumped').at(-1)?.body).toMatchObject({ changes: { kind: { from: 'inbound', to: 'emergency' } } })
})
