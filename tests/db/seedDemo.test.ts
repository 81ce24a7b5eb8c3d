import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { seedDemo, type SeedWanted } from '../../electron/app/seedDemo.ts'
import { inspectDatabase } from '../../electron/db/inspect.ts'
import { lockFolder } from '../../electron/db/instanceLock.ts'
import { wantedClocks } from '../../electron/features/clocks/clocks.rules.ts'
import { readDraft } from '../../electron/features/intake/draft.rules.ts'
import { momentsOf, type TicketInstants } from '../../electron/features/tickets/tickets.rules.ts'
import { bucketFilters, byNextDue } from '../../shared/contract/queue.ts'
import { sceneTrail } from '../../shared/playbookRules.ts'
import { parseTicketNumber } from '../../shared/ticketNumber.ts'
import { instant } from '../../shared/time.ts'
import { aTicket, seated } from '../helpers/builders.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { retail, retailSource } from '../helpers/playbooks.ts'

const now = instant(Date.parse('2025-11-24T08:00:00.000Z'))

const seed = (folder: string, wanted: Partial<SeedWanted> = {}) =>
  seedDemo({ folder, tickets: 150, seed: 5, now, shipped: { file: 'retail.json', source: retailSource }, rest: () => Promise.resolve(), isStopping: () => false, ...wanted })

const tables = ['collaboration', 'event', 'desk', 'person', 'playbook', 'customer', 'contact', 'ticket', 'ticket_due', 'comment', 'clock', 'ticket_count']

function dump(folder: string): Record<string, unknown[]> {
  const sqlite = new Sqlite(databaseFile(folder), { readonly: true })
  const found = Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]))
  sqlite.close()
  return found
}

type Row = Readonly<Record<string, string | number | null>>

