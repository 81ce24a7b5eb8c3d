// What the desktop shell decides without Electron.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Alarm } from '../../electron/app/ports.ts'
import { words } from '../../electron/app/words.ts'
import { alarmWords } from '../../electron/desktop/alarmWords.ts'
import { readArguments } from '../../electron/desktop/arguments.ts'
import { localTime } from '../../electron/desktop/localTime.ts'
import { newsTeller, newsWords } from '../../electron/desktop/news.ts'
import { isReachable, readWindowState, writeWindowState } from '../../electron/desktop/windowState.ts'
import type { News } from '../../shared/contract/clocks.ts'
import type { NoticeId, PersonId, TicketId } from '../../shared/ids.ts'
import { hour, instant } from '../../shared/time.ts'
import { temporaryFolder } from '../helpers/folder.ts'

test.each([
  [['--data=/d', '--lang=zh-TW'], '/d', 'zh-TW'],
  [['--data', '/d', '--lang', 'en'], '/d', 'en'],
  [['--inspect=0', '--remote-debugging-port=0', '-r', 'x', '.', '--data', '/d', '--no-sandbox'], '/d', undefined],
  [['.', '--lang=tlh', '--data='], undefined, undefined],
  [['--data', '--lang'], undefined, undefined],
  [[], undefined, undefined],
] as const)('the command line %j', (args, folder, language) => {
  expect(readArguments(args)).toEqual({ folder, language })
})

describe('what is said of alarms', () => {
  const title = { 'zh-CN': '首次答复', 'zh-TW': '首次回覆', en: 'First answer' }
  const due = (at: number, kind: Alarm['kind'], subject = '1042'): Alarm => ({ kind, title, subject, dueAt: instant(at) })
  const speech = { language: 'en', say: words('en'), time: (at: number) => `t${at}` } as const
  test('one is named', () => {
    expect(alarmWords([due(5, 'warned')], speech)).toEqual({ title: 'Due soon', body: 'First answer 1042, due t5' })
    expect(alarmWords([due(5, 'breached', '')], speech)).toEqual({ title: 'Past due', body: 'First answer, due t5' })
  })
  test('several are one notice, late if one of them is, with the first of them', () => {
    const notice = alarmWords([due(9, 'warned'), due(3, 'breached'), due(7, 'warned')], speech)
    expect(notice.title).toBe('Past due')
    expect(notice.body).toMatch(/^3 .*t3$/)
  })
})

describe('what is said of others', () => {
  const speech = { language: 'en', say: words('en'), time: String } as const
  const urged = (seq: number): News => ({ kind: 'urged', seq, at: instant(1), by: 'Wu Lei', text: 'She calls again', ticketId: 't' as TicketId, number: '374000014' })
  const notice: News = { kind: 'notice', seq: 9, at: instant(1), by: 'He Min', text: 'Payment is down', noticeId: 'n' as NoticeId }
  test('one is told, of several the latest and how many others', () => {
    expect(newsWords([urged(1)], speech)).toEqual({ title: 'For you', body: 'Wu Lei urges 374 000 014: She calls again' })
    expect(newsWords([notice, urged(2), urged(1)], speech)).toEqual({ title: 'For you', body: 'New notice from He Min: Payment is down And 2 more.' })
  })

  test('each is told once; who sits down for the first time begins with what comes then, and who does not get an answer asks from the same place', () => {
    const [wu, he] = ['wu' as PersonId, 'he' as PersonId]
    let events: readonly News[] = [urged(5)]
    let upTo = 5
    let isDown = false
    const asked: (number | null)[] = []
    const tell = newsTeller((_person, after) => {
      asked.push(after)
      return isDown ? undefined : { upTo, news: after === null ? [] : events.filter(({ seq }) => seq > after) }
    })
    expect([tell(wu), tell(wu)]).toEqual([[], []])
    events = [notice, ...events]
    upTo = 9
    isDown = true
    expect(tell(wu)).toEqual([])
    isDown = false
    expect([tell(wu), tell(wu), tell(he)]).toEqual([[notice], [], []])
    expect(asked).toEqual([null, 5, 5, 5, 9, null])
  })
})

test('a time of today is an hour, one of another day has its day, both where the person is', () => {
  const now = instant(Date.UTC(2026, 2, 1, 22))
  expect(localTime(instant(now + hour), now, 'zh-CN', 'Asia/Shanghai')).toBe('07:00')
  expect(localTime(instant(now - 7 * hour), now, 'zh-CN', 'Asia/Shanghai')).toBe('2026年3月1日 23:00')
})

describe('where the window was', () => {
  const state = { bounds: { x: -10, y: 20, width: 1100, height: 700 }, maximized: true }
  test('is read back as written', () => {
    const folder = temporaryFolder()
    expect(readWindowState(folder)).toBeUndefined()
    expect(writeWindowState(folder, state)).toBe(true)
    expect(readWindowState(folder)).toEqual(state)
  })
  test.each(['', '{', 'null', '[]', '{"bounds":{"x":1,"y":2,"width":"3","height":4},"maximized":false}', '{"bounds":{"x":1,"y":2,"width":1e999,"height":4},"maximized":false}'])('a file that holds %j counts as none', (text) => {
    const folder = temporaryFolder()
    fs.writeFileSync(path.join(folder, 'window.json'), text)
    expect(readWindowState(folder)).toBeUndefined()
  })
  test('a folder that cannot be written to keeps no window open', () => {
    expect(writeWindowState(path.join(temporaryFolder(), 'none'), state)).toBe(false)
  })
  test.each([
    [{ x: 0, y: 0 }, true],
    [{ x: 1_700, y: 900 }, true],
    [{ x: 1_800, y: 0 }, false],
    [{ x: 0, y: 1_000 }, false],
    [{ x: -2_500, y: 0 }, false],
  ])('at %j it can be seen and dragged: %s', (at, reachable) => {
    expect(isReachable({ ...at, width: 1_280, height: 800 }, [{ x: 0, y: 0, width: 1_920, height: 1_080 }])).toBe(reachable)
  })
})
