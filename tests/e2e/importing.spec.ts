import { encoded } from '../helpers/encoded.ts'
import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk, lin } from './pages/desk.ts'
import { ImportPage } from './pages/importing.ts'
import { KnowledgePage } from './pages/knowledge.ts'
import { filled } from './pages/words.ts'

test('a file in GB18030 with a bad row is refused by its line; mended it is imported, seen, taken back; one that is going on is stopped', async ({ page, host }) => {
  test.slow()
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ImportPage.open(desk)
  const rows = (scene: string) => encoded(`编号,主题,正文,场景\nA1,礼盒退换先看七天,先问订单号,order\nA2,发票抬头重开,核对抬头,${scene}\n`, 'gb18030')

  await screen.choose('话术.csv', rows('nowhere'))
  await expect(screen.region.getByRole('combobox', { name: screen.words.encoding })).toHaveValue('gb18030')
  // A column that nobody knows by its title: without it there is no title at all.
  await screen.column('主题').selectOption('title')
  await expect(screen.issues).toHaveText([filled(screen.words.where, { line: 3, column: screen.words.column.scenes, what: filled(desk.words.articleIssue.reference, { found: 'nowhere' }) })])
  await expect(screen.take(1)).toBeDisabled()
  await expectAccessible(page, 'what is wrong')

  await screen.choose('话术.csv', rows('order'))
  // What its columns are was said before.
  await expect(screen.column('主题')).toHaveValue('title')
  await expect(screen.take(2)).toBeEnabled()
  await screen.take(2).press('Enter')
  await expect(screen.region.getByText(filled(screen.words.taken, { file: '话术.csv', added: 2, changed: 0, same: 0 }))).toBeVisible()
  await expectAccessible(page, 'imported')
  await screen.button('view').press('Enter')
  const knowledge = new KnowledgePage(desk)
  await expect(knowledge.row('礼盒退换先看七天')).toBeVisible()

  const again = await ImportPage.open(desk)
  await again.button('undo').press('Enter')
  await expect(again.region.getByText(filled(again.words.undone, { file: '话术.csv' }))).toBeVisible()

  const many = `标题,正文\n${Array.from({ length: 6_000 }, (_, at) => `第 ${String(at)} 条,正文`).join('\n')}\n`
  await again.choose('很多.csv', Buffer.from(many))
  await again.take('6,000').press('Enter')
  await expect(again.region.getByText(filled(again.words.taking, { file: '很多.csv' }))).toBeVisible()
  await again.button('stop').press('Enter')
  await expect(again.region.getByText(filled(again.words.undone, { file: '很多.csv' }))).toBeVisible()
  await desk.press('Alt+ArrowLeft')
  await expect(knowledge.row('礼盒退换先看七天')).toHaveCount(0)
  await expect(knowledge.row('第 1 条')).toHaveCount(0)
})
