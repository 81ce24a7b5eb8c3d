import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caseFileSchema, runCases } from '../../electron/cli/calendarCases.ts'

// calendar_cases.json: facts re-expressed from other people's test suites; each case names its repository, path and licence.
const file = caseFileSchema.parse(JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'calendar_cases.json'), 'utf8')))
const named = z.array(z.looseObject({ id: z.string(), kind: z.string(), source: z.object({ repo: z.string(), label: z.string() }) })).parse(file.cases)

describe('the cases of other suites', () => {
  test('all of them are here, and no two are called the same', () => {
    expect(new Set(named.map(({ id }) => id)).size).toBe(140)
    expect(runCases(file)).toEqual({ total: 140, passed: 140, failed: [], skipped: [] })
  })

  test.each(named.map((one) => [one.id, one.kind, one.source.repo, one.source.label, one] as const))('%s %s (%s: %s)', (_id, _kind, _repo, _label, one) => {
    expect(runCases({ calendars: file.calendars, cases: [one] })).toEqual({ total: 1, passed: 1, failed: [], skipped: [] })
  })
})

const office = { time_zone: 'Etc/UTC', weekly: { mon: [['13:00', '17:00'], ['09:00', '12:00']] }, date_breaks: { '2026-11-23': [['10:00', '11:00'], ['09:30', '10:30']] }, note: 'files may say more than we read' }
const run = (one: object, calendars: Readonly<Record<string, unknown>> = { office }) => runCases({ calendars, cases: [one] })
const passed = { total: 1, passed: 1, failed: [], skipped: [] }

describe('files that we have not seen', () => {
  test.each([
    [{ kind: 'due', calendar: 'office', start: '2026-11-23T09:00:00+00:00', duration_s: 1800.5, expected: '2026-11-23T11:00:00.500Z' }],
    [{ kind: 'due', calendar: 'office', start: '2026-11-23T11:00:00Z', duration_s: 60, pauses: [['2026-11-23T11:00:30Z', '2026-11-23T13:00:10Z']], expected: '2026-11-23T13:00:40Z' }],
    [{ kind: 'due', calendar: 'never', start: '2026-11-23T11:00:00Z', duration_s: 60, expected: null }],
    [{ kind: 'elapsed', calendar: 'office', start: '2026-11-23T09:00:00Z', end: '2026-11-24T00:00:00Z', pauses: [['2026-11-23T16:00:00Z', '2026-11-23T23:00:00Z']], expected_s: 16_200 }],
    [{ kind: 'next_open_date', calendar: 'office', at: '2026-11-24T09:00:00Z', expected: '2026-11-30' }],
    [{ kind: 'due_date', calendar: 'office', start: '2026-11-23T16:59:59Z', duration_s: 2, expected: '2026-11-30' }],
    [{ kind: 'due_date', calendar: 'never', start: '2026-11-23T16:59:59Z', duration_s: 2, expected: null }],
    [{ kind: 'open_intervals', calendar: 'never', start: '2026-11-23T16:59:59Z', expected: [] }],
    [{ kind: 'wall_to_utc', wall: '2026-11-23T24:00', time_zone: 'Asia/Shanghai', expected: '2026-11-23T16:00:00Z' }],
    [{ kind: 'workdays_between', calendar: 'office', start_date: '2026-11-01', end_date: '2026-11-30', expected: 5 }],
  ])('%j', (one) => {
    expect(run(one, { office, never: { time_zone: 'Etc/UTC', weekly: {} } })).toEqual(passed)
  })

  test('a wrong answer is told with both', () => {
    expect(run({ id: 'x', kind: 'is_open', calendar: 'office', at: '2026-11-23T09:00:00Z', expected: false }).failed).toEqual([{ id: 'x', expected: false, actual: true }])
    expect(run({ id: 'x', kind: 'due', calendar: 'office', start: '2026-11-23T09:00:00Z', duration_s: 1, expected: null }).failed).toEqual([{ id: 'x', expected: null, actual: '2026-11-23T09:00:01Z' }])
    expect(run({ id: 'x', kind: 'open_intervals', calendar: 'office', start: '2026-11-23T17:00:00Z', expected: [] }).failed).toEqual([{ id: 'x', expected: [], actual: [['2026-11-30T09:00:00Z', '2026-11-30T12:00:00Z']] }])
  })

  test.each<[object | string | null, RegExp]>([
    [{ kind: 'lunar', calendar: 'office' }, /unknown kind "lunar"/],
    [{ calendar: 'office' }, /no kind/],
    [null, /no kind/],
    ['due', /no kind/],
    [{ kind: 'is_open', calendar: 'nowhere', at: '2026-11-23T09:00:00Z', expected: true }, /no calendar "nowhere"/],
    [{ kind: 'is_open', calendar: 'toString', at: '2026-11-23T09:00:00Z', expected: true }, /no calendar "toString"/],
    [{ kind: 'is_open', calendar: 'mars', at: '2026-11-23T09:00:00Z', expected: true }, /calendars\.mars\.timeZone: unknown_time_zone/],
    [{ kind: 'is_open', calendar: 'night', at: '2026-11-23T09:00:00Z', expected: true }, /calendars\.night\.weekly\.mon\[0\]: ends_before_it_begins/],
    [{ kind: 'is_open', calendar: 'list', at: '2026-11-23T09:00:00Z', expected: true }, /calendars\.list/],
    [{ kind: 'is_open', calendar: 'office', at: 'yesterday', expected: true }, /^at: /],
    [{ kind: 'is_open', calendar: 'office', at: '1850-11-23T09:00:00Z', expected: true }, /not an instant/],
    [{ kind: 'due', calendar: 'office', start: '2026-11-23T09:00:00Z', duration_s: -1, expected: null }, /^duration_s: /],
    [{ kind: 'is_workday', calendar: 'office', date: '2026-02-30', expected: true }, /not a date/],
    [{ kind: 'wall_to_utc', wall: '2026-11-23T25:00:00', time_zone: 'Etc/UTC', expected: '2026-11-23T16:00:00Z' }, /^wall: no_wall_time/],
    [{ kind: 'wall_to_utc', wall: '2026-11-23T12:00:00', time_zone: 'Nowhere', expected: '2026-11-23T16:00:00Z' }, /^time_zone: /],
  ])('skipped with the reason: %j', (one, why) => {
    const results = runCases({ calendars: { office, mars: { ...office, time_zone: 'Mars/Olympus' }, night: { ...office, weekly: { mon: [['22:00', '06:00']] } }, list: [] }, cases: [one] })
    expect(results).toMatchObject({ total: 1, passed: 0, failed: [], skipped: [{ id: 'cases[0]' }] })
    expect(results.skipped[0]!.why).toMatch(why)
  })
})
