import { expect, test } from 'vitest'
import { changeSchema, topics } from '../../shared/changes.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { aContact, aTicket, returnComplaint, seated } from '../helpers/builders.ts'

test('pushes carry a topic and ids, nothing else, in the order of topics', () => {
  const desk = seated(deskInMemory())
  aTicket(desk)
  expect(desk.pushes.length).toBeGreaterThan(5)
  for (const changes of desk.pushes) {
    for (const change of changes) {
      expect(changeSchema.parse(change)).toEqual(change)
      for (const id of change.ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
    }
    const order = changes.map((change) => topics.indexOf(change.topic))
    expect(order).toEqual([...order].sort((a, b) => a - b))
  }
})

test('a push comes after the commit: who asks then finds the new state', () => {
  const desk = seated(deskInMemory())
  const contactId = aContact(desk, returnComplaint, 'outcome')
  const seen: unknown[] = []
  desk.backend.onPush((changes) => { if (changes.some((change) => change.topic === 'ticket')) seen.push(desk.call('intake.view', { contactId }).state) })
  const { ticketId } = desk.call('intake.save', { contactId })
  expect(seen).toEqual(['saved'])
  expect(desk.pushes.at(-1)!.find((change) => change.topic === 'ticket')).toEqual({ topic: 'ticket', ids: [ticketId] })
})

test('no push for a refused command, for a query, or when nothing changed', () => {
  const desk = seated(deskInMemory())
  const contactId = aContact(desk)
  const before = desk.pushes.length
  desk.refused('intake.next', { contactId })
  desk.call('intake.view', { contactId })
  desk.call('desk.setSettings', { settings: { look: 'system' } })
  expect(desk.pushes).toHaveLength(before)
})

test('somebody who is told and fails does not make the command fail', () => {
  const desk = seated(deskInMemory())
  const stop = desk.backend.onPush(() => { throw new Error('a window that is going away') })
  const pushes = desk.pushes.length
  const contactId = aContact(desk)
  expect(desk.call('intake.view', { contactId }).state).toBe('open')
  expect(desk.pushes.length).toBeGreaterThan(pushes)
  expect(desk.log.filter((entry) => entry.level === 'error').map((entry) => entry.event)).toContain('push.failed')
  stop()
})

test('a sweep pushes the clocks it found and tells their alarms once', () => {
  const desk = seated(deskInMemory())
  const contactId = aContact(desk)
  const [clock] = desk.call('intake.view', { contactId }).clocks
  const before = desk.pushes.length
  desk.clock.advance(31_000)
  const found = ['clock', 'alarm'].map((topic) => ({ topic, ids: [clock!.clockId] }))
  expect(desk.pushes.slice(before)).toEqual([found, found])
  expect(desk.alarms.map((alarms) => alarms.map((alarm) => [alarm.kind, alarm.subject]))).toEqual([[['warned', '']], [['breached', '']]])
})

test('a closed desk answers with connection_lost and stays silent', () => {
  const desk = seated(deskInMemory())
  aTicket(desk)
  desk.backend.close()
  desk.backend.close()
  expect(desk.clock.armed).toEqual([])
  expect(desk.refused('desk.status', {}).code).toBe('connection_lost')
})