describe('an invented month', () => {
  let rows: Readonly<Record<string, Row[]>> = {}
  let again: typeof rows = {}
  let late = 0
  let toTell = 0
  let health: ReturnType<typeof inspectDatabase>
  beforeAll(async () => {
    const folders = [fs.mkdtempSync('/tmp/fourstep-seed-'), fs.mkdtempSync('/tmp/fourstep-seed-')] as const
    for (const folder of folders) expect(await seed(folder)).toBe('done')
    rows = dump(folders[0]) as typeof rows
    again = dump(folders[1]) as typeof rows
    health = inspectDatabase(databaseFile(folders[0]))
    const desk = deskInFolder(folders[0], { at: now })
    const person = desk.call('people.list', {}).find(({ role }) => role === 'agent')
    late = desk.as(person ?? null).call('tickets.counts', {}).late
    expect(desk.as(person ?? null).call('intake.open', {}).length).toBe(1)
    toTell = desk.as(person ?? null).call('collaboration.open', {}).toTell.length
    expect(desk.alarms).toEqual([])
    desk.backend.close()
    for (const folder of folders) fs.rmSync(folder, { recursive: true })
  })
  const of = (table: string) => rows[table] ?? []

  test('is the same again from the same seed and instant', () => {
    expect(again).toEqual(rows)
    expect(of('ticket')).toHaveLength(150)
  })

  test('is whole: integrity, references, every row with its event, numbers that hold', () => {
    expect(health).toMatchObject({ integrity: 'ok', foreignKeys: 'ok', journalMode: 'wal' })
    const seqs = new Set(of('event').map(({ seq }) => seq))
    for (const table of ['person', 'customer', 'contact', 'ticket', 'comment', 'clock']) for (const row of of(table)) expect(seqs.has(row['last_seq'] ?? null), table).toBe(true)
    for (const { number } of of('ticket')) expect(parseTicketNumber(String(number))).not.toBeNull()
    for (const { draft } of of('contact')) readDraft(String(draft))
    expect(of('event').every(({ instant: at }) => Number(at) <= now)).toBe(true)
  })

  test('has asked departments: some were passed on late, some answer late and some wait, and customers have yet to be told (DP-1, DP-2)', () => {
    const asked = of('collaboration')
    expect(new Set(asked.map(({ state }) => state))).toEqual(new Set(['sent', 'answered']))
    expect(asked.some(({ state, due_at: due }) => state === 'sent' && Number(due) < now)).toBe(true)
    expect(asked.some(({ ended_at: ended, due_at: due }) => Number(ended) > Number(due))).toBe(true)
    expect(asked.some(({ ended_at: ended, due_at: due }) => ended !== null && Number(ended) <= Number(due))).toBe(true)
    expect(of('clock').some(({ metric, breached_at: breached }) => metric === 'transfer' && breached !== null)).toBe(true)
    expect(toTell).toBeGreaterThan(0)
  })

  test('is marked as invented, in every row that stands for somebody or something real', () => {
    for (const table of ['person', 'customer', 'contact', 'ticket']) for (const row of of(table)) expect(row['external_system'], table).toBe('demo')
    for (const table of ['person', 'customer']) for (const { name } of of(table)) expect(name).toMatch(/^演示·/)
    expect(of('person')).toHaveLength(12)
  })

  test('has tickets in every state, some late, some due soon', () => {
    expect(new Set(of('ticket').map(({ state }) => state))).toEqual(new Set(['open', 'resolved', 'closed']))
    const due = of('ticket_due').filter(({ state }) => state === 0).map(({ next_due_at: at }) => Number(at) - now)
    expect(late).toBe(due.filter((left) => left <= 0).length)
    expect(late).toBeGreaterThan(0)
    expect(due.some((left) => left > 0)).toBe(true)
  })

  test('has the clocks that the rules want for each ticket, as far as the desk keeps them yet (CK-22, CK-23)', () => {
    const kept = ['firstResponse', 'sceneConfirmation', 'preliminarySolution', 'progressUpdate', 'resolution', 'followUp', 'transfer', 'leadStepsIn', 'supervisorStepsIn', 'departmentPlan']
    expect(new Set(of('clock').map(({ metric }) => metric))).toEqual(new Set(kept))
    const firstWords = new Map(of('contact').map((contact) => [contact['row'], contact['first_words_at']]))
    for (const ticket of of('ticket')) {
      const text = (name: string) => (ticket[name] === null ? {} : { [name]: ticket[name] })
      const facts = { ...text('channel'), ...text('type'), ...text('class'), ...text('need'), ...text('severity'), ...text('priority'), ...text('tier'), ...text('outcome'), ...(ticket['department'] === null ? {} : { owner: String(ticket['department']) }), scene: sceneTrail(retail, ticket['scene'] as string).map(({ id }) => id) }
      const wanted = wantedClocks(retail.clocks, facts, momentsOf({ ...ticket, first_words_at: firstWords.get(ticket['contact'] ?? null) ?? null } as unknown as TicketInstants))
      const standing = of('clock').filter((clock) => clock['ticket'] === ticket['row'] && clock['cancelled_at'] === null)
      for (const { metric, policy, startedAt, metAt } of wanted.filter((clock) => kept.includes(clock.metric) && ((clock.metric !== 'transfer' && clock.metric !== 'departmentPlan') || ticket['state'] === 'open'))) expect(standing).toContainEqual(expect.objectContaining({ metric, policy: policy.id, started_at: startedAt, met_at: metAt }))
      const running = standing.filter((clock) => clock['met_at'] === null).map((clock) => Number(clock['due_at']))
      expect(of('ticket_due').find((due) => due['ticket'] === ticket['row'])?.['next_due_at']).toBe(running.length === 0 ? null : Math.min(...running))
    }
    for (const clock of of('clock')) {
      const end = Number(clock['met_at'] ?? clock['cancelled_at'] ?? now)
      expect(clock['breached_at']).toBe(end > Number(clock['due_at']) || (clock['met_at'] === null && clock['cancelled_at'] === null && Number(clock['due_at']) <= now) ? clock['due_at'] : null)
    }
  })
})

