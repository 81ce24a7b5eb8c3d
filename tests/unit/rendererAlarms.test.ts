import { describe, expect, test } from 'vitest'
import { afterAnswer, isBeforeTheEyes, isSeenAnyway, newsIn } from '../../renderer/state/alarms.ts'
import { alarmSentence } from '../../renderer/features/alarms/alarmWords.ts'
import type { Words } from '../../renderer/i18n/useWords.ts'
import type { ClockAlarm, ClockAlarms, News } from '../../shared/contract/clocks.ts'
import type { ClockView } from '../../shared/contract/common.ts'
import type { ContactId, NoticeId, TicketId } from '../../shared/ids.ts'
import { instant } from '../../shared/time.ts'
import type { Formats } from '../../renderer/ui/useFormats.ts'

const [contactId, ticketId] = ['contact' as ContactId, 'ticket' as TicketId]
const clock = (over: Partial<ClockView> = {}) => ({ clockId: 'clock', contactId, ticketId, title: 'Solving', dueAt: instant(1000), ...over }) as ClockView
const alarm = (seq: number, over: Partial<ClockView> = {}, subject = '374 000 014'): ClockAlarm => ({ seq, kind: 'breached', clock: clock(over), subject })
const answer = (over: Partial<ClockAlarms>): ClockAlarms => ({ upTo: 100, latest: 0, count: 0, late: 0, alarms: [], news: [], ...over })

describe('CK-24: told once', () => {
  test('what is later than what was told is news, also where it is not among those that are named', () => {
    const alarms = [alarm(10), alarm(20)]
    expect(newsIn(answer({ latest: 20, count: 2, alarms }), { seen: 0, told: 10 })).toEqual({ any: true, named: [alarms[1]], news: [] })
    expect(newsIn(answer({ latest: 20, count: 2, alarms }), { seen: 0, told: 20 })).toEqual({ any: false, named: [], news: [] })
    expect(newsIn(answer({ latest: 30, count: 60, alarms }), { seen: 0, told: 20 })).toEqual({ any: true, named: [], news: [] })
  })

  test.each([
    ['the first answer is where to begin', { seen: null, told: 0 }, answer({ upTo: 40 }), { seen: 40, told: 0 }],
    ['told is as far as the latest; what was not looked at stays to be asked for', { seen: 5, told: 10 }, answer({ latest: 30, count: 1 }), { seen: 5, told: 30 }],
    ['with nothing to look at, and not much in between, it is not asked from another place', { seen: 5, told: 10 }, answer({}), { seen: 5, told: 10 }],
    ['with nothing to look at and much in between it is', { seen: 5, told: 10 }, answer({ upTo: 2000 }), { seen: 2000, told: 10 }],
    ['a desk whose events are fewer is another one, or one from a backup', { seen: 900, told: 950 }, answer({ upTo: 40 }), { seen: 40, told: 40 }],
  ])('%s', (_, heard, given, expected) => {
    expect(afterAnswer(heard, given)).toEqual(expected)
  })

  test('what is on the screen shows its clock by itself', () => {
    const nowhere = { contactId: null, ticketId: null }
    expect(isBeforeTheEyes(alarm(1), { ...nowhere, ticketId })).toBe(true)
    expect(isBeforeTheEyes(alarm(1), { contactId, ticketId: null })).toBe(false)
    expect(isBeforeTheEyes(alarm(1, { ticketId: null }), { contactId, ticketId: null })).toBe(true)
    expect(isBeforeTheEyes(alarm(1, { ticketId: null }), nowhere)).toBe(false)
  })
})

test('one sentence for all of them', () => {
  const t = ((key: string, values: Readonly<Record<string, string>>) => `${key} ${Object.values(values).join(' ')}`) as unknown as Words
  const formats = { near: (at: number) => `at ${String(at)}`, number: String } as unknown as Formats
  const said = (count: number, late: number, first = alarm(1)) => alarmSentence(t, formats, answer({ count, late, alarms: [first] }))
  expect(said(1, 1)).toBe('alarms.lateOne 374 000 014 · Solving at 1000')
  expect(said(1, 0, alarm(1, {}, ''))).toBe('alarms.soonOne Solving at 1000')
  expect(said(3, 3)).toBe('alarms.lateMany 3 at 1000')
  expect(said(3, 0)).toBe('alarms.soonMany 3 at 1000')
  expect(said(3, 1)).toBe('alarms.both 1 2 at 1000')
  // What a person wants goes before what a clock says.
  const urged: News = { seq: 9, kind: 'urged', ticketId, number: '374000014', at: instant(1), by: 'Wu Lei', text: 'She calls again' }
  expect(alarmSentence(t, formats, answer({ count: 1, news: [urged] }))).toBe('alarms.news.urged Wu Lei 374 000 014 She calls again')
  expect(alarmSentence(t, formats, answer({ count: 3, late: 2, alarms: [alarm(1)], news: [urged] }))).toBe('alarms.news.more alarms.news.urged Wu Lei 374 000 014 She calls again 2')
  const notice: News = { kind: 'notice', seq: 10, noticeId: 'notice' as NoticeId, at: instant(1), by: 'He Min', text: 'Payment is down' }
  expect(alarmSentence(t, formats, answer({ count: 1, news: [notice] }))).toBe('alarms.news.notice He Min Payment is down')
  // A notice stands above whatever is done, and a ticket that is open shows what was done to it.
  expect([notice, urged].map((news) => [isSeenAnyway(news, { ticketId: null }), isSeenAnyway(news, { ticketId })])).toEqual([[true, true], [false, true]])
})
