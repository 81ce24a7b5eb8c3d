import { describe, expect, onTestFinished, test } from 'vitest'
import { playbookInForce } from '../../electron/features/playbook/playbook.ts'
import { bucketFilters } from '../../shared/contract/queue.ts'
import type { Playbook } from '../../shared/playbook.ts'
import { deskInFolder, deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { aContact, aTicket, returnComplaint, seated } from '../helpers/builders.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { changedRetail, retail, retailSource } from '../helpers/playbooks.ts'

const newer = retail.version + 1
const later = (version: number) => changedRetail((copy) => {
  copy.version = version
  copy.clocks.find((clock) => clock.rule === 'CK-1')!.target = 20
}).source

describe('publishing', () => {
  test('a playbook that does not hold together is refused with path and reason, and the last good one stays', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    const before = desk.call('playbook.status', {}).current
    const bad = structuredClone(retail)
    bad.needs[3]!.scenes = ['nowhere']
    bad.steps.ask.script[0]!.variants[0]!.text.en = '{{ customer.salary }}'
    expect(desk.refused('playbook.publish', { file: 'mine.json', source: JSON.stringify(bad) })).toMatchObject({ code: 'playbook_refused', details: { file: 'mine.json', issues: [{ path: 'needs[3].scenes[0]', code: 'unknown', values: { what: 'scene', id: 'nowhere' }, reason: "no scene 'nowhere'" }] } })
    bad.needs[3]!.scenes = retail.needs[3]!.scenes
    expect(desk.refused('playbook.publish', { file: 'mine.json', source: JSON.stringify(bad) }).details['issues']).toEqual([{ path: 'steps.ask.script[0].variants[0].text.en', code: 'noVariable', values: { id: 'customer.salary' }, reason: "no variable 'customer.salary'" }])
    for (const source of ['', '{', 'null', '[]']) expect(desk.refused('playbook.publish', { file: 'x', source }).code).toBe('playbook_refused')
    expect(desk.call('playbook.status', {}).current).toEqual(before)
    expect(desk.eventsOf('playbook.published')).toHaveLength(1)
    expect(aTicket(desk).number).toMatch(/^\d+$/)
  })

  test('a new one counts for what begins from now on; what is open keeps its own', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    const open = aContact(desk)
    desk.call('playbook.publish', { file: 'v2.json', source: later(newer) })
    expect(desk.call('playbook.status', {}).current!.version).toBe(newer)
    expect(desk.call('intake.view', { contactId: open }).clocks[0]!.targetMs).toBe(30_000)
    expect(desk.call('intake.view', { contactId: aContact(desk) }).clocks[0]!.targetMs).toBe(20_000)
  })

  test('the same file again is put back in force, not stored twice', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    desk.call('playbook.publish', { file: 'v2.json', source: later(newer) })
    desk.call('playbook.publish', { file: 'v1.json', source: retailSource })
    expect(desk.call('playbook.status', {}).current!.version).toBe(retail.version)
    expect(desk.rows('SELECT version FROM playbook WHERE in_force = 1')).toHaveLength(1)
    expect(desk.rows('SELECT row FROM playbook')).toHaveLength(2)
  })
})

describe('the file that came with the program', () => {
  test('bad at the first start: the desk opens, says what is wrong, and no intake begins', () => {
    const desk = seated(deskInMemory({ playbook: '{"format": 1}' }), { role: 'supervisor' })
    expect(desk.call('desk.status', {}).playbookReady).toBe(false)
    const status = desk.call('playbook.status', {})
    expect(status).toMatchObject({ current: null, refused: { file: 'shipped.json', at: desk.clock.now() } })
    expect(status.refused!.issues.map((issue) => issue.path)).toContain('channels')
    for (const issue of status.refused!.issues) expect(issue.reason).not.toBe('')
    expect(desk.log.map((entry) => entry.event)).toContain('playbook.refused')
    expect(desk.refused('intake.start', { channel: 'phone' }).code).toBe('no_playbook')
    expect(desk.refused('playbook.catalogue', {}).code).toBe('no_playbook')
    expect(desk.call('tickets.queue', { filter: bucketFilters.open, limit: 5 }).rows).toEqual([])
    expect(desk.call('customers.create', { name: 'Lin', phone: '', memberNumber: '', tier: 'vip' }).tierTitle).toBe('vip')
    desk.call('playbook.publish', { file: 'good.json', source: retailSource })
    expect(desk.call('desk.status', {}).playbookReady).toBe(true)
    expect(aContact(desk, returnComplaint, 'type')).toBeTruthy()
  })

  test('later versions are taken over at the start; older and bad ones are not', () => {
    const folder = temporaryFolder()
    const versionAfterStart = (playbook: string, seed: number) => {
      const desk = deskInFolder(folder, { playbook, seed })
      const person = desk.call('people.list', {})[0]
      const status = (person === undefined ? seated(desk) : desk.as(person)).call('playbook.status', {})
      desk.backend.close()
      return [status.current?.version, status.refused === null ? 'fine' : 'refused']
    }
    const now = retail.version
    expect(versionAfterStart(retailSource, 1)).toEqual([now, 'fine'])
    expect(versionAfterStart(later(now + 2), 2)).toEqual([now + 2, 'fine'])
    expect(versionAfterStart(later(now + 1), 3)).toEqual([now + 2, 'fine'])
    expect(versionAfterStart('{', 4)).toEqual([now + 2, 'refused'])
    expect(versionAfterStart(later(now + 2), 5)).toEqual([now + 2, 'fine'])
  })
})

