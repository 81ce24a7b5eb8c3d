import { expect, test } from 'vitest'
import { utc, yearOf } from '../../shared/calendar/dates.ts'
import { isZone, ruledModel, zoneOf } from '../../shared/calendar/zone.ts'

const wall = (text: string) => Date.parse(`${text}Z`)
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z')

test.each([
  ['a plain one', 'Asia/Shanghai', '2026-10-01T09:00:00', '2026-10-01T01:00:00Z'],
  ['skipped: an hour later', 'America/Los_Angeles', '2014-03-09T02:30:00', '2014-03-09T10:30:00Z'],
  ['doubled: the first', 'America/Los_Angeles', '2014-11-02T01:30:00', '2014-11-02T08:30:00Z'],
  ['the last moment before the doubled hour', 'America/Los_Angeles', '2014-11-02T00:59:59', '2014-11-02T07:59:59Z'],
  ['the first moment after it', 'America/Los_Angeles', '2014-11-02T02:00:00', '2014-11-02T10:00:00Z'],
  ['midnight skipped', 'America/Sao_Paulo', '2015-10-18T00:00:00', '2015-10-18T03:00:00Z'],
  ['midnight skipped', 'Asia/Beirut', '2022-03-27T00:15:00', '2022-03-26T22:15:00Z'],
  ['the hour before midnight doubled', 'America/Sao_Paulo', '2016-02-20T23:30:00', '2016-02-21T01:30:00Z'],
  ['and midnight after it', 'America/Sao_Paulo', '2016-02-21T00:00:00', '2016-02-21T03:00:00Z'],
  ['half an hour skipped, moved by a whole one', 'Australia/Lord_Howe', '2025-10-05T02:10:00', '2025-10-04T16:10:00Z'],
  ['half an hour doubled', 'Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z'],
  ['two hours skipped: the second moves by one', 'Antarctica/Troll', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
  ['two hours skipped: the first to the end', 'Antarctica/Troll', '2026-03-29T01:30:00', '2026-03-29T01:00:00Z'],
  ['a date dropped', 'Pacific/Apia', '2011-12-30T09:15:00', '2011-12-30T10:00:00Z'],
  ['the date after it', 'Pacific/Apia', '2011-12-31T00:00:00', '2011-12-30T10:00:00Z'],
  ['and before it', 'Pacific/Apia', '2011-12-29T23:59:59', '2011-12-30T09:59:59Z'],
  ['an offset with seconds', 'Africa/Monrovia', '1971-06-01T00:00:00', '1971-06-01T00:44:30Z'],
  ['local mean time', 'Asia/Shanghai', '1900-06-01T12:00:00', '1900-06-01T03:54:17Z'],
  ['before the first zones', 'Europe/Paris', '1800-01-01T00:00:00', '1799-12-31T23:50:39Z'],
  ['ten days between two changes', 'America/Argentina/Tucuman', '2004-06-07T12:00:00', '2004-06-07T16:00:00Z'],
  ['a week between two changes', 'America/Recife', '2000-10-10T12:00:00', '2000-10-10T14:00:00Z'],
  ['summer in 9999', 'America/New_York', '9999-07-04T12:00:00', '9999-07-04T16:00:00Z'],
  ['the last moment', 'Pacific/Kiritimati', '9999-12-31T23:59:59', '9999-12-31T09:59:59Z'],
])('a local time becomes an instant: %s (%s, %s)', (_why, name, local, expected) => {
  expect(iso(zoneOf(name).instantOf(wall(local)))).toBe(expected)
})

test('local times of instants are those that Intl tells, around every change of a century', () => {
  for (const name of ['America/New_York', 'Africa/Casablanca', 'Asia/Gaza', 'Australia/Lord_Howe', 'Europe/Dublin', 'America/Sao_Paulo', 'Africa/Monrovia']) {
    const zone = zoneOf(name)
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' })
    const told = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
    for (let at = utc(1970, 1, 1); at < utc(2090, 1, 1); at += 9.7 * 86_400_000) expect([name, iso(zone.localOf(Math.floor(at / 1_000) * 1_000))]).toEqual([name, iso(told(Math.floor(at / 1_000) * 1_000))])
  }
})

test('years that go by rules alone are taken from like ones, and Intl says the same of them', () => {
  for (const name of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Gaza', 'America/Santiago', 'Asia/Tehran', 'Antarctica/Troll']) {
    const zone = zoneOf(name)
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' })
    for (const year of [2101, 2129, 2200, 2400, 3000, 5555, 9996, 9999]) {
      // The days of spring and autumn on which clocks are changed somewhere, by quarters of a day.
      for (const month of [3, 4, 9, 10, 11]) {
        for (let quarter = 0; quarter < 120; quarter += 1) {
          const at = utc(year, month, 1) + quarter * 21_600_000
          const shown = zone.localOf(at)
          if (iso(shown).slice(0, 19) !== format.format(at).replace(' ', 'T')) expect([name, iso(at), iso(shown)]).toEqual([name, iso(at), format.format(at)])
        }
      }
    }
  }
})

test('there are fourteen kinds of years', () => {
  const models = new Set(Array.from({ length: 800 }, (_, at) => ruledModel(2_101 + at)))
  expect(models.size).toBe(14)
  expect([...models].every((model) => model >= 2_101 && model < 2_129)).toBe(true)
})

test('years are told apart at their edges', () => {
  for (const year of [1, 99, 100, 1900, 1970, 2000, 2100, 9999]) {
    expect(yearOf(utc(year, 1, 1))).toBe(year)
    expect(yearOf(utc(year + 1, 1, 1) - 1)).toBe(year)
  }
})

test('a zone is a name that is known here, and no bare offset', () => {
  expect(['Asia/Shanghai', 'Etc/UTC', 'Etc/GMT+8', 'America/Argentina/Tucuman'].map(isZone)).toEqual([true, true, true, true])
  expect(['', '+08:00', 'Mars/Olympus', 'Asia/Shanghai\u0000', `A${'/a'.repeat(40_000)}`].map(isZone)).toEqual([false, false, false, false, false])
  expect(zoneOf('Asia/Shanghai')).toBe(zoneOf('Asia/Shanghai'))
})
