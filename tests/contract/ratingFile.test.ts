import { describe, expect, test } from 'vitest'
import { hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

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
    expect(desk.events.slice(events).map(({ type }) => type)).toEqual(['rating.changed', 'improvement.opened'])
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

  test('an answer cannot move to another ticket, and only who settles low ratings imports them', () => {
    const { desk, numbers: [one = '', two = ''], given } = aDesk()
    const text = (number: string) => `id,ticket,rated at,speed\n7,${number},${given},3\n`
    desk.call('followups.importRatings', file(text(one)))
    expect(desk.call('followups.checkRatings', file(text(two))).issues).toMatchObject([{ line: 2, column: 2, reason: 'otherTicket' }])
    expect(desk.as(aPerson(desk)).refused('followups.importRatings', file(text(one))).code).toBe('not_permitted')
  })
})
