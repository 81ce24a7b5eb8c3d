import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { courseFor } from '../../shared/playbookRules.ts'
import type { Course } from '../../shared/lifecycle.ts'
import type { Facts, Playbook, Scope } from '../../shared/playbook.ts'
import { blob, deskBefore } from '../helpers/migrating.ts'

const at = migrations.findIndex(({ name }) => name === 'on course')

/** Every part that a scope may have, two at once, one that only a hand gives, one that nothing reaches, and all the rest to complaint. */
const courses: readonly { readonly course: Course; readonly when?: Scope }[] = [
  { course: 'complex' },
  { course: 'order', when: { scene: ['order'], type: ['inquiry', 'complaint'] } },
  { course: 'complex', when: { tags: ['frail', 'press'] } },
  { course: 'order', when: { campaign: ['double-11'] } },
  { course: 'complex', when: { kind: ['emergency'], channel: ['phone'], class: ['technical'], need: ['rescue'], severity: ['L1'], priority: ['high'], impact: ['many'], urgency: ['now'], owner: ['logistics'], tier: ['vip'], outcome: ['transfer'] } },
  { course: 'ordinary', when: { type: ['inquiry'] } },
  { course: 'order', when: { partOfDay: ['morning'] } },
  { course: 'complaint', when: {} },
]
const scenes = [{ id: 'order' }, { id: 'logistics', parent: 'order' }, { id: 'late', parent: 'logistics' }, { id: 'product' }]
const campaigns = [{ id: 'double-11', from: '2025-11-10T20:00:00+08:00', to: '2025-11-11T16:00:00Z' }]
const begins = Date.parse(campaigns[0]!.from)
const ends = Date.parse(campaigns[0]!.to)
const above: Record<string, string[]> = { order: ['order'], logistics: ['order', 'logistics'], late: ['order', 'logistics', 'late'], product: ['product'] }

const all = { kind: 'emergency', channel: 'phone', class: 'technical', need: 'rescue', severity: 'L1', priority: 'high', impact: 'many', urgency: 'now', department: 'logistics', tier: 'vip', outcome: 'transfer' }
const plain = { ...all, type: null as string | null, scene: null as string | null, customer: null as number | null, arrived_at: 1, course: null as string | null, state: 'open', deleted_at: null as number | null, playbook: 1 }
/** As awkward as they come: nothing known, a scene that is gone, the edges of a campaign, each of eleven facts missing or other, closed, deleted, by hand. */
const tickets: (typeof plain)[] = [
  plain, { ...plain, kind: '' }, ...Object.keys(all).map((fact) => ({ ...plain, [fact]: 'other' })),
  ...['order', 'logistics', 'late', 'product', 'gone'].flatMap((scene) => ['inquiry', 'complaint', null].map((type) => ({ ...plain, kind: 'inbound', scene, type }))),
  ...[begins - 1, begins, ends - 1, ends].map((arrived_at) => ({ ...plain, kind: 'inbound', arrived_at })),
  ...[1, 2, 3].map((customer) => ({ ...plain, kind: 'inbound', customer })),
  { ...plain, type: 'inquiry', kind: 'inbound' }, { ...plain, course: 'order' }, { ...plain, course: 'complex', state: 'closed' }, { ...plain, kind: 'inbound', deleted_at: 5 }, { ...plain, playbook: 2 },
]
const tags = [['frail'], ['calm'], []]

const wanted = (ticket: typeof plain): string => {
  if (ticket.course !== null || ticket.playbook === 2) return ticket.course ?? 'ordinary'
  const { type, scene, customer, department: owner, arrived_at, kind, channel, need, severity, priority, impact, urgency, tier, outcome } = ticket
  const facts = {
    kind, channel, class: ticket.class, need, severity, priority, impact, urgency, owner, tier, outcome, scene: above[scene ?? ''] ?? [], campaign: arrived_at >= begins && arrived_at < ends ? ['double-11'] : [],
    ...(type === null ? {} : { type }), ...(customer === null ? {} : { tags: tags[customer - 1]! }),
  } as Facts
  return courseFor({ courses } as unknown as Playbook, facts)
}

test('every ticket is on the course that follows from what it is about, or that it was given by hand; nothing else of it changes', () => {
  const { sqlite, file } = deskBefore('on course')
  sqlite.prepare('UPDATE playbook SET body = ? WHERE row = 1').run(JSON.stringify({ courses, scenes, campaigns }))
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'old', 2, 'y', '{}', 1, 0, 1)").run(blob(3))
  tags.forEach((list, n) => sqlite.prepare("INSERT INTO customer (customer_id, name, phone, phone_reversed, member_number, tier, note, tags, last_seq) VALUES (?, 'Lin', '', '', '', 'vip', '', ?, 1)").run(blob(60 + n), JSON.stringify(list)))
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  const ticket = sqlite.prepare(`INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, kind, tier, type, class, scene, need, free_need, outcome, department, impact, urgency, customer, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, course, closed_at, deleted_at, last_seq)
    VALUES (@id, '1', '1', @serial, @device, @serial, @playbook, 1, @state, @channel, @kind, @tier, @type, @class, @scene, @need, '', @outcome, @department, @impact, @urgency, @customer, @severity, 'playbook', '', @priority, 'playbook', '', '[]', @arrived_at, 1, @course, NULL, @deleted_at, 1)`)
  tickets.forEach((each, n) => {
    contact.run(blob(100 + n))
    ticket.run({ ...each, id: blob(100 + n), serial: n + 1, device: blob(9) })
  })
  const were = sqlite.prepare('SELECT * FROM ticket ORDER BY row').all() as Record<string, unknown>[]
  const counted = sqlite.prepare('SELECT * FROM ticket_count ORDER BY owner, state').all()

  migrate(sqlite, file, migrations.slice(0, at + 1))

  expect(sqlite.prepare('SELECT * FROM ticket ORDER BY row').all()).toEqual(were.map((row, n) => ({ ...row, on_course: wanted(tickets[n]!) })))
  expect(new Set(tickets.map(wanted))).toEqual(new Set(['ordinary', 'complex', 'complaint', 'order']))
  expect(sqlite.prepare('SELECT * FROM ticket_count ORDER BY owner, state').all()).toEqual(counted)
  expect(sqlite.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'course%'").all()).toEqual([])
  expect(() => sqlite.exec("UPDATE ticket SET on_course = 'other'")).toThrow(/constraint failed/i)
  expect([sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]).toEqual(['ok', []])
})
