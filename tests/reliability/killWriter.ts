import { fileURLToPath } from 'node:url'
import { openDesk } from '../../electron/app/openDesk.ts'
import { systemClock } from '../../electron/app/systemPorts.ts'
import { findProcedure } from '../../shared/contract/index.ts'
import { foldingProgram, planningProgram } from '../helpers/threads.ts'
import { testOffice } from '../helpers/office.ts'

/**
 * Opens the desk of a folder and writes until it is killed. Prints one line for every command that was acknowledged, after
 * its reply: `customer <id> <name>`, `wrote <contact> <text>`, `ticket <id> <number>`. Run directly by Node 24.
 */
const folder = process.argv[2]
if (folder === undefined) throw new Error('which folder?')
const { backend } = openDesk({ folder, playbookFile: fileURLToPath(new URL('../../resources/playbooks/retail.json', import.meta.url)), knowledgeFolder: fileURLToPath(new URL('../../resources/knowledge', import.meta.url)), appVersion: '0.0.0-test', office: testOffice(systemClock), threads: { folding: foldingProgram, planning: planningProgram }, notifier: { alarms: () => undefined } })

let personId: string | null = null
let frames = 0

function call(procedure: string, input: unknown): Record<string, unknown> {
  frames += 1
  const reply = backend.handle({ id: frames, procedure, as: personId, language: 'en', timeZone: 'UTC', input })
  if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.error)}`)
  return findProcedure(procedure)!.output.parse(reply.value) as Record<string, unknown>
}

const acknowledged = (line: string) => process.stdout.write(`${line}\n`)

function takeOne(times: number): void {
  const customer = call('customers.create', { name: `Customer ${times}`, phone: `1380000${String(times % 10_000).padStart(4, '0')}`, memberNumber: '', tier: 'standard' })
  acknowledged(`customer ${String(customer['customerId'])} Customer ${times}`)
  const started = call('intake.start', { channel: 'phone' })
  const { contactId } = started['contact'] as { contactId: string }
  const write = (field: string, value: string) => {
    call('intake.write', { contactId, answers: [{ field, value }] })
    acknowledged(`wrote ${contactId} ${field} ${value}`)
  }
  for (let typed = 1; typed <= 3; typed += 1) write('description', `${'typed '.repeat(typed)}${times}`)
  call('intake.setCustomer', { contactId, customerId: customer['customerId'] })
  call('intake.next', { contactId })
  call('intake.choose', { contactId, group: 'type', id: 'complaint' })
  call('intake.choose', { contactId, group: 'class', id: 'other' })
  call('intake.next', { contactId })
  call('intake.choose', { contactId, group: 'scene', id: 'return-exchange' })
  write('order-no', String(times))
  write('goods-state', 'opened')
  call('intake.next', { contactId })
  call('intake.choose', { contactId, group: 'need', id: 'exchange-goods' })
  call('intake.next', { contactId })
  const ticket = call('intake.save', { contactId })
  acknowledged(`ticket ${String(ticket['ticketId'])} ${String(ticket['number'])}`)
}

const [known] = call('people.list', {}) as unknown as { personId: string }[]
personId = known?.personId ?? String(call('people.join', { name: 'Writer', staffNumber: '1', team: 'Night', role: 'agent' })['personId'])
acknowledged('open')
for (let times = 1; ; times += 1) takeOne(times)
