import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { aContact, aCustomer, aTicket, seated } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const card = '4111 1111 1111 1111'
const struck = '•••• •••• •••• 1111'

test('PR-1: a card number is struck out wherever an agent can write', () => {
  const desk = seated(deskInMemory())
  const contactId = aContact(desk, undefined, 'need')
  const written = desk.call('intake.write', { contactId, answers: [{ field: 'freeNeed', value: `refund to ${card}` }] })
  expect(written.freeNeed).toBe(`refund to ${struck}`)
  const graded = desk.call('intake.grade', { contactId, kind: 'severity', id: 'L2', reason: `paid with ${card}` })
  expect(graded.grades.severity.reason).toBe(`paid with ${struck}`)

  const { ticketId } = aTicket(desk)
  const ticket = desk.call('tickets.comment', { ticketId, audience: 'internal', text: `card ${card}, CVV 123` })
  expect(ticket.comments.at(-1)?.text).toBe(`card ${struck}, CVV •••`)

  const customer = aCustomer(desk)
  const noted = desk.call('customers.update', { customerId: customer.customerId, version: customer.version, name: customer.name, phone: '13800001234', memberNumber: '', tier: customer.tier, tags: [], note: card })
  expect(noted.note).toBe(struck)
})

test('PR-1: an order number in its own field stays as it is, even if it could be a card', () => {
  const desk = seated(deskInMemory())
  const contactId = aContact(desk, undefined, 'scene')
  desk.call('intake.choose', { contactId, group: 'scene', id: 'return-exchange' })
  const view = desk.call('intake.write', { contactId, answers: [{ field: 'order-no', value: '4111111111111111' }] })
  expect(view.fields.find((field) => field.fieldId === 'order-no')?.value).toBe('4111111111111111')
})

test('PR-1: of a card number typed slowly nothing stays in the database, history included', () => {
  const folder = temporaryFolder()
  const desk = seated(deskInFolder(folder))
  const contactId = aContact(desk)
  for (let end = 1; end <= card.length; end += 1) desk.call('intake.write', { contactId, answers: [{ field: 'description', value: `card ${card.slice(0, end)}` }] })
  desk.backend.close()
  const database = new Sqlite(databaseFile(folder), { readonly: true })
  const texts = ['SELECT body FROM event', 'SELECT draft FROM contact'].flatMap((sql) => database.prepare(sql).pluck().all() as string[])
  database.close()
  expect(texts.filter((text) => text.includes('4111 1111'))).toEqual([])
  const file = fs.readFileSync(path.join(databaseFile(folder)))
  expect(file.includes('4111 1111 1111')).toBe(false)
})
