import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { campaignState, forCampaigns, freeId, namedBy, withNamed, withOffset, withoutCampaign } from '../../renderer/features/clockSettings/campaigns.ts'
import { changesOf, issuePlace, putOn } from '../../renderer/features/clockSettings/difference.ts'
import { ownDates, ownDay, textIn, withCalendar, withCampaign, withOwnDay, withPolicy, withWeekly } from '../../renderer/features/clockSettings/edits.ts'
import { hoursText, readHours, withoutBreaks } from '../../renderer/features/clockSettings/hours.ts'
import { movedPolicy, policyGroups, secondsIn, shareOf, sharePercent, targetIn, targetOf, targetUnits } from '../../renderer/features/clockSettings/policies.ts'
import { dateByKey, daysByKind, monthsOn, reckoned, yearDay, yearMonths } from '../../renderer/features/clockSettings/yearView.ts'
import mainland from '../../resources/calendars/mainlandChina.json' with { type: 'json' }
import retail from '../../resources/playbooks/retail.json' with { type: 'json' }
import { compile } from '../../shared/calendar/compile.ts'
import { calendarSchema, dayIn, spansSchema } from '../../shared/calendar/calendar.ts'
import { isWorkday } from '../../shared/calendar/arithmetic.ts'
import { officialDaysSchema } from '../../shared/calendar/official.ts'
import { clockSettingsSchema } from '../../shared/contract/clocks.ts'

const settings = clockSettingsSchema.parse({ calendars: retail.calendars, clocks: retail.clocks, campaigns: retail.campaigns })
const official = officialDaysSchema.parse(mainland)
const office = calendarSchema.parse({
  timeZone: 'Asia/Shanghai',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((weekday) => [weekday, [['09:00', '12:00'], ['13:00', '18:00']]])),
})
const text = (word: string) => ({ 'zh-CN': word, 'zh-TW': word, en: word })

describe('the hours of a day as they are written', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['09:00-12:00, 13:00-18:00', [['09:00', '12:00'], ['13:00', '18:00']]],
    ['13:00-18:00,9:00-12:00', [['09:00', '12:00'], ['13:00', '18:00']]],
    ['00:00-24:00', [['00:00', '24:00']]],
    ['09:00:30-12:00:00', [['09:00:30', '12:00']]],
    ['０９：００－１２：００、１３：００～１８：００', [['09:00', '12:00'], ['13:00', '18:00']]],
    ['9:00至12:00；13:00到18:00', [['09:00', '12:00'], ['13:00', '18:00']]],
    ['09:00 – 12:00,', [['09:00', '12:00']]],
    ['09:00-12:00,12:00-13:00', [['09:00', '12:00'], ['12:00', '13:00']]],
  ])('“%s” is taken', (written, spans) => {
    expect(readHours(written)).toEqual({ ok: true, spans })
  })

  test.each([
    ['09:00-12:00, lunch', 'no_time', 'lunch'],
    ['25:00-26:00', 'no_time', '25:00'],
    ['24:30-25:00', 'no_time', '24:30'],
    ['09:60-10:00', 'no_time', '09:60'],
    ['09:00-x', 'no_time', 'x'],
    ['09:00-10:00-11:00', 'no_time', '-11:00'],
    ['-10:00', 'no_time', '-10:00'],
    [', 09:00-10:00', 'no_time', ''],
    ['09:00', 'no_end', '09:00'],
    ['09:00-, 13:00-14:00', 'no_end', '09:00-'],
    ['22:00-06:00', 'ends_before_it_begins', '22:00-06:00'],
    ['09:00-09:00', 'ends_before_it_begins', '09:00-09:00'],
    ['09:00-12:00, 11:00-13:00', 'overlaps', '11:00-13:00'],
    ['11:00-13:00, 09:00-12:00', 'overlaps', '11:00-13:00'],
    [Array.from({ length: 25 }, (_, at) => `${String(at % 24).padStart(2, '0')}:${at < 24 ? '00' : '30'}-${String(at % 24).padStart(2, '0')}:${at < 24 ? '15' : '45'}`).join(','), 'too_many', '00:30-00:45'],
  ])('“%s” is refused with its place', (written, code, place) => {
    const reading = readHours(written)
    expect(reading).toMatchObject({ ok: false, issue: { code } })
    if (!reading.ok) expect(written.slice(reading.issue.from, reading.issue.to)).toBe(place)
  })

  test('what is written comes back as it was, and holds in a calendar', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 86_400 }), { minLength: 2, maxLength: 12 }).map((all) => all.toSorted((a, b) => a - b))
    const two = (value: number) => String(value).padStart(2, '0')
    const written = (at: number) => `${two(Math.floor(at / 3_600))}:${two(Math.floor(at / 60) % 60)}${at % 60 === 0 ? '' : `:${two(at % 60)}`}`
    fc.assert(fc.property(times, (all) => {
      const spans = Array.from({ length: Math.floor(all.length / 2) }, (_, at) => [written(all[at * 2] ?? 0), written(all[at * 2 + 1] ?? 0)] as const)
      expect(readHours(hoursText(spansSchema.parse(spans)))).toEqual({ ok: true, spans })
    }))
  })

  test.each([
    [[['09:00', '18:00']], [['12:00', '13:00']], '09:00-12:00, 13:00-18:00'],
    [[['09:00', '12:00'], ['13:00', '18:00']], [['11:00', '14:00']], '09:00-11:00, 14:00-18:00'],
    [[['09:00', '18:00']], [['08:00', '10:00'], ['17:00', '24:00']], '10:00-17:00'],
    [[['09:00', '10:00']], [['09:00', '10:00']], ''],
  ] as const)('%j without %j', (spans, breaks, left) => {
    expect(hoursText(withoutBreaks(spansSchema.parse(spans), spansSchema.parse(breaks)))).toBe(left)
  })
})

