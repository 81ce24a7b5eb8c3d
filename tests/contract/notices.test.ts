import { describe, expect, test } from 'vitest'
import type { InputOf, ProcedureOf } from '../../shared/contract/index.ts'
import type { ContactId } from '../../shared/ids.ts'
import { day, hour, minute, second } from '../../shared/time.ts'
import { aContact, aPerson, aTicket, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

type Wanted = InputOf<ProcedureOf<'notices.publish'>>
const supervisor = () => seated(deskInMemory(), { role: 'supervisor', name: 'Zhou Lan' })
const recall: Wanted = {
  kind: 'recall', importance: 'emergency', title: 'Kettle K-200 is recalled', text: 'The handle may come off.', words: { en: 'Please stop using the kettle.', 'zh-CN': '请先停用这款水壶。' },
  scope: { products: ['K-200 水壶'] }, fromAt: null, untilAt: null,
}
const publish = (desk: TestDesk, more: Partial<Wanted> = {}) => desk.call('notices.publish', { ...recall, ...more })
const wordsOn = (desk: TestDesk, contactId: ContactId) => desk.call('intake.view', { contactId }).notices.map(({ words }) => words)
const report = { happened: 'Three handles came off', cause: 'A bad weld', measures: 'All of series 7 were called back' }

describe('words on top of every matching contact (EX-1)', () => {
  test('what is about everything is on every contact in hand at once, and told to every window', () => {
    const desk = supervisor()
    const contactId = aContact(desk)
    expect(wordsOn(desk, contactId)).toEqual([])
    desk.pushes.splice(0)
    publish(desk, { scope: {} })
    expect(desk.pushes.flat().map(({ topic }) => topic)).toEqual(['notice'])
    expect(wordsOn(desk, contactId)).toEqual(['Please stop using the kettle.'])
    expect(wordsOn(desk.speaking('zh-TW'), contactId)).toEqual(['请先停用这款水壶。'])
  })

  test('a product is found in what was written down, in the other script, other widths and between spaces', () => {
    const desk = supervisor()
    publish(desk)
    const contactId = aContact(desk, returnComplaint, 'ask')
    expect(wordsOn(desk, contactId)).toEqual([])
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: '我的Ｋ－２００ 水 壺漏水' }] })
    expect(wordsOn(desk, contactId)).toEqual(['Please stop using the kettle.'])
  })

  test('a scene stands for all below it, a channel narrows, a need or a scene is enough', () => {
    const desk = supervisor()
    publish(desk, { scope: { scenes: ['after-sales'], needs: ['check-stock'], channels: ['phone', 'chat'] } })
    expect(wordsOn(desk, aContact(desk, returnComplaint, 'scene'))).toEqual([])
    expect(wordsOn(desk, aContact(desk, returnComplaint, 'need'))).toHaveLength(1)
    expect(wordsOn(desk, aContact(desk, stockInquiry, 'outcome'))).toHaveLength(1)
    expect(wordsOn(desk, aContact(desk, mailedComplaint, 'outcome'))).toEqual([])
  })

  test('emergencies come first, then the latest; without words there is nothing on top', () => {
    const desk = supervisor()
    publish(desk, { importance: 'important', words: { en: 'important' }, scope: {} })
    desk.clock.advance(second)
    publish(desk, { importance: 'emergency', words: { en: 'older' }, scope: {} })
    desk.clock.advance(second)
    publish(desk, { importance: 'emergency', words: { en: 'newer' }, scope: {} })
    publish(desk, { importance: 'emergency', words: {}, scope: {} })
    expect(wordsOn(desk, aContact(desk))).toEqual(['newer', 'older', 'important'])
  })

  test('it begins and ends by itself, and windows are told at both instants', () => {
    const desk = supervisor()
    const contactId = aContact(desk)
    const now = desk.clock.now()
    const { noticeId } = publish(desk, { scope: {}, fromAt: now + hour, untilAt: now + 2 * hour })
    expect(desk.call('notices.get', { noticeId }).notice.state).toBe('planned')
    expect(wordsOn(desk, contactId)).toEqual([])
    desk.pushes.splice(0)
    desk.clock.advance(hour)
    expect(desk.pushes.flat()).toContainEqual({ topic: 'notice', ids: [noticeId] })
    expect(wordsOn(desk, contactId)).toHaveLength(1)
    desk.clock.advance(5 * hour)
    expect(wordsOn(desk, contactId)).toEqual([])
    expect(['notice.began', 'notice.lapsed'].map((type) => desk.eventsOf(type).map(({ instant }) => instant))).toEqual([[now + hour], [now + 2 * hour]])
    expect([desk.call('notices.list', {}), desk.call('notices.list', { over: true })].map((list) => list.length)).toEqual([0, 1])
  })
})

