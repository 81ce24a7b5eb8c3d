import type { Customer } from '../../shared/contract/customers.ts'
import type { IntakeView } from '../../shared/contract/intake.ts'
import type { Person, Role } from '../../shared/contract/people.ts'
import type { ContactId, CustomerId, TicketId } from '../../shared/ids.ts'
import { type IntakeStep, intakeSteps } from '../../shared/playbook.ts'
import type { TestDesk } from './desk.ts'

/** Everything here goes through frames, as a screen would: nothing is written past the door. */

let people = 0

/** Joins as the first person may, or with the rights of whoever sits at `desk`. */
export function aPerson(desk: TestDesk, { role = 'agent', name = 'Chen Jing', ...rest }: { role?: Role; name?: string; staffNumber?: string; team?: string } = {}): Person {
  people += 1
  return desk.call('people.join', { name, role, staffNumber: rest.staffNumber ?? `A-${String(people)}`, team: rest.team ?? 'Day' })
}

/** A new desk's first person, already sitting. */
export function seated(desk: TestDesk, wanted: Parameters<typeof aPerson>[1] = {}): TestDesk {
  const person = aPerson(desk, wanted)
  desk.call('people.sit', { personId: person.personId })
  return desk.as(person)
}

export function aCustomer(desk: TestDesk, wanted: Partial<{ name: string; phone: string; memberNumber: string; tier: string }> = {}): Customer {
  return desk.call('customers.create', { name: 'Lin Yating', phone: '13800001234', memberNumber: '', tier: 'standard', ...wanted })
}

/** What a conversation is about. Fields that the playbook requires are filled with something plain unless named in `answers`. */
export interface Case {
  readonly channel: string
  readonly arrivedAt?: number
  readonly type: string
  /** null: as the need has it */
  readonly class: string | null
  /** the leaf; the branches above it are chosen on the way */
  readonly scene: readonly string[]
  readonly need: string
  readonly answers?: Readonly<Record<string, string>>
}

export const returnComplaint: Case = { channel: 'phone', type: 'complaint', class: 'product-quality', scene: ['after-sales', 'return-exchange'], need: 'exchange-goods' }
export const stockInquiry: Case = { channel: 'chat', type: 'inquiry', class: 'general', scene: ['product', 'stock'], need: 'check-stock' }
export const suggestion: Case = { channel: 'phone', type: 'suggestion', class: 'other', scene: ['product', 'manual'], need: 'suggest-improvement' }
export const mailedComplaint: Case = { channel: 'email', type: 'complaint', class: 'service-quality', scene: ['order', 'order-logistics'], need: 'urge-delivery' }

/** A contact on `upTo`, with everything before that step answered. */
export function aContact(desk: TestDesk, about: Case = returnComplaint, upTo: IntakeStep = 'ask'): ContactId {
  const { contact: { contactId } } = desk.call('intake.start', { channel: about.channel, ...(about.arrivedAt === undefined ? {} : { arrivedAt: about.arrivedAt }) })
  for (const step of intakeSteps) {
    if (step === upTo) return contactId
    answerStep(desk, contactId, about, step)
    desk.call('intake.next', { contactId })
  }
  return contactId
}

/** A ticket of a known customer. */
export function aCustomersTicket(desk: TestDesk, customerId: CustomerId, about: Case = returnComplaint): ReturnType<typeof aTicket> {
  const contactId = aContact(desk, about, 'outcome')
  desk.call('intake.setCustomer', { contactId, customerId })
  // What only a known customer is asked for.
  answerStep(desk, contactId, about, 'outcome')
  return { ...desk.call('intake.save', { contactId }), contactId }
}

/** Chooses, fills and ticks what the present step asks for; does not go on. */
export function answerStep(desk: TestDesk, contactId: ContactId, about: Case, step: IntakeStep): void {
  if (step === 'type') {
    desk.call('intake.choose', { contactId, group: 'type', id: about.type })
    if (about.class !== null) desk.call('intake.choose', { contactId, group: 'class', id: about.class })
  }
  if (step === 'scene') for (const id of about.scene) desk.call('intake.choose', { contactId, group: 'scene', id })
  if (step === 'need') desk.call('intake.choose', { contactId, group: 'need', id: about.need })
  const view = desk.call('intake.view', { contactId })
  const answers = view.fields.flatMap((field) => {
    const given = about.answers?.[field.fieldId]
    const asked = view.missing.some((gap) => gap.what === 'field' && gap.id === field.fieldId)
    return given !== undefined || asked ? [{ field: field.fieldId, value: given ?? plainAnswer(field) }] : []
  })
  if (answers.length > 0) desk.call('intake.write', { contactId, answers })
  for (const gap of view.missing) if (gap.what === 'confirmation') desk.call('intake.confirm', { contactId, confirmationId: gap.id, confirmed: true })
}

const plainAnswer = (field: IntakeView['fields'][number]) => field.options[0]?.id ?? `about ${field.fieldId}`

/** A saved ticket of a whole conversation. */
export function aTicket(desk: TestDesk, about: Case = returnComplaint): { ticketId: TicketId; number: string; contactId: ContactId } {
  const contactId = aContact(desk, about, 'outcome')
  return { ...desk.call('intake.save', { contactId }), contactId }
}