describe('a year at a glance', () => {
  const own = [
    ['2026-03-04', { rule: 'off', spans: [], breaks: [], name: text('stocktaking') }],
    ['2026-03-05', { rule: 'hours', spans: [['10:00', '12:00']], breaks: [], name: undefined }],
    ['2026-03-07', { rule: 'hours', spans: [['10:00', '12:00']], breaks: [], name: undefined }],
    ['2026-03-09', { rule: 'none', spans: [], breaks: [['14:00', '15:00']], name: undefined }],
    ['2026-03-11', { rule: 'hours', spans: [], breaks: [], name: undefined }],
    ['2026-08-08', { rule: 'yearly', spans: [], breaks: [], name: text('founding') }],
    // Its own word goes before the official day.
    ['2026-10-02', { rule: 'hours', spans: [['09:00', '12:00']], breaks: [], name: undefined }],
  ] as const
  const calendar = own.reduce((made, [date, entry]) => withOwnDay(made, date, entry), office)
  const whole = reckoned(calendar, official)

  test.each([
    ['2026-03-02', 'work', '09:00-12:00, 13:00-18:00', undefined],
    ['2026-03-01', 'closed', '', undefined],
    ['2026-03-04', 'off', '', 'stocktaking'],
    ['2026-03-05', 'special', '10:00-12:00', undefined],
    ['2026-03-07', 'makeUp', '10:00-12:00', undefined],
    ['2026-03-09', 'special', '09:00-12:00, 13:00-14:00, 15:00-18:00', undefined],
    ['2026-03-11', 'off', '', undefined],
    ['2026-08-08', 'off', '', 'founding'],
    ['2026-10-01', 'festival', '', 'National Day'],
    ['2026-10-02', 'special', '09:00-12:00', undefined],
    ['2026-10-10', 'makeUp', '09:00-12:00, 13:00-18:00', 'National Day'],
  ])('%s is %s', (date, kind, hours, name) => {
    const found = yearDay(calendar, whole, date)
    expect(found.kind).toBe(kind)
    expect(hoursText(found.spans)).toBe(hours)
    expect(found.name?.en).toBe(name)
  })

  test.each([2024, 2026, 2027, 1900, 9999])('every day of %i is there once, under its weekday, and is a working day when clocks say so', (year) => {
    const months = yearMonths(calendar, whole, year)
    const clocks = compile(whole)
    expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    const days = months.flatMap(({ weeks }) => weeks.flatMap((week) => {
      expect(week).toHaveLength(7)
      return week.map((each, at) => (each === null ? null : { ...each, at }))
    })).filter((each) => each !== null)
    expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
    expect(days.length).toBe(new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29 ? 366 : 365)
    for (const { date, at, spans } of days) {
      expect((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(at)
      expect(spans.length > 0, date).toBe(isWorkday(clocks, date))
    }
    expect(Object.values(daysByKind(months)).reduce((sum, n) => sum + n, 0)).toBe(days.length)
  })

  test.each([
    ['2026-03-01', 'ArrowLeft', '2026-02-28'],
    ['2026-12-31', 'ArrowRight', '2027-01-01'],
    ['2026-03-05', 'ArrowUp', '2026-02-26'],
    ['2026-03-05', 'ArrowDown', '2026-03-12'],
    ['2026-03-31', 'PageUp', '2026-02-28'],
    ['2024-01-31', 'PageDown', '2024-02-29'],
    ['2026-12-31', 'PageDown', '2027-01-31'],
    ['2026-02-15', 'Home', '2026-02-01'],
    ['2026-02-15', 'End', '2026-02-28'],
    ['1900-01-01', 'ArrowLeft', '1900-01-01'],
    ['1900-01-15', 'PageUp', '1900-01-15'],
    ['9999-12-31', 'ArrowRight', '9999-12-31'],
    ['2026-02-15', 'x', null],
  ])('from %s %s leads to %s', (date, key, to) => {
    expect(dateByKey(date, key)).toBe(to)
  })

  test('a year on from a leap day is the last of February', () => {
    expect(monthsOn('2024-02-29', 12)).toBe('2025-02-28')
  })

  test('what was written for a date is read back, and taking it away leaves the calendar as it was', () => {
    for (const [date, entry] of own) {
      expect(ownDay(calendar, date)).toEqual(entry)
      expect(calendarSchema.safeParse(withOwnDay(office, date, entry)).success).toBe(true)
      expect(withOwnDay(withOwnDay(office, date, entry), date, { rule: 'none', spans: [], breaks: [], name: undefined })).toEqual(office)
    }
    expect(ownDates(calendar, 2026)).toEqual(own.map(([date]) => date))
    expect(ownDates(calendar, 2027)).toEqual(['2027-08-08'])
    expect(dayIn(calendar, '2027-08-08').by).toBe('yearlyHolidays')
  })

  test('29 February is a date of leap years only', () => {
    const leap = withOwnDay(office, '2024-02-29', { rule: 'yearly', spans: [], breaks: [], name: undefined })
    expect(ownDates(leap, 2024)).toEqual(['2024-02-29'])
    expect(ownDates(leap, 2026)).toEqual([])
  })
})

describe('text in three languages', () => {
  test.each([
    [undefined, 'en', 'Stocktaking', text('Stocktaking')],
    [text('St'), 'en', 'Stock', text('Stock')],
    [{ ...text('St'), 'zh-CN': 'other' }, 'en', 'Stock', { ...text('Stock'), 'zh-CN': 'other' }],
    [{ ...text('St'), 'zh-CN': 'other' }, 'zh-CN', 'another', { ...text('St'), 'zh-CN': 'another' }],
    [text('S'), 'en', ' ', undefined],
    [{ ...text('S'), 'zh-CN': 'other' }, 'en', '', null],
  ] as const)('%j with %s “%s”', (before, language, typed, after) => {
    expect(textIn(before, language, typed)).toEqual(after)
  })
})

describe('policies', () => {
  test('only those of one metric are rivals, and nothing else moves', () => {
    const order = (clocks: typeof settings.clocks) => policyGroups(clocks).find(({ metric }) => metric === 'resolution')?.policies.map(({ id }) => id)
    expect(order(settings.clocks)).toEqual(['resolve-critical', 'resolve-high', 'resolve-medium', 'resolve-low', 'resolve-routine'])
    const moved = movedPolicy(settings.clocks, 'resolve-low', -1)
    expect(order(moved)).toEqual(['resolve-critical', 'resolve-high', 'resolve-low', 'resolve-medium', 'resolve-routine'])
    expect(movedPolicy(moved, 'resolve-low', 1)).toEqual(settings.clocks)
    expect(movedPolicy(settings.clocks, 'resolve-critical', -1)).toBe(settings.clocks)
    expect(movedPolicy(settings.clocks, 'resolve-routine', 1)).toBe(settings.clocks)
    // A rival may lie further off in the file than the next line.
    const first = policyGroups(settings.clocks)[0]?.policies.at(-1)
    expect(first).toBeDefined()
    expect(movedPolicy(settings.clocks, first?.id ?? '', 1)).toBe(settings.clocks)
  })

  test.each([[30, 30, 'seconds'], [90, 90, 'seconds'], [120, 2, 'minutes'], [3_600, 1, 'hours'], [5_400, 90, 'minutes'], [86_400, 24, 'hours'], [172_800, 2, 'days'], [259_200, 3, 'days']] as const)('%i s are %i %s', (target, value, unit) => {
    expect(targetIn(target)).toEqual({ value, unit })
  })

  test.each([['', 'hours'], ['0', 'hours'], ['1.5', 'hours'], ['-1', 'days'], ['367', 'days'], ['x', 'minutes']] as const)('“%s” %s is no target', (written, unit) => {
    expect(targetOf(written, unit)).toBeNull()
  })

  test('a target that is written is the one that is read', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 366 * 86_400 }), (target) => {
      const { value, unit } = targetIn(target)
      expect(targetOf(String(value), unit)).toBe(target)
    }))
    for (const unit of targetUnits) expect(targetOf(' 3 ', unit)).toBe(3 * secondsIn[unit])
  })

  test.each([['75', 0.75], ['1', 0.01], ['99', 0.99], ['0', null], ['100', null], ['7.5', null], ['', null]])('a share of “%s” %%', (written, share) => {
    expect(shareOf(written)).toBe(share)
    if (share !== null) expect(sharePercent(share)).toBe(Number(written))
  })
})

