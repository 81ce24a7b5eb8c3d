import { describe, expect, test } from 'vitest'
import { procedureNames } from '../../shared/contract/index.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { aContact, aPerson, aTicket, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { callable } from '../../electron/app/permissions.ts'
import { retailSource } from '../helpers/playbooks.ts'

describe('who sits here (PE-2)', () => {
  test('the first start: nobody yet, then a person who may have any role', () => {
    const desk = deskInMemory()
    expect(desk.call('desk.status', {})).toMatchObject({ lastPerson: null, playbookReady: true })
    expect(desk.call('people.list', {})).toEqual([])
    const person = aPerson(desk, { role: 'supervisor' })
    desk.call('people.sit', { personId: person.personId })
    expect(desk.call('desk.status', {}).lastPerson).toBe(person.personId)
    expect(desk.as(person).call('people.me', {})).toEqual({ person, may: callable('supervisor') })
  })

  test('nobody sits here: what needs a person says so, before it looks at anything', () => {
    const desk = deskInMemory()
    const stranger = desk.as({ personId: '018f0000-0000-7000-8000-000000000000' as never })
    expect(desk.refused('intake.start', { channel: 'phone' }).code).toBe('nobody_sits_here')
    expect(stranger.refused('intake.start', { channel: 'phone' }).code).toBe('nobody_sits_here')
    expect(stranger.refused('tickets.get', { ticketId: '018f0000-0000-7000-8000-000000000000' }).code).toBe('nobody_sits_here')
  })

  test('later people come as agents unless somebody with the right gives more', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    const agent = desk.as(aPerson(desk.as(null)))
    expect(agent.refused('people.join', { name: 'Wu', staffNumber: 'X1', team: 'Day', role: 'team-lead' })).toMatchObject({ code: 'not_permitted', key: 'not_permitted.role' })
    expect(aPerson(desk, { role: 'manager' }).role).toBe('manager')
    expect(agent.refused('people.join', { name: 'Wu', staffNumber: agent.call('people.me', {}).person.staffNumber, team: 'Day', role: 'agent' })).toMatchObject({ key: 'not_possible.duplicate' })
  })
})

describe('rights', () => {
  test('an agent cannot publish a playbook, a supervisor can', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    const agent = desk.as(aPerson(desk))
    expect(agent.refused('playbook.publish', { file: 'x.json', source: retailSource })).toMatchObject({ code: 'not_permitted', details: { procedure: 'playbook.publish' } })
    expect(desk.call('playbook.publish', { file: 'x.json', source: retailSource }).current).not.toBeNull()
  })

  test('another agent\'s contact may be looked at and not touched', () => {
    const desk = seated(deskInMemory())
    const other = desk.as(aPerson(desk))
    const contactId = aContact(desk, returnComplaint, 'scene')
    const before = desk.call('intake.view', { contactId })
    expect(other.call('intake.view', { contactId }).contact.contactId).toBe(contactId)
    const inputs: Record<string, object> = {
      write: { answers: [{ field: 'note', value: 'x' }] }, choose: { group: 'scene', id: 'order' }, setCustomer: { customerId: null }, setOrder: { orderId: null }, confirm: { confirmationId: 'identity', confirmed: true },
      say: { lineId: 'scene.scene-ask', said: true }, grade: { kind: 'severity', id: 'L1', reason: 'x' }, undo: {}, weigh: { kind: 'impact', id: 'wide' }, next: {}, goTo: { step: 'ask' }, jump: { to: { kind: 'scene', id: 'refund' } }, skip: { reason: 'x' }, save: {}, abandon: { reason: 'x' }, resume: {},
      park: { reason: 'x' }, unpark: {}, hand: { to: other.call('people.me', {}).person.personId, note: 'x' }, takeBack: {}, setKind: { kind: 'emergency' }, another: {},
    }
    const onContact = procedureNames.filter((name) => name.startsWith('intake.') && !['intake.open', 'intake.view', 'intake.find', 'intake.start', 'intake.colleagues'].includes(name))
    expect(Object.keys(inputs).map((name) => `intake.${name}`).sort()).toEqual([...onContact].sort())
    for (const name of onContact) expect(other.refused(name, { contactId, ...inputs[name.slice(7)] }).code, name).toBe('not_permitted')
    expect(desk.call('intake.view', { contactId })).toEqual(before)
    // Once saved it is still not theirs to save again.
    const { contactId: saved } = aTicket(desk)
    expect(other.refused('intake.save', { contactId: saved }).code).toBe('not_permitted')
  })

  test('an analyst reads everything and changes nothing', () => {
    const desk = seated(deskInMemory(), { role: 'manager' })
    const analyst = desk.as(aPerson(desk, { role: 'analyst' }))
    const { ticketId } = aTicket(desk)
    expect(analyst.call('tickets.get', { ticketId }).ticketId).toBe(ticketId)
    expect(analyst.refused('tickets.comment', { ticketId, audience: 'internal', text: 'x' }).code).toBe('not_permitted')
    expect(analyst.refused('intake.start', { channel: 'phone' }).code).toBe('not_permitted')
  })
})