describe('a later program beside what a supervisor published', () => {
  const now = retail.version
  /** A playbook of a later program: a new sentence, a new campaign, and one target that is otherwise. */
  const shipped = (version: number, change: (copy: Playbook) => void = () => undefined) => changedRetail((copy) => {
    copy.version = version
    copy.steps.ask.title.en = `Ask ${String(version)}`
    copy.campaigns.push({ ...copy.campaigns[0]!, id: `double-11-${String(version)}`, title: { 'zh-CN': '又一年', 'zh-TW': '又一年', en: `Sale ${String(version)}` } })
    copy.clocks.find(({ id }) => id === 'resolve-low')!.target = 100 * version
    change(copy)
  }).source

  /** Starts one program after the other on a folder; `as` is whoever sat down first, a supervisor. */
  function starts() {
    const folder = temporaryFolder()
    let seed = 0
    let open: TestDesk | null = null
    const person = (desk: TestDesk) => desk.call('people.list', {})[0]
    return (playbook: string): TestDesk => {
      open?.backend.close()
      const desk = deskInFolder(folder, { playbook, seed: (seed += 1) })
      const known = person(desk)
      open = known === undefined ? seated(desk, { role: 'supervisor' }) : desk.as(known)
      onTestFinished(() => { desk.backend.close() })
      return open
    }
  }

  function publishTarget(desk: TestDesk, seconds: number): number {
    const { version, settings } = desk.call('clocks.settings', {})
    return desk.call('clocks.publish', { version, settings: { ...settings, clocks: settings.clocks.map((policy) => (policy.id === 'resolve-low' ? { ...policy, target: seconds } : policy)) }, retarget: false }).version
  }
  const target = (desk: TestDesk, id = 'resolve-low') => desk.call('clocks.settings', {}).settings.clocks.find((policy) => policy.id === id)?.target
  const asks = (desk: TestDesk) => desk.reading((db) => playbookInForce(db).playbook.steps.ask.title.en)

  test('calendars, clocks and campaigns stay, all else comes in, and it is told what', () => {
    const start = starts()
    const published = publishTarget(start(retailSource), 3_600)
    // The number that the supervisor's version took is the later program's too.
    expect(published).toBe(now + 1)
    const later = start(shipped(now + 1))
    expect([target(later), asks(later)]).toEqual([3_600, `Ask ${String(now + 1)}`])
    const status = later.call('playbook.status', {})
    expect(status.current?.version).toBe(now + 2)
    expect(status.program).toEqual({ how: 'joined', version: now + 1, added: [{ list: 'campaigns', title: `Sale ${String(now + 1)}` }], otherwise: [{ list: 'clocks', title: retail.clocks.find(({ id }) => id === 'resolve-low')!.title.en }] })
    const events = later.events.length
    expect(start(shipped(now + 1)).events).toHaveLength(events)
  })

  test('so it goes on: published on what was joined, and joined again with the next', () => {
    const start = starts()
    publishTarget(start(retailSource), 3_600)
    const again = publishTarget(start(shipped(now + 1)), 7_200)
    expect(again).toBe(now + 3)
    const later = start(shipped(now + 2))
    expect([target(later), asks(later), later.call('playbook.status', {}).current?.version]).toEqual([7_200, `Ask ${String(now + 2)}`, now + 4])
    expect(later.call('playbook.status', {}).program).toMatchObject({ how: 'joined', version: now + 2, added: [{ list: 'campaigns', title: `Sale ${String(now + 2)}` }] })
    // Published, it is one's own, and there is nothing to tell any more.
    publishTarget(later, 60)
    expect(later.call('playbook.status', {}).program).toBeNull()
    // An older program changes nothing.
    expect(target(start(shipped(now + 1)))).toBe(60)
  })

  test('what the program says otherwise can be taken over later too, until it is', () => {
    const start = starts()
    const first = start(retailSource)
    expect(first.call('clocks.fromProgram', {})?.otherwise).toEqual({ calendars: [], clocks: [], campaigns: [] })
    publishTarget(first, 3_600)
    const later = start(shipped(now + 1))
    const clocks = () => later.call('clocks.fromProgram', {})?.otherwise.clocks
    expect(later.call('clocks.fromProgram', {})).toMatchObject({ version: now + 1, otherwise: { calendars: [], clocks: ['resolve-low'], campaigns: [] } })
    publishTarget(later, 60)
    expect(clocks()).toEqual(['resolve-low'])
    const { settings: programs } = later.call('clocks.fromProgram', {})!
    publishTarget(later, programs.clocks.find(({ id }) => id === 'resolve-low')!.target)
    expect(clocks()).toEqual([])
    // Somebody's own playbook is not held against the program's.
    later.call('playbook.publish', { file: 'own.json', source: changedRetail((copy) => { copy.version = now + 9; copy.steps.need.title.en = 'Ours' }).source })
    expect(later.call('clocks.fromProgram', {})).toBeNull()
  })

  test('where settings were published as they came, the later playbook is taken whole', () => {
    const start = starts()
    const desk = start(retailSource)
    const { version, settings } = desk.call('clocks.settings', {})
    desk.call('clocks.publish', { version, settings, retarget: false })
    const later = start(shipped(now + 1))
    expect([target(later), later.call('playbook.status', {}).program]).toEqual([100 * (now + 1), null])
  })

  test('a clock that speaks of something which is gone: the last good one stays and it is told why; corrected, the next start joins them', () => {
    const start = starts()
    const desk = start(retailSource)
    const { version, settings } = desk.call('clocks.settings', {})
    const about = (tag: string) => ({ ...settings, clocks: [{ ...settings.clocks.find(({ id }) => id === 'resolve-low')!, id: 'mine', target: 5, when: { tags: [tag] } }, ...settings.clocks] })
    const gone = 'no-marketing'
    desk.call('clocks.publish', { version, settings: about(gone), retarget: false })
    const program = shipped(now + 1, (copy) => { copy.tags = copy.tags.filter(({ id }) => id !== gone) })
    const refused = start(program)
    const events = refused.events.length
    expect(refused.call('playbook.status', {})).toMatchObject({ current: { version: now + 1 }, program: null, refused: { file: 'shipped.json', issues: [{ path: 'clocks[0].when.tags[0]', code: 'unknown', values: { what: 'tag', id: gone } }] } })
    expect(asks(refused)).toBe(retail.steps.ask.title.en)
    expect(start(program).events).toHaveLength(events)
    const corrected = start(program)
    corrected.call('clocks.publish', { version: now + 1, settings: about('press'), retarget: false })
    const later = start(program)
    expect([asks(later), target(later, 'mine')]).toEqual([`Ask ${String(now + 1)}`, 5])
    expect(later.call('playbook.status', {})).toMatchObject({ refused: null, program: { how: 'joined' } })
  })

  test('a playbook of one’s own stays whole, and it is told that a later one lies ready', () => {
    const start = starts()
    const desk = start(retailSource)
    const own = changedRetail((copy) => { copy.version = now + 1; copy.steps.need.title.en = 'Ours' }).source
    desk.call('playbook.publish', { file: 'own.json', source: own })
    publishTarget(desk, 60)
    const later = start(shipped(now + 5))
    expect([target(later), asks(later)]).toEqual([60, retail.steps.ask.title.en])
    expect(later.call('playbook.status', {})).toMatchObject({ current: { version: now + 2 }, program: { how: 'ready', version: now + 5 } })
    const events = later.events.length
    expect(start(shipped(now + 5)).events).toHaveLength(events)
    // Whoever wants it publishes it.
    start(shipped(now + 5)).call('playbook.publish', { file: 'shipped.json', source: shipped(now + 5) })
    expect(start(shipped(now + 6)).call('playbook.status', {}).current?.version).toBe(now + 6)
  })
})