describe('campaigns', () => {
  const campaign = { from: '2026-11-01T00:00:00+08:00', to: '2026-11-12T00:00:00+08:00' }
  test.each([['2026-10-31T15:59:59Z', 'coming'], ['2026-10-31T16:00:00Z', 'on'], ['2026-11-11T15:59:59Z', 'on'], ['2026-11-11T16:00:00Z', 'over']])('at %s it is %s', (at, state) => {
    expect(campaignState(campaign, Date.parse(at))).toBe(state)
  })

  test.each([[480, '2026-11-01T08:00:00+08:00'], [0, '2026-11-01T00:00:00Z'], [-210, '2026-10-31T20:30:00-03:30'], [345, '2026-11-01T05:45:00+05:45']])('an instant %i minutes ahead is %s', (ahead, written) => {
    const at = Date.parse('2026-11-01T00:00:00Z')
    expect(withOffset(at, ahead)).toBe(written)
    expect(Date.parse(withOffset(at, ahead))).toBe(at)
  })

  test('one that a policy holds for alone cannot go; others forget it', () => {
    expect(namedBy(settings.clocks, 'outage').map(({ id }) => id)).toEqual(['response-phone-busy', 'response-chat-busy'])
    const without = withoutCampaign(settings, 'outage')
    expect(without.campaigns.map(({ id }) => id)).not.toContain('outage')
    expect(namedBy(without.clocks, 'outage')).toEqual([])
    expect(clockSettingsSchema.safeParse(without).success).toBe(true)
    expect(withoutCampaign(settings, 'spring-festival-2027')).toBe(settings)
  })

  test('is put on a policy and taken off again, but never the last one', () => {
    expect(forCampaigns(settings.clocks)).toHaveLength(3)
    const named = withNamed(settings, 'response-written-holiday', 'outage', true)
    expect(namedBy(named.clocks, 'outage')).toHaveLength(3)
    expect(withNamed(named, 'response-written-holiday', 'outage', false)).toEqual(settings)
    expect(withNamed(settings, 'response-written-holiday', 'spring-festival-2027', false)).toEqual(settings)
  })

  test('a new one gets an id of its own', () => {
    expect(freeId([], 'campaign')).toBe('campaign')
    expect(freeId([{ id: 'campaign' }, { id: 'campaign-2' }], 'campaign')).toBe('campaign-3')
  })
})

