import fs from 'node:fs'
import { published, someContent } from '../helpers/articles.ts'
import { aPerson } from '../helpers/builders.ts'
import { aPng } from '../helpers/pictures.ts'
import { day } from '../../shared/time.ts'
import { expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import { KnowledgePage } from './pages/knowledge.ts'
import { filled } from './pages/words.ts'

const monday = '2026-06-01T01:30:00Z'
const title = 'Exchange of opened goods'

test('an article is written with a picture, a file, conditions, a tag, questions and its other Chinese; what may not be attached says why', async ({ page, startAt }) => {
  test.slow()
  const host = await startAt(monday)
  const boss = host.sit({ role: 'supervisor', name: 'Zhou Lan' })
  const desk = await host.open(page)
  const screen = await KnowledgePage.open(desk)
  const { words } = screen
  await screen.begin()
  await desk.type('礼盒退换')
  const steps = screen.part('steps')
  await steps.fill('1. 看照片 ')
  await steps.press('End')
  await screen.paste('steps', 'box.bin', aPng(600, 300))
  await expect(page.getByRole('textbox', { name: words.attach.alt })).toBeFocused()
  await desk.press('Enter')
  await expect(page.getByText(words.attach.altNeeded)).toBeVisible()
  await desk.type('压坏的[礼盒]')
  await expectAccessible(page, 'describing a picture')
  await desk.press('Enter')
  await expect(steps).toBeFocused()
  await expect(steps).toHaveValue(/^1\. 看照片 !\[压坏的\\\[礼盒\\\]\]\(attachment:[0-9a-f-]{36}\)$/)
  const picture = screen.preview.getByRole('img', { name: '压坏的[礼盒]' })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.src.slice(0, 22)])).toEqual([600, 'data:image/png;base64,'])

  const refusals = [['bomb.png', aPng(30_000, 30_000), 'not_possible.attach.tooManyPixels'], ['a.svg', Buffer.from('<svg onload="1">'), 'not_possible.attach.runs'], ['page.png', Buffer.from('<html>'), 'not_possible.attach.notPicture'], ['none.pdf', Buffer.alloc(0), 'not_possible.attach.empty']] as const
  for (const [name, bytes, error] of refusals) {
    await screen.pick('steps', name, bytes)
    await expect(page.getByRole('alert')).toHaveText(filled(desk.words.errors[error], { name }))
    await page.getByRole('button', { name: filled(words.attach.drop, { name }) }).press('Enter')
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await screen.part('risks').fill('见 ')
  await screen.part('risks').press('End')
  await screen.pick('risks', '规定.pdf', Buffer.from('%PDF-1.7 rules'))
  const file = screen.preview.getByRole('button', { name: /规定\.pdf/ })
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  expect([download.suggestedFilename(), fs.readFileSync(await download.path(), 'utf8')]).toEqual(['规定.pdf', '%PDF-1.7 rules'])

  await screen.choose(desk.words.clockSettings.fact.tier, '贵宾会员')
  await screen.choose(desk.words.clockSettings.fact.channel, '电话')
  await screen.choose(words.field.tags, '价格保护', words.editor.add)
  await page.getByRole('button', { name: words.quiz.add }).press('Enter')
  await page.getByRole('textbox', { name: words.quiz.question }).fill('先看什么？')
  for (const [at, option] of ['订单', '照片'].entries()) await page.getByRole('textbox', { name: filled(words.quiz.option, { n: at + 1 }), exact: true }).fill(option)
  await page.getByRole('radio', { name: filled(words.quiz.isRight, { n: 2 }) }).press('Space')
  await page.getByRole('tab', { name: new RegExp(desk.words.settings.languages['zh-TW']) }).press('Enter')
  await page.getByRole('button', { name: filled(words.editor.convert, { from: desk.words.settings.languages['zh-CN'] }) }).press('Enter')
  await expect(screen.part('title')).toHaveValue('禮盒退換')
  await expect(page.getByRole('textbox', { name: words.quiz.question })).toHaveValue('先看什麼？')
  await expect(steps).toHaveValue(/看照片 !\[壓壞的.*attachment:/)
  await expectAccessible(page, 'editor')
  await desk.press('Control+s')
  await expect(page.getByText(words.editor.saved)).toBeVisible()
  await desk.press('Alt+ArrowLeft')
  const facts = screen.reader.getByRole('definition')
  await expect(facts.filter({ hasText: '贵宾会员' })).toContainText('电话')
  await screen.reader.getByRole('button', { name: words.do.publish }).press('Enter')
  await page.getByRole('checkbox', { name: words.learn }).press('Space')
  await page.getByRole('textbox', { name: desk.words.common.reason }).fill('新规定')
  await desk.press('Enter')
  await expect(screen.reader.getByText(words.state.published, { exact: true })).toBeVisible()
  await screen.reader.getByRole('button', { name: '价格保护' }).press('Enter')
  await expect(screen.row('礼盒退换')).toBeVisible()
  await expect(page.getByRole('combobox', { name: words.narrow })).toHaveValue('tag:价格保护')

  // A colleague reads it, in the other script, and may change nothing.
  const agent = aPerson(boss, { name: 'Wu' })
  const [article] = boss.call('knowledge.list', { shelf: 'published', tag: '价格保护' }).rows
  const { quiz, when } = boss.as(agent).call('knowledge.get', { articleId: article!.articleId }).content
  expect([when, quiz[0]?.right, quiz[0]?.words['zh-TW']?.options]).toEqual([{ tier: ['vip'], channel: ['phone'] }, [1], ['訂單', '照片']])
})