describe('acknowledging (EX-2)', () => {
  test('everybody has to, once; who has is listed with when', () => {
    const boss = supervisor()
    const lin = boss.as(aPerson(boss, { name: 'Lin' }))
    const { noticeId, acknowledgedAt } = publish(boss)
    expect(acknowledgedAt).toBe(boss.clock.now())
    expect(lin.call('notices.list', {})).toMatchObject([{ noticeId, acknowledgedAt: null }])
    expect(boss.call('notices.get', { noticeId })).toMatchObject({ missing: ['Lin'], acknowledged: [{ name: 'Zhou Lan' }] })
    boss.clock.advance(minute)
    lin.call('notices.acknowledge', { noticeId })
    const at = boss.clock.now()
    boss.clock.advance(minute)
    expect(lin.call('notices.acknowledge', { noticeId }).acknowledgedAt).toBe(at)
    expect(boss.call('notices.get', { noticeId })).toMatchObject({ missing: [], acknowledged: [{ name: 'Zhou Lan' }, { name: 'Lin', at }] })
    expect(boss.eventsOf('notice.acknowledged')).toHaveLength(1)
  })
})

describe('an emergency from beginning to end (EX-1)', () => {
  test('its log, what it was about, its report; ended by mistake it holds again', () => {
    const desk = supervisor()
    aTicket(desk, { ...returnComplaint, answers: { description: 'K-200水壶' } })
    desk.clock.advance(minute)
    const { noticeId, version } = publish(desk)
    const contactId = aContact(desk, { ...returnComplaint, answers: { description: '水壶K-200' } }, 'outcome')
    for (const description of ['k-200 水壶坏了', 'A lamp']) aTicket(desk, { ...returnComplaint, answers: { description } })
    desk.call('notices.note', { noticeId, text: 'The maker was called' })
    desk.clock.advance(minute)
    expect(desk.call('notices.note', { noticeId, text: 'Series 7 only' }).entries.map(({ text, author }) => [text, author])).toEqual([['The maker was called', 'Zhou Lan'], ['Series 7 only', 'Zhou Lan']])
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'K-200 水壶' }] })
    expect(desk.refused('notices.end', { noticeId, version, report: null })).toMatchObject({ key: 'not_ready.report' })
    expect(desk.refused('notices.end', { noticeId, version, report: { ...report, cause: ' ' } })).toMatchObject({ key: 'not_ready.report' })
    const over = desk.call('notices.end', { noticeId, version, report })
    // What came before it is not counted.
    expect(over).toMatchObject({ notice: { state: 'over', endedAt: desk.clock.now() }, report })
    expect(desk.eventsOf('notice.ended')[0]!.body).toMatchObject({ counted: { contacts: 2, tickets: 1 } })
    expect(desk.refused('notices.end', { noticeId, version, report })).toMatchObject({ code: 'conflict' })
    expect(desk.refused('notices.end', { noticeId, version: over.notice.version, report })).toMatchObject({ key: 'not_possible.noticeEnded' })
    expect(wordsOn(desk, contactId)).toEqual([])
    const again = desk.call('notices.reopen', { noticeId, version: over.notice.version })
    expect(again).toMatchObject({ notice: { state: 'standing', endedAt: null }, report })
    expect(wordsOn(desk, contactId)).toHaveLength(1)
    expect(desk.refused('notices.reopen', { noticeId, version: again.notice.version })).toMatchObject({ key: 'not_possible.noticeStands' })
  })

  test('what is no emergency ends without a report', () => {
    const desk = supervisor()
    const { noticeId, version } = publish(desk, { importance: 'usual' })
    expect(desk.call('notices.end', { noticeId, version, report: null }).report).toBeNull()
  })

  test('what makes no sense is refused, and card numbers are struck out', () => {
    const desk = supervisor()
    expect(desk.refused('notices.publish', { ...recall, text: ' ', words: { en: ' ' } })).toMatchObject({ key: 'not_ready.notice' })
    expect(desk.refused('notices.publish', { ...recall, untilAt: desk.clock.now() })).toMatchObject({ code: 'invalid_input', details: { path: 'untilAt' } })
    expect(publish(desk, { text: 'Refund 4111 1111 1111 1111 at once' }).text).not.toContain('4111 1111')
    const agent = desk.as(aPerson(desk))
    expect(agent.refused('notices.publish', recall)).toMatchObject({ code: 'not_permitted' })
    expect(publish(desk, { untilAt: desk.clock.now() + day }).untilAt).toBe(desk.clock.now() + day)
  })
})