test('ends in the middle of a shift: whoever leads finds something on every screen', async () => {
  const folder = temporaryFolder()
  expect(await seed(folder, { tickets: 80, seed: 7 })).toBe('done')
  const desk = deskInFolder(folder, { at: now })
  const people = desk.call('people.list', {})
  const as = (role: string) => desk.as(people.find((person) => person.role === role) ?? null)
  const supervisor = as('supervisor')
  expect(supervisor.call('notices.list', {}).map(({ importance }) => importance)).toEqual(['emergency', 'usual'])
  expect(supervisor.call('notices.list', { over: true })).toHaveLength(1)
  const learners = supervisor.call('knowledge.lessons', {}).flatMap(({ learners: all }) => all)
  expect(learners.some(({ passedAt }) => passedAt !== null)).toBe(true)
  expect(learners.some(({ breachedAt }) => breachedAt !== null)).toBe(true)
  expect(supervisor.call('knowledge.proposals', { state: 'open' })).toHaveLength(1)
  expect(supervisor.call('knowledge.proposals', { state: 'declined' })).toHaveLength(1)
  expect(supervisor.call('followups.improvements', {})).toHaveLength(1)
  const promises = people.flatMap((person) => desk.as(person).call('promises.today', {}))
  expect(promises.some(({ brokenAt }) => brokenAt !== null)).toBe(true)
  expect(promises.some(({ brokenAt }) => brokenAt === null)).toBe(true)
  const tickets = supervisor.call('tickets.queue', { filter: bucketFilters.open, sort: byNextDue, text: '', after: null, limit: 100 }).rows.map(({ ticketId }) => supervisor.call('tickets.get', { ticketId }))
  expect(tickets.some(({ urges }) => urges.length > 0)).toBe(true)
  expect(tickets.some(({ life }) => life.stage === 'approve')).toBe(true)
  const capacities = supervisor.call('dispatch.skills', {})
  expect(capacities.filter(({ role }) => role === 'agent').every(({ skills }) => skills.length > 0)).toBe(true)
  expect(capacities.some(({ limit, open }) => limit !== null && open >= limit)).toBe(true)
  // Somebody of the team can pull what was given to it, and it is told why it comes first.
  const pulled = capacities.filter(({ role, limit, open }) => role === 'agent' && (limit === null || open < limit)).map(({ personId }) => desk.as(people.find((person) => person.personId === personId) ?? null).call('dispatch.pull', {}))
  expect(pulled.filter((ticket) => ticket !== null)).toHaveLength(1)
  desk.backend.close()
})

test('a folder with real tickets is refused and stays as it is', async () => {
  const folder = temporaryFolder()
  const desk = deskInFolder(folder)
  aTicket(seated(desk))
  desk.backend.close()
  const before = dump(folder)
  expect(await seed(folder)).toBe('real')
  expect(dump(folder)).toEqual(before)
})

test('people who are there already stay, and a second month is refused', async () => {
  const folder = temporaryFolder()
  const desk = deskInFolder(folder)
  seated(desk, { name: 'Lin Yating' })
  desk.backend.close()
  expect(await seed(folder, { tickets: 20 })).toBe('done')
  expect(dump(folder)['person']).toHaveLength(13)
  expect(await seed(folder, { tickets: 20 })).toBe('invented')
})

test('stopped half-way, it leaves the folder as it was; what a killed one left is cleared', async () => {
  const folder = temporaryFolder()
  expect(await seed(folder, { isStopping: () => true })).toBe('stopped')
  expect(fs.readdirSync(folder)).toEqual(['desk.lock'])
  fs.writeFileSync(path.join(folder, 'fourstep.db.building'), 'torn')
  expect(await seed(folder, { tickets: 5 })).toBe('done')
  expect(fs.readdirSync(folder).filter((name) => name.includes('building'))).toEqual([])
})

test('a failure in the middle leaves nothing, and a running desk is not disturbed', async () => {
  const folder = temporaryFolder()
  await expect(seed(folder, { rest: () => Promise.reject(new Error('pulled')) })).rejects.toThrow('pulled')
  expect(fs.readdirSync(folder)).toEqual(['desk.lock'])
  const unlock = lockFolder(folder)
  await expect(seed(folder)).rejects.toMatchObject({ code: 'already_running' })
  unlock()
})
