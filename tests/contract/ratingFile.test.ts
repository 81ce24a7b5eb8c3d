import { describe, expect, test } from 'vitest'
import { hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { encoded } from '../helpers/encoded.ts'
import { replay, rowsAfter } from '../helpers/replay.ts'

const file = (text: string) => ({ file: 'form.csv', content: Buffer.from(text).toString('base64') })
/** As a form writes it, in the desk's time zone. */
const at = (desk: TestDesk, before = 0) => new Date(desk.clock.now() - before + 8 * hour).toISOString().slice(0, 16).replace('T', ' ')

function aDesk() {
  const desk = seated(deskInMemory(), { role: 'supervisor' })
  const tickets = [aTicket(desk), aTicket(desk)]
  desk.clock.advance(hour)
  return { desk, tickets, given: at(desk, minute), numbers: tickets.map(({ number }) => number) }
}

const rows = (desk: TestDesk) => desk.rows('SELECT ticket, source, speed, solution, attitude, comment FROM rating ORDER BY row')

describe('FU-2: ratings from a form’s file', () => {
  test('is shown before it is taken, taken whole, and the same answer again is brought up to date', () => {
    const { desk, numbers: [one = '', two = ''], given } = aDesk()
    const spoken = `${one.slice(0, 3)} ${one.slice(3, 6)} ${one.slice(6)}`
    const text = `答卷编号,工单号,提交时间,速度,解决方案,态度,评语,渠道\nA1,${spoken},${given},５分,4,★★★★★,谢谢,微信\nA2,${two},${given},,1,,卡号 4111 1111 1111 1111,微信\n`
    expect(desk.call('followups.checkRatings', file(text))).toMatchObject({ encoding: 'utf-8', unused: ['渠道'], added: 2, changed: 0, same: 0, low: 1, issues: [], preview: [{ number: one, speed: 5, solution: 4, attitude: 5 }, { number: two, speed: null, solution: 1 }] })
    expect(rows(desk)).toEqual([])
    expect(desk.call('followups.importRatings', file(text))).toEqual({ added: 2, changed: 0, same: 0, low: 1 })
    expect(rows(desk)).toMatchObject([{ ticket: 1, source: 'form', speed: 5, solution: 4, attitude: 5, comment: '谢谢' }, { ticket: 2, solution: 1, comment: expect.not.stringContaining('4111 1111') as string }])
    // A low one leads to the same as one by phone.
    expect(desk.call('followups.improvements', {})).toMatchObject([{ number: two, solution: 1, owner: { name: 'Chen Jing' } }])

    expect(desk.call('followups.importRatings', file(text))).toEqual({ added: 0, changed: 0, same: 2, low: 1 })
    const later = text.replace('５分,4', '2,4')
    const events = desk.events.length
    expect(desk.call('followups.importRatings', file(later))).toEqual({ added: 0, changed: 1, same: 1, low: 2 })
    expect(rows(desk)).toHaveLength(2)
    expect(desk.call('followups.improvements', {}).map(({ number }) => number)).toEqual([two, one])
    expect(desk.events.slice(events).map(({ type }) => type)).toEqual(['import.begun', 'rating.changed', 'improvement.opened', 'import.taken'])
    expect(desk.eventsOf('rating.changed')[0]!.body).toMatchObject({ changes: { speed: { from: 5, to: 2 } } })
    expect(desk.call('followups.ratings', { from: desk.clock.now() - hour, to: desk.clock.now() + hour, by: 'team' })).toMatchObject([{ ratings: 2, speed: { given: 1, average: 2 } }])
  })

  test('without an id of the form it is known again by ticket and time', () => {
    const { desk, numbers: [one = ''], given } = aDesk()
    const text = (points: string) => `ticket,rated at,speed\n${one},${given},${points}\n`
    expect([text('3'), text('3'), text('4')].map((each) => desk.call('followups.importRatings', file(each)))).toEqual([
      { added: 1, changed: 0, same: 0, low: 0 }, { added: 0, changed: 0, same: 1, low: 0 }, { added: 0, changed: 1, same: 0, low: 0 },
    ])
  })

  test.each<[string, (numbers: readonly string[], given: string) => string, object]>([
    ['no ticket here', (_, given) => `ticket,rated at,speed\n123456783,${given},3`, { line: 2, column: 1 }],
    ['a ticket number with a wrong digit', ([one = ''], given) => `ticket,rated at,speed\n${one.slice(0, -1)}${String((Number(one.at(-1)) + 1) % 10)},${given},3`, { line: 2, column: 1, reason: 'number' }],
    ['points that there are none of', ([one = ''], given) => `ticket,rated at,speed\n${one},${given},6`, { line: 2, column: 3, reason: 'points', found: '6' }],
    ['no point at all', ([one = ''], given) => `ticket,rated at,speed\n${one},${given},`, { line: 2, column: 0, reason: 'noPoints' }],
    ['no date', ([one = '']) => `ticket,rated at,speed\n${one},soon,3`, { line: 2, column: 2, reason: 'date', found: 'soon' }],
    ['a time to come', ([one = '']) => `ticket,rated at,speed\n${one},2030-01-01,3`, { line: 2, reason: 'future' }],
    ['before the ticket', ([one = '']) => `ticket,rated at,speed\n${one},2020-01-01,3`, { line: 2, reason: 'early' }],
    ['the same answer twice', ([one = '', two = ''], given) => `id,ticket,rated at,speed\n7,${one},${given},3\n7,${two},${given},3`, { line: 3, reason: 'twice', found: '7' }],
    ['no points’ column', ([one = ''], given) => `ticket,rated at\n${one},${given}`, { line: 1, reason: 'missingColumn' }],
    ['a column twice', () => 'ticket,ticket no,rated at,speed\n', { line: 1, column: 2, reason: 'twiceColumn' }],
    ['a quote that never ends', ([one = ''], given) => `ticket,rated at,speed\n"${one},${given},3\n`, { line: 2, reason: 'quotes' }],
    ['nothing', () => 'ticket,rated at,speed\n', { line: 0, reason: 'empty' }],
  ])('one that is wrong and none is taken: %s', (_what, textOf, issue) => {
    const { desk, numbers, given } = aDesk()
    const text = textOf(numbers, given)
    expect(desk.call('followups.checkRatings', file(text)).issues).toMatchObject([issue])
    // A good one beside it is not taken either.
    const whole = text.includes('"') || !text.includes('\n') || text.endsWith('speed\n') ? text : `${text}\n${text.split('\n')[0]!.startsWith('id') ? '9,' : ''}${numbers[1]!},${given},5\n`
    expect(desk.refused('followups.importRatings', file(whole))).toMatchObject({ key: 'not_possible.ratings' })
    expect([rows(desk), desk.eventsOf('rating.given')]).toEqual([[], []])
  })

  test('where its letters may be read two ways a person sees both and says, and it is read as they said', () => {
    const { desk, numbers: [one = ''], given } = aDesk()
    const sent = { file: 'form.csv', content: encoded(`ticket,rated at,speed,comment\n${one},${given},4,文\n`, 'big5').toString('base64') }
    const unsure = desk.call('followups.checkRatings', sent)
    expect([unsure.issues.map(({ reason }) => reason), unsure.preview]).toEqual([['encodingUnsure'], []])
    expect(unsure.between.find(({ encoding }) => encoding === 'big5')?.sample).toContain('文')
    expect(desk.refused('followups.importRatings', sent)).toMatchObject({ key: 'not_possible.ratings' })
    const said = { ...sent, encoding: 'big5' } as const
    expect(desk.call('followups.checkRatings', said)).toMatchObject({ encoding: 'big5', between: [], issues: [], preview: [{ comment: '文' }] })
    desk.call('followups.importRatings', said)
    expect(rows(desk)).toMatchObject([{ comment: '文' }])
  })

  test('an answer cannot move to another ticket, and only who settles low ratings imports them', () => {
    const { desk, numbers: [one = '', two = ''], given } = aDesk()
    const text = (number: string) => `id,ticket,rated at,speed\n7,${number},${given},3\n`
    desk.call('followups.importRatings', file(text(one)))
    expect(desk.call('followups.checkRatings', file(text(two))).issues).toMatchObject([{ line: 2, column: 2, reason: 'otherTicket' }])
    expect(desk.as(aPerson(desk)).refused('followups.importRatings', file(text(one))).code).toBe('not_permitted')
  })
})

describe('FU-2: taking a file of ratings back', () => {
  const ratings = (desk: TestDesk) => desk.rows('SELECT ticket, speed, solution, attitude, comment, given_at, external_id FROM rating WHERE deleted_at IS NULL ORDER BY row')
  const improved = (desk: TestDesk) => desk.call('followups.improvements', {}).map(({ number, speed }) => [number, speed])
  const text = (of: readonly (readonly [string, string, string])[], given: string) => `id,ticket,rated at,speed\n${of.map(([id, number, speed]) => `${id},${number},${given},${speed}`).join('\n')}\n`
  const take = (desk: TestDesk, ...of: Parameters<typeof text>) => {
    desk.call('followups.importRatings', file(text(...of)))
    return desk.call('followups.ratingImports', {})[0]!.importId
  }

  test('what began with it goes with what it led to, what it changed says again what it said, and the file can be taken once more', () => {
    const { desk, numbers: [one = '', two = ''], given } = aDesk()
    const seq = desk.events.length
    take(desk, [['1', one, '5']], given)
    const before = [ratings(desk), improved(desk)]
    const second = [['1', one, '2'], ['2', two, '1']] as const
    const importId = take(desk, second, given)
    expect(improved(desk)).toEqual([[one, 2], [two, 1]])
    expect(desk.call('followups.ratingImports', {})).toMatchObject([{ importId, file: 'form.csv', by: 'Chen Jing', added: 1, changed: 1, undone: false, since: 0 }, { added: 1, changed: 0 }])
    expect(desk.call('followups.undoRatings', { importId })).toMatchObject([{ importId, undone: true }, { undone: false }])
    expect([ratings(desk), improved(desk)]).toEqual(before)
    expect(replay(desk, seq)).toEqual(rowsAfter(desk, seq))
    expect(desk.refused('followups.undoRatings', { importId })).toMatchObject({ key: 'not_possible.importUndo' })
    // Once more, from the beginning: no trace of the first time stands in its way.
    expect(desk.call('followups.importRatings', file(text(second, given)))).toEqual({ added: 1, changed: 1, same: 0, low: 2 })
    expect(improved(desk)).toEqual([[one, 2], [two, 1]])
    expect(replay(desk, seq)).toEqual(rowsAfter(desk, seq))
    expect(desk.rows('PRAGMA foreign_key_check')).toEqual([])
  })

  test('where somebody has changed any of it since, or begun to improve it, all of it stays', () => {
    const { desk, numbers: [one = '', two = ''], given } = aDesk()
    const first = take(desk, [['1', one, '4'], ['2', two, '1']], given)
    const [low] = desk.call('followups.improvements', {})
    const { improvementId, version, owner } = low!
    desk.call('followups.improve', { improvementId, version, measure: 'Call back', owner: owner.personId, dueAt: null, done: false, told: false })
    expect(desk.call('followups.ratingImports', {})).toMatchObject([{ since: 1 }])
    const kept = ratings(desk)
    expect(desk.refused('followups.undoRatings', { importId: first })).toMatchObject({ key: 'not_possible.ratingsChanged', details: { n: 1 } })
    expect(ratings(desk)).toEqual(kept)
    // A later file that changed one of them can go; the first still cannot.
    const later = take(desk, [['1', one, '3']], given)
    expect(desk.call('followups.ratingImports', {})).toMatchObject([{ since: 0 }, { since: 2 }])
    desk.call('followups.undoRatings', { importId: later })
    expect(ratings(desk)).toEqual(kept)
    expect(desk.as(aPerson(desk)).refused('followups.undoRatings', { importId: first }).code).toBe('not_permitted')
    expect(desk.refused('followups.undoRatings', { importId: improvementId as unknown as typeof first })).toMatchObject({ code: 'not_found' })
  })
})
