import { describe, expect, test } from 'vitest'
import { bucketFilters } from '../../shared/contract/queue.ts'
import { deskInFolder, deskInMemory } from '../helpers/desk.ts'
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