test('what is outdated is cleared at once and comes back at once; a report is settled; a draft is withdrawn and discarded; an agent only reads', async ({ page, startAt }) => {
  const host = await startAt(monday)
  const boss = host.sit({ role: 'supervisor', name: 'Zhou Lan' })
  const first = published(boss)
  published(boss, someContent({ text: { title: 'Spring sale' }, validTo: '2026-06-02' }))
  published(boss, someContent({ text: { title: 'Kept' } }))
  host.desk.clock.advance(91 * day)
  const kept = published(boss, someContent({ text: { title: 'Fresh and wrong' } }))
  const desk = await host.open(page, 'en')
  const agent = boss.as(aPerson(boss, { name: 'Wu' }))
  agent.call('knowledge.report', { articleId: kept.articleId, number: 1, text: 'We pay the freight now' })
  const screen = await KnowledgePage.open(desk)
  const { words } = screen
  await screen.toShelf('outdated')
  await expect(screen.row('Fresh and wrong')).toContainText(words.outdated.contradicted)
  await expect(screen.row('Spring sale')).toContainText(words.outdated.expired)
  await expect(screen.row(title)).toContainText(words.outdated.unused)

  await screen.read('Fresh and wrong')
  const reports = page.getByRole('region', { name: words.reports })
  await expect(reports).toContainText('We pay the freight now')
  await reports.getByRole('button', { name: words.do.settle }).press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
  await desk.type('Corrected')
  await desk.press('Enter')
  await expect(reports).toHaveCount(0)
  await expect(screen.row('Fresh and wrong')).toHaveCount(0)
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(3)

  for (const each of [title, 'Spring sale']) await page.getByRole('checkbox', { name: filled(words.selectOne, { title: each }) }).press('Space')
  await page.getByRole('group', { name: words.selection }).getByRole('button', { name: words.do.retire }).press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
  await desk.type('Nobody needs them')
  await expectAccessible(page, 'retiring several')
  await desk.press('Enter')
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(1)
  expect(boss.call('knowledge.list', { shelf: 'retired' }).rows.map((row) => row.title).sort()).toEqual([title, 'Spring sale'])
  await page.getByRole('button', { name: desk.words.common.undo, exact: true }).press('Enter')
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(3)
  expect(boss.call('knowledge.list', { shelf: 'retired' }).rows).toEqual([])

  await screen.read(title)
  await screen.do('editNext')
  await screen.part('risks').fill('- Never mind')
  await desk.press('Control+s')
  await expect(page.getByText(words.editor.saved)).toBeVisible()
  await desk.press('Alt+ArrowLeft')
  await screen.do('submit')
  await expect(screen.reader.getByText(words.state.review, { exact: true })).toBeVisible()
  await screen.do('withdraw')
  await expect(screen.reader.getByText(words.state.draft, { exact: true })).toBeVisible()
  await screen.do('discard')
  await page.getByRole('dialog', { name: words.do.discard }).getByRole('button', { name: words.do.discard }).press('Enter')
  await expect(screen.reader.getByText(words.state.published, { exact: true })).toBeVisible()
  expect(boss.call('knowledge.get', { articleId: first.articleId })).toMatchObject({ writing: null, versions: [{ number: 1 }] })

  await desk.sitAs('Wu')
  const read = await KnowledgePage.open(desk)
  await read.toShelf('published')
  await read.read(title)
  const actions = page.getByRole('group', { name: words.actions })
  await expect(actions.getByRole('button')).toHaveText([words.do.report])
  await expect(page.getByRole('button', { name: words.new })).toHaveCount(0)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await actions.getByRole('button').press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.beside.wrongWhat })).toBeFocused()
  await desk.type('The third step')
  await desk.press('Control+Enter')
  await expect(page.getByText(words.done.reported)).toBeVisible()
  await expectAccessible(page, 'an agent reads')
})
