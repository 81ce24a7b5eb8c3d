// What the desktop shell decides without Electron.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Alarm } from '../../electron/app/ports.ts'
import { words } from '../../electron/app/words.ts'
import { alarmWords } from '../../electron/desktop/alarmWords.ts'
import { readArguments } from '../../electron/desktop/arguments.ts'
import { localTime } from '../../electron/desktop/localTime.ts'
import { isReachable, readWindowState, writeWindowState } from '../../electron/desktop/windowState.ts'
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
