import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lockFolder } from '../../electron/db/instanceLock.ts'
import { ticketNumber } from '../../shared/ticketNumber.ts'
import { aTicket, seated } from '../helpers/builders.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { encoded } from '../helpers/encoded.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { workbook } from '../helpers/officeFiles.ts'

const cli = path.resolve(import.meta.dirname, '../../dist/cli/main.js')

/** A desk of its own and a way to ask the built command line about it. */
function closedDesk() {
  const folder = temporaryFolder()
  seated(deskInFolder(folder), { role: 'supervisor' }).backend.close()
  return commandLineOf(folder)
}

function commandLineOf(folder: string) {
  return (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [cli, ...args, '--data', folder, '--lang', 'en', '--json'], { encoding: 'utf8' })
    return { status, facts: stdout.startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : {} }
  }
}

function written(name: string, content: Buffer): string {
  const file = path.join(temporaryFolder(), name)
  fs.writeFileSync(file, content)
  return file
}

test('--encoding: what cannot be told is asked for with the first words in each, said it is read so, and there is no other than those', () => {
  const fourstep = closedDesk()
  const file = written('orders.csv', encoded('order no,state,items\n1001,paid,文\n', 'big5'))
  const unsure = fourstep('orders', 'import', file)
  expect(unsure).toMatchObject({ status: 1, facts: { ok: false } })
  expect(JSON.stringify(unsure.facts['between'])).toContain('1001,paid,文')
  expect(fourstep('orders', 'import', file, '--encoding', 'ebcdic')).toMatchObject({ status: 1, facts: { ok: false } })
  expect(fourstep('orders', 'import', file, '--encoding', 'BIG5')).toMatchObject({ status: 0, facts: { ok: true, encoding: 'big5', orders: 1, added: 1 } })
}, 60_000)

test('--sheet: the one that is named is read, and one that there is not is refused', () => {
  const fourstep = closedDesk()
  const file = written('orders.xlsx', workbook({ About: [['Orders of March']], 三月: [['order no', 'state'], ['1001', 'paid'], ['1002', 'shipped']] }))
  expect(fourstep('orders', 'import', file, '--sheet', '三月')).toMatchObject({ status: 0, facts: { ok: true, orders: 2, added: 2 } })
  // Nor is the first one taken in its place.
  expect(fourstep('orders', 'import', written('orders.xlsx', workbook({ 三月: [['order no', 'state'], ['1003', 'paid']] })), '--sheet', '四月')).toMatchObject({ status: 1, facts: { ok: false, issues: ['There is no sheet of that name in it'] } })
}, 60_000)

describe('csat import: what customers gave in a form, by the rules of the screen', () => {
  /** A desk with two tickets. */
  function ratedDesk() {
    const folder = temporaryFolder()
    const desk = seated(deskInFolder(folder), { role: 'supervisor' })
    const numbers = [aTicket(desk), aTicket(desk)].map(({ number }) => number)
    return { folder, desk, numbers, fourstep: commandLineOf(folder) }
  }
  const given = '2025-11-24 23:00'
  /** What a desk keeps of it, read by a desk that is opened again. */
  function kept(folder: string) {
    const desk = deskInFolder(folder)
    onTestFinished(() => { desk.backend.close() })
    return { ratings: desk.rows('SELECT ticket, source, speed, solution, attitude, comment, external_id FROM rating ORDER BY row'), improvements: desk.rows('SELECT rating FROM improvement ORDER BY row'), desk }
  }

  test('a closed desk takes all of it, brings the same answers up to date, and lists the low ones to be improved; nothing while anything is wrong', () => {
    const { folder, desk, numbers: [one = '', two = ''], fourstep } = ratedDesk()
    desk.backend.close()
    const csv = (points: string) => written('form.csv', encoded(`答卷编号,工单号,提交时间,速度,解决方案,态度,评语,渠道\nA1,${one},${given},５分,4,★★★★★,谢谢你们,微信\nA2,${two},${given},,${points},,卡号 4111 1111 1111 1111,微信\n`, 'gb18030'))
    expect(fourstep('csat', 'import', csv('9'))).toMatchObject({ status: 1, facts: { ok: false, issues: ['line 3, column 5: “9” is not 1 to 5'] } })
    expect(fourstep('csat', 'import', csv('2'), '--encoding', 'gb18030')).toMatchObject({ status: 0, facts: { ok: true, encoding: 'gb18030', ratings: 2, added: 2, changed: 0, same: 0, low: 1, unused: ['渠道'] } })
    expect(fourstep('csat', 'import', csv('1'))).toMatchObject({ status: 0, facts: { added: 0, changed: 1, same: 1, low: 1 } })
    const { ratings, improvements, desk: again } = kept(folder)
    expect(ratings).toMatchObject([{ ticket: 1, source: 'form', speed: 5, solution: 4, attitude: 5, comment: '谢谢你们', external_id: 'A1' }, { ticket: 2, speed: null, solution: 1, comment: expect.not.stringContaining('4111 1111') as string, external_id: 'A2' }])
    expect(improvements).toEqual([{ rating: 2 }])
    expect(again.eventsOf('rating.given').map(({ author }) => author)).toEqual([null, null])
  }, 60_000)

  test('Excel by the name of the sheet; what is no table, no ticket of here or too early says where', () => {
    const { desk, numbers: [one = ''], fourstep } = ratedDesk()
    desk.backend.close()
    const rows = (number: string, at: string) => [['ticket', 'rated at', 'speed'], [number, at, '4']]
    const book = written('form.xlsx', workbook({ 三月: rows(one, given), 四月: rows(ticketNumber(999, 7), given), 五月: rows(one, '2020-01-01') }))
    const sheet = (name: string) => fourstep('csat', 'import', book, '--sheet', name)
    expect([sheet('六月'), sheet('四月'), sheet('五月')].map(({ status, facts }) => [status, ...(facts['issues'] as string[])])).toEqual([
      [1, 'There is no sheet of that name in it'], [1, expect.stringMatching(/^line 2, column 1: There is no ticket/)], [1, 'line 2: It was rated before the ticket was opened'],
    ])
    expect(fourstep('csat', 'import', written('form.jsonl', Buffer.from('{"ticket":"1"}\n'))).facts['issues']).toEqual(['line 1: This is no table. Use a CSV or Excel file'])
    expect(sheet('三月')).toMatchObject({ status: 0, facts: { ratings: 1, added: 1, low: 0 } })
  }, 60_000)

  test('a desk that runs keeps its folder: the command says so, and nothing of it is written', () => {
    const { folder, desk, numbers: [one = ''], fourstep } = ratedDesk()
    const unlock = lockFolder(folder)
    const file = written('form.csv', Buffer.from(`ticket,rated at,speed\n${one},${given},4\n`))
    const refused = fourstep('csat', 'import', file)
    expect([refused.status, refused.facts['why']]).toEqual([1, expect.stringMatching(/already|running|open/i)])
    expect(desk.rows('SELECT row FROM rating')).toEqual([])
    unlock()
    desk.backend.close()
    expect(fourstep('csat', 'import', file)).toMatchObject({ status: 0, facts: { added: 1 } })
  }, 60_000)
})