describe('a notice is written anew', () => {
  const written = (more: Partial<Wanted> = {}) => ({ ...recall, ...more })

  test('all of it while it stands, but for its beginning; everybody reads it again only where that is asked for', () => {
    const boss = supervisor()
    const lin = boss.as(aPerson(boss, { name: 'Lin' }))
    const contactId = aContact(lin, returnComplaint)
    const { noticeId, version, fromAt } = publish(boss, { scope: { products: ['K-200'] } })
    lin.call('notices.acknowledge', { noticeId })
    expect([wordsOn(lin, contactId), boss.call('notices.get', { noticeId }).written]).toEqual([[], { words: recall.words, scope: { channels: [], scenes: [], needs: [], products: ['K-200'] } }])
    boss.clock.advance(minute)
    const changed = boss.call('notices.change', {
      noticeId, version, ...written({ title: 'Two kettles are recalled', importance: 'important', words: { en: 'Please stop using them.' }, scope: { scenes: ['return-exchange'], needs: ['exchange-goods', 'return-pickup'], channels: ['phone', 'chat'] }, fromAt: boss.clock.now() + hour, untilAt: boss.clock.now() + day }), again: false,
    })
    expect(changed).toMatchObject({ notice: { title: 'Two kettles are recalled', importance: 'important', fromAt, untilAt: boss.clock.now() + day, state: 'standing' }, missing: [] })
    expect(changed.notice.about).toEqual(['Phone', 'Chat', 'Return or exchange', 'Exchange goods', 'Rearrange the collection'])
    expect(boss.eventsOf('notice.rewritten')[0]!.body).toMatchObject({ changes: { title: { from: recall.title, to: 'Two kettles are recalled' } }, again: false })
    expect(boss.refused('notices.change', { noticeId, version, ...written(), again: false }).code).toBe('conflict')
    expect(boss.call('notices.change', { noticeId, version: changed.notice.version, ...written(), again: true })).toMatchObject({ missing: ['Lin'], acknowledged: [{ name: 'Zhou Lan' }] })
    // It ends by itself as it says now.
    boss.clock.advance(2 * day)
    expect(boss.call('notices.get', { noticeId }).notice.state).toBe('standing')
    expect(lin.refused('notices.change', { noticeId, version: 4, ...written(), again: false }).code).toBe('not_permitted')
  })

  test('one to come may begin at another time; what is over, says nothing or ends first is refused', () => {
    const boss = supervisor()
    const planned = publish(boss, { fromAt: boss.clock.now() + day })
    const { notice } = boss.call('notices.change', { noticeId: planned.noticeId, version: planned.version, ...written({ fromAt: boss.clock.now() + hour, untilAt: boss.clock.now() + 2 * hour }), again: false })
    expect(notice).toMatchObject({ state: 'planned', fromAt: boss.clock.now() + hour })
    const again = { noticeId: notice.noticeId, version: notice.version, again: false }
    expect(boss.refused('notices.change', { ...again, ...written({ text: ' ', words: {} }) }).key).toBe('not_ready.notice')
    expect(boss.refused('notices.change', { ...again, ...written({ fromAt: boss.clock.now() + hour, untilAt: boss.clock.now() + minute }) })).toMatchObject({ code: 'invalid_input', details: { path: 'untilAt' } })
    boss.clock.advance(hour)
    expect(boss.call('notices.get', { noticeId: notice.noticeId }).notice.state).toBe('standing')
    boss.clock.advance(hour)
    const over = boss.call('notices.get', { noticeId: notice.noticeId }).notice
    expect(boss.refused('notices.change', { noticeId: over.noticeId, version: over.version, ...written(), again: false }).key).toBe('not_possible.noticeEnded')
  })
})
