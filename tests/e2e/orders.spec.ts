import { encoded } from '../helpers/encoded.ts'
import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { PaletteBox } from './pages/palette.ts'
import { fieldTitle } from './pages/playbook.ts'
import { filled } from './pages/words.ts'

const rows = ['订单号,订单状态,商品,金额,下单时间,手机号', 'D2026112201,已发货,保温杯 x2,129.00,2026-11-20 10:30,13812345678', 'D2026112202,待发货,电饭煲,299,2026-11-18 09:00,13812345678']

test('IN-10: orders are imported, found by number, and linked with one key; the number is asked for no more', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  await desk.goTo('settings')
  const section = page.getByRole('region', { name: desk.words.ordersImport.title })
  const choose = (text: string) => section.getByLabel(desk.words.ordersImport.file).setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose([...rows, 'D2026112203,丢了,,,,'].join('\n'))
  await expect(section).toContainText(filled(desk.words.ordersImport.where, { line: 4, column: 2, what: filled(desk.words.orderIssue.state, { found: '丢了' }) }))
  // In Traditional Chinese and too short to tell: a person sees which words are right.
  await section.getByLabel(desk.words.ordersImport.file).setInputFiles({ name: 'short.csv', mimeType: 'text/csv', buffer: encoded('order no,state,items\n1001,paid,文\n', 'big5') })
  await section.getByRole('list', { name: desk.words.articleImport.unsureName }).getByRole('button', { name: /1001,paid,文/ }).press('Enter')
  await expect(section.getByRole('button', { name: filled(desk.words.ordersImport.import, { n: 1 }) })).toBeVisible()
  await choose(rows.join('\n'))
  await section.getByRole('button', { name: filled(desk.words.ordersImport.import, { n: 2 }) }).click()
  await expect(page.getByText(filled(desk.words.ordersImport.done, { added: 2, changed: 0, same: 0 }))).toBeVisible()

  await desk.newContact('1')
  await desk.createCustomer('王女士', '13812345678')
  const orders = page.getByRole('region', { name: desk.words.order.title, exact: true })
  await expect(orders.getByText('D2026112201')).toBeVisible()
  await desk.press('Alt+o')
  await expect(page.getByText(filled(desk.words.order.linked, { number: 'D2026112201' }))).toBeVisible()
  await expect(orders.getByText(desk.words.order.of)).toBeVisible()
  await PaletteBox.open(page, desk.words)
  await desk.type('退换货')
  await desk.press('Enter')
  await expect(page.getByRole('region', { name: desk.words.intake.known })).toContainText('D2026112201')
  await expect(desk.field(fieldTitle('order-no', 'zh-CN'))).toHaveCount(0)
})
