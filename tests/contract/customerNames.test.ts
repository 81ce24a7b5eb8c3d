import { describe, expect, test } from 'vitest'
import { byNextDue, everyTicket } from '../../shared/contract/queue.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { aCustomer, aCustomersTicket, seated } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const desk = seated(deskInMemory()).speaking('zh-CN')
const people = [
  '张伟', '张卫国', '章文', '赵薇', '单雄信', '曾国藩', '解晓东', '仇英', '查良镛', '尉迟恭', '区志明', '覃辉', '朴树', '李晟', '吕布', '欧阳娜娜', '王女士', '陳靜', '陈静文', 'José Martí', 'Chen Jing', '阿依古丽·买买提', '', '𠮷野家', '周杰伦',
] as const
people.forEach((name, at) => aCustomer(desk, { name, phone: `1390000${String(1000 + at)}`, memberNumber: '' }))
const found = (text: string) => desk.call('customers.search', { text }).map(({ name }) => name)

describe('a customer by how the name is read', () => {
  test.each<[typed: string, first: string]>([
    ['zhangwei', '张伟'], ['ZhangWei', '张伟'], ['zhang wei', '张伟'], ["zhang'wei", '张伟'], ['zhangw', '章文'], ['zhangweig', '张卫国'], ['zhwg', '张卫国'], ['zwg', '张卫国'], ['zweiguo', '张卫国'], ['weiguo', '张卫国'], ['wg', '张卫国'],
    ['shan', '单雄信'], ['shanxiong', '单雄信'], ['sxx', '单雄信'], ['danxiongxin', '单雄信'], ['zengguofan', '曾国藩'], ['zgf', '曾国藩'], ['xiexiaodong', '解晓东'], ['qiuying', '仇英'], ['zhaliangyong', '查良镛'],
    ['yuchigong', '尉迟恭'], ['ycg', '尉迟恭'], ['ouzhiming', '区志明'], ['qinhui', '覃辉'], ['tanhui', '覃辉'], ['piaoshu', '朴树'], ['lisheng', '李晟'], ['licheng', '李晟'], ['lvbu', '吕布'], ['lubu', '吕布'], ['oynn', '欧阳娜娜'], ['wangnvshi', '王女士'],
    ['ayigl', '阿依古丽·买买提'], ['张w', '张卫国'], ['张wei', '张伟'], ['张weiguo', '张卫国'], ['zhang伟', '张伟'], ['zjl', '周杰伦'],
  ])('%s', (typed, first) => {
    expect(found(typed)[0]).toBe(first)
  })

  test('all of a name before its beginning, that before a part of it', () => {
    expect(found('zw').slice(0, 3)).toEqual(['赵薇', '章文', '张伟'])
    expect(found('wei')).toEqual(['尉迟恭', '赵薇', '张卫国', '张伟'])
    expect(found('cj')[0]).toBe('陳靜')
  })

  test.each(['zhangweiguoa', 'xz', 'b', 'refund', 'tuikuan', 'zhang wei is angry', 'q'.repeat(80)])('%s is nobody', (typed) => {
    expect(found(typed).filter((name) => !name.startsWith('仇'))).toEqual([])
  })
})

describe('in either script', () => {
  test.each<[string, string[]]>([['陈静', ['陳靜', '陈静文']], ['陳靜', ['陳靜', '陈静文']], ['靜文', ['陈静文']], ['陈', ['陳靜', '陈静文']], ['jose', ['José Martí']], ['JOSÉ', ['José Martí']], ['單雄信', ['单雄信']], ['吉野', []], ['國藩', ['曾国藩']]])('%s', (typed, names) => {
    expect(found(typed).sort()).toEqual([...names].sort())
  })
})

describe('with digits of the phone beside the name', () => {
  test.each<[string, string[]]>([
    ['zw1000', ['张伟']], ['zhangwei 1000', ['张伟']], ['1000 zw', ['张伟']], ['zw1003', ['赵薇']], ['zw 9', []], ['zf1001', []], ['张伟1000', ['张伟']], ['陈静1017', ['陳靜']], ['zw13900001000', ['张伟']], ['zw１０００', ['张伟']],
  ])('%s', (typed, names) => {
    expect(found(typed)).toEqual(names)
  })
})

describe('the index of names', () => {
  const heard = (of: TestDesk, text: string) => of.call('customers.search', { text }).map(({ name }) => name)
  const update = (of: TestDesk, customerId: CustomerId, version: number, name: string) => of.call('customers.update', { customerId, version, name, phone: '', memberNumber: '', tier: 'standard', tags: [], note: '' })

  test('follows a corrected name at once', () => {
    const own = seated(deskInMemory())
    const { customerId } = aCustomer(own, { name: '林雅庭' })
    update(own, customerId, 1, '曾雅庭')
    expect([heard(own, 'linyt'), heard(own, 'lyt'), heard(own, 'zyt')]).toEqual([[], [], ['曾雅庭']])
    update(own, customerId, 2, 'Lin')
    expect([heard(own, 'zyt'), heard(own, 'yt')]).toEqual([[], []])
  })

  test('is made behind for customers from before it, the latest first, and goes on after a stop', () => {
    const folder = temporaryFolder()
    const first = seated(deskInFolder(folder))
    for (let at = 0; at < 250; at += 1) aCustomer(first, { name: `王${at % 2 === 0 ? '伟' : '芳'}`, phone: `1370000${String(1000 + at)}` })
    first.spoil("INSERT INTO customer_name_form (customer_name_form) VALUES ('delete-all')")
    first.spoil("INSERT INTO search_progress (what, upto) SELECT 'customer', max(row) FROM customer")
    expect(heard(first, 'ww')).toEqual([])
    first.backend.close()
    const next = seated(deskInFolder(folder, { seed: 2 }), { staffNumber: 'A-2' })
    const late = aCustomer(next, { name: '吴伟' })
    update(next, late.customerId, 1, '魏伟')
    next.clock.advance(0)
    expect(next.rows("SELECT upto FROM search_progress WHERE what = 'customer'")).toEqual([{ upto: 0 }])
    expect(next.rows("SELECT count(*) AS customers FROM customer_name_form WHERE customer_name_form MATCH '\"·wang·wei\"'")).toEqual([{ customers: 125 }])
    expect([heard(next, 'ww1000'), heard(next, 'weiwei'), heard(next, 'wuw')]).toEqual([['王伟'], ['魏伟'], []])
  })
})

test('the queue and the one box find by it too, with numbers masked (PR-1)', () => {
  const own = seated(deskInMemory()).speaking('zh-CN')
  const { number } = aCustomersTicket(own, aCustomer(own, { name: '尉迟恭', phone: '13900001234' }).customerId)
  expect(own.call('tickets.queue', { filter: everyTicket, sort: byNextDue, text: 'ycg1234', after: null, limit: 9 }).rows.map((row) => row.number)).toEqual([number])
  const { customers, tickets } = own.call('search.anything', { text: 'yuchi', contactId: null })
  expect([customers.rows.map(({ name }) => name), tickets.rows.map((row) => row.number)]).toEqual([['尉迟恭'], [number]])
  expect(JSON.stringify(customers)).not.toContain('13900001234')
})
