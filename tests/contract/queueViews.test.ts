import { describe, expect, test } from 'vitest'
import { bucketFilters, byNextDue, type QueueArrangement, type QueueShown } from '../../shared/contract/queue.ts'
import { aPerson, seated } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const arrangement: QueueArrangement = { filter: { ...bucketFilters.mine, types: ['complaint'] }, sort: { by: 'severity', down: true }, columns: [{ column: 'number', width: 120 }, { column: 'need', width: null }] }
const shown: QueueShown = { arrangement, bucket: 'mine', viewId: null }

describe('how a person arranged the queue', () => {
  test('is there again after a restart, for that person only', () => {
    const folder = temporaryFolder()
    const before = seated(deskInFolder(folder), { role: 'supervisor' })
    const other = aPerson(before)
    const { person } = before.call('people.me', {})
    const { viewId } = before.call('tickets.nameView', { name: 'Complaints', arrangement })
    before.call('tickets.arrange', { shown: { ...shown, bucket: null, viewId } })
    before.backend.close()
    const after = deskInFolder(folder)
    expect(after.as(person).call('tickets.views', {})).toEqual({ views: [{ viewId, version: 1, name: 'Complaints', arrangement }], shown: { ...shown, bucket: null, viewId } })
    expect(after.as(other).call('tickets.views', {})).toEqual({ views: [], shown: null })
    expect(after.as(other).refused('tickets.removeView', { viewId, version: 1 }).code).toBe('not_found')
    after.backend.close()
  })

  test('is written once and told once; what is as it was is neither', () => {
    const desk = seated(deskInMemory())
    desk.call('tickets.arrange', { shown })
    desk.call('tickets.arrange', { shown })
    desk.call('tickets.arrange', { shown: { ...shown, arrangement: { ...arrangement, sort: byNextDue } } })
    expect(desk.eventsOf('queueView.shown')).toHaveLength(2)
    expect(desk.pushes.at(-1)).toEqual([{ topic: 'queueView', ids: [expect.any(String)] }])
    expect(desk.rows('SELECT version FROM queue_view')).toEqual([{ version: 2 }])
  })

  test('a view is renamed, removed and taken back; each is an event', () => {
    const desk = seated(deskInMemory())
    const { viewId } = desk.call('tickets.nameView', { name: 'Mine', arrangement })
    expect(desk.call('tickets.changeView', { viewId, version: 1, name: 'My complaints', arrangement }).views).toMatchObject([{ name: 'My complaints', version: 2 }])
    expect(desk.refused('tickets.changeView', { viewId, version: 1, name: 'x', arrangement })).toMatchObject({ code: 'conflict', details: { what: 'queueView', version: 2 } })
    expect(desk.call('tickets.removeView', { viewId, version: 2 }).views).toEqual([])
    expect(desk.refused('tickets.changeView', { viewId, version: 3, name: 'x', arrangement }).code).toBe('not_found')
    expect(desk.call('tickets.restoreView', { viewId }).views).toMatchObject([{ name: 'My complaints', arrangement, version: 4 }])
    expect(desk.events.filter(({ entity }) => entity === 'queueView').map(({ type }) => type)).toEqual(['queueView.named', 'queueView.changed', 'queueView.removed', 'queueView.restored'])
  })

  test('no two of a person\'s views have one name', () => {
    const desk = seated(deskInMemory())
    const { viewId } = desk.call('tickets.nameView', { name: 'Mine', arrangement })
    expect(desk.refused('tickets.nameView', { name: 'Mine', arrangement }).key).toBe('not_possible.viewName')
    desk.call('tickets.removeView', { viewId, version: 1 })
    desk.call('tickets.nameView', { name: 'Mine', arrangement })
    expect(desk.refused('tickets.restoreView', { viewId }).key).toBe('not_possible.viewName')
  })

  test('a column shown twice, none at all, or narrower than can be read is refused', () => {
    const desk = seated(deskInMemory())
    for (const columns of [[], [{ column: 'due', width: 10 }], [{ column: 'due', width: null }, { column: 'due', width: null }]]) {
      expect(desk.refused('tickets.arrange', { shown: { ...shown, arrangement: { ...arrangement, columns } } }).code).toBe('invalid_input')
    }
  })
})