test('nobody\'s change is overwritten: an older version is a conflict that names the present one', () => {
  const desk = seated(deskInMemory())
  const other = desk.as(aPerson(desk))
  const { ticketId } = aTicket(desk)
  const { version } = desk.call('tickets.get', { ticketId })
  other.call('tickets.grade', { ticketId, version, kind: 'priority', id: 'high', reason: 'Called twice' })
  const events = desk.events.length
  expect(desk.refused('tickets.move', { ticketId, version, to: 'resolved', reason: null })).toMatchObject({ code: 'conflict', details: { what: 'ticket', version: version + 1 } })
  expect(desk.refused('tickets.grade', { ticketId, version, kind: 'priority', id: 'low', reason: 'x' }).code).toBe('conflict')
  expect(desk.events).toHaveLength(events)

  const customer = desk.call('customers.create', { name: 'Lin', phone: '', memberNumber: '', tier: 'standard' })
  const change = { customerId: customer.customerId, version: 1, name: 'Lin Y', phone: '', memberNumber: '', tier: 'standard', tags: [], note: '' }
  expect(desk.call('customers.update', change).version).toBe(2)
  expect(desk.refused('customers.update', change)).toMatchObject({ code: 'conflict', details: { what: 'customer', version: 2 } })
})

test('what is not there is not found, whichever way it is asked for', () => {
  const desk = seated(deskInMemory())
  const nowhere = '018f0000-0000-7000-8000-000000000000'
  const contactId = aContact(desk, mailedComplaint)
  for (const [name, input] of [
    ['tickets.get', { ticketId: nowhere }], ['tickets.history', { ticketId: nowhere }], ['tickets.comment', { ticketId: nowhere, audience: 'internal', text: 'x' }],
    ['customers.get', { customerId: nowhere }], ['intake.view', { contactId: nowhere }], ['intake.next', { contactId: nowhere }], ['people.sit', { personId: nowhere }],
    ['intake.start', { channel: 'pigeon' }], ['intake.write', { contactId, answers: [{ field: 'constructor', value: 'x' }] }], ['intake.choose', { contactId, group: 'type', id: 'toString' }],
    ['intake.choose', { contactId, group: 'need', id: 'exchange-goods' }], ['intake.confirm', { contactId, confirmationId: 'identity', confirmed: true }],
    ['intake.grade', { contactId, kind: 'severity', id: 'L9', reason: 'x' }], ['intake.setCustomer', { contactId, customerId: nowhere }], ['intake.say', { contactId, lineId: 'ask.no-such-line', said: true }],
  ] as const) expect(desk.refused(name, input).code, name).toBe('not_found')
})