describe('what a draft changes', () => {
  const longer = withPolicy(settings, 'resolve-low', (policy) => ({ ...policy, target: 300_000 }))
  const later = withCalendar(settings, 'workdays', (calendar) => withWeekly(calendar, 'mon', [['10:00', '18:00']]))

  test('is counted by calendar, clock, campaign and order', () => {
    expect(changesOf(settings, settings)).toEqual([])
    expect(changesOf(settings, structuredClone(settings))).toEqual([])
    expect(changesOf(settings, longer)).toEqual([{ list: 'clocks', id: 'resolve-low', what: 'changed' }])
    expect(changesOf(settings, later)).toEqual([{ list: 'calendars', id: 'workdays', what: 'changed' }])
    expect(changesOf(settings, { ...settings, clocks: movedPolicy(settings.clocks, 'resolve-low', -1) })).toEqual([{ list: 'clocks', id: 'resolution', what: 'moved' }])
    expect(changesOf(settings, { ...settings, campaigns: [] }).map(({ what }) => what)).toEqual(settings.campaigns.map(() => 'removed'))
    expect(changesOf({ ...settings, campaigns: [] }, settings).map(({ what }) => what)).toEqual(settings.campaigns.map(() => 'added'))
  })

  test('goes on another version without undoing what that one brought', () => {
    const theirs = withCampaign(withPolicy(later, 'resolve-high', (policy) => ({ ...policy, target: 7_200 })), 'outage', (campaign) => ({ ...campaign, reason: 'holiday' }))
    expect(changesOf(theirs, putOn(settings, longer, theirs))).toEqual([{ list: 'clocks', id: 'resolve-low', what: 'changed' }])
    expect(putOn(settings, settings, theirs)).toEqual(theirs)
    expect(putOn(settings, longer, settings)).toEqual(longer)
    const reordered = { ...longer, clocks: movedPolicy(longer.clocks, 'resolve-low', -1) }
    expect(putOn(settings, reordered, settings)).toEqual(reordered)
    expect(changesOf(theirs, putOn(settings, reordered, theirs)).map(({ what }) => what)).toEqual(['changed', 'moved'])
    const added = { ...settings, campaigns: [...settings.campaigns.slice(1), { id: 'new', title: text('new'), reason: 'campaign' as const, from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' }] }
    expect(putOn(settings, added, settings)).toEqual(added)
  })

  test('and of one calendar the parts that either side changed', () => {
    const monday = withCalendar(settings, 'workdays', (calendar) => withWeekly(calendar, 'mon', [['10:00', '18:00']]))
    const both = withCalendar(settings, 'workdays', (calendar) => withWeekly(withWeekly(calendar, 'mon', [['11:00', '18:00']]), 'fri', []))
    const { official: _, ...bare } = settings.calendars[1]!
    const theirs = { ...both, calendars: [both.calendars[0]!, { ...both.calendars[1]!, official: undefined }] }
    const made = putOn(settings, monday, clockSettingsSchema.parse(JSON.parse(JSON.stringify(theirs))))
    expect(made.calendars[1]).toEqual({ ...bare, hours: { ...bare.hours, weekly: { ...bare.hours.weekly, mon: [['10:00', '18:00']], fri: [] } } })
  })

  test('an issue is told by the title of what it is in', () => {
    expect(issuePlace(settings, 'clocks[0].calendar')).toEqual({ list: 'clocks', title: settings.clocks[0]?.title })
    expect(issuePlace(settings, 'campaigns[1].to')).toEqual({ list: 'campaigns', title: settings.campaigns[1]?.title })
    expect(issuePlace(settings, 'clocks[999].calendar')).toBeNull()
    expect(issuePlace(settings, 'steps.ask.script[0]')).toBeNull()
  })
})
