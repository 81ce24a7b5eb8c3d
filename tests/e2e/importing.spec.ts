import fs from 'node:fs'
import path from 'node:path'
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

test('a file is dropped on the screen; several, a folder, and what comes while another is written are not taken, and the page stays', async ({ page, host }, info) => {
  const file = (name: string, text: string) => {
    const made = info.outputPath(name)
    fs.mkdirSync(path.dirname(made), { recursive: true })
    fs.writeFileSync(made, text)
    return made
  }
  const [articles, others] = [file('话术.csv', '标题,正文\n礼盒退换,先问订单号\n'), file('others.csv', 'title,body\nOthers,words\n')]
  const many = file('many.csv', `title,body\n${Array.from({ length: 1_500 }, (_, at) => `No ${String(at)},words`).join('\n')}\n`)
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ImportPage.open(desk)

  await (await screen.drag(articles, others))()
  await expect(screen.region.getByRole('alert')).toHaveText(screen.words.dropped.several)
  await (await screen.drag(path.dirname(articles)))()
  await expect(screen.region.getByRole('alert')).toHaveText(screen.words.dropped.folder)

  const drop = await screen.drag(articles)
  await expect(screen.region).toHaveAttribute('data-over', 'true')
  await expectAccessible(page, 'a file is held over the screen')
  await drop()
  await expect(screen.region.getByRole('alert')).toHaveCount(0)
  await expect(screen.region).not.toHaveAttribute('data-over')
  await screen.take(1).press('Enter')
  await expect(screen.region.getByText(filled(screen.words.taken, { file: '话术.csv', added: 1, changed: 0, same: 0 }))).toBeVisible()

  await (await screen.drag(many))()
  await screen.take('1,500').press('Enter')
  await expect(screen.region.getByText(filled(screen.words.taking, { file: 'many.csv' }))).toBeVisible()
  await (await screen.drag(others))()
  await expect(screen.region).not.toHaveAttribute('data-over')
  await expect(screen.region.getByText(filled(screen.words.taken, { file: 'many.csv', added: '1,500', changed: 0, same: 0 }))).toBeVisible({ timeout: 60_000 })
  await (await screen.drag(others))()
  await expect(screen.take(1)).toBeEnabled()
})
