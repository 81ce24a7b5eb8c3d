import type { ClockSettings } from '../../shared/contract/clocks.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { ClockPolicy } from '../../shared/playbook.ts'
import { type MovedBody, movedIn } from '../../electron/features/clocks/moved.rules.ts'
import { type Case, returnComplaint, seated } from './builders.ts'
import { deskInMemory, type TestDesk } from './desk.ts'

/** One running clock: CK-19, medium priority, 24 hours. */
export const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
export const supervised = (wanted: Parameters<typeof deskInMemory>[0] = {}) => seated(deskInMemory(wanted), { role: 'supervisor' })
export const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
export const clockOf = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => get(desk, ticketId).clocks.filter((clock) => clock.metric === metric).at(-1)!
export const due = (desk: TestDesk, ticketId: TicketId) => clockOf(desk, ticketId).dueAt
export const grade = (desk: TestDesk, ticketId: TicketId, kind: 'priority' | 'severity', id: string) => desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind, id, reason: 'As agreed' })
export const move = (desk: TestDesk, ticketId: TicketId, to: 'open' | 'resolved') => desk.call('tickets.move', { ticketId, version: get(desk, ticketId).version, to, reason: to === 'open' ? 'Came back' : null })

/** The settings in force with some policies changed. */
export function edited(desk: TestDesk, change: (policy: ClockPolicy) => Partial<ClockPolicy> | null): { version: number; settings: ClockSettings } {
  const { version, settings } = desk.call('clocks.settings', {})
  return { version, settings: { ...settings, clocks: settings.clocks.flatMap((policy) => { const values = change(policy); return values === null ? [] : [{ ...policy, ...values }] }) } }
}
export const targets = (values: Readonly<Record<string, number>>) => (policy: ClockPolicy) => (values[policy.id] === undefined ? {} : { target: values[policy.id]! })
export const publish = (desk: TestDesk, edit: { version: number; settings: ClockSettings }, retarget = true) => desk.call('clocks.publish', { ...edit, retarget })
/** The policies of all clocks that were moved with others. */
export const moved = (desk: TestDesk) => desk.eventsOf('playbook.clocksMoved').flatMap(({ body }) => [...movedIn(body as unknown as MovedBody).values()].map(({ policy }) => policy))
/** Lets what goes on between commands come to its end. */
export const settle = (desk: TestDesk) => { desk.clock.advance(0) }
export const publishAll = (desk: TestDesk, edit: { version: number; settings: ClockSettings }) => {
  publish(desk, edit)
  settle(desk)
}
