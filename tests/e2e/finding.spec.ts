import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk, lin } from './pages/desk.ts'
import { KnowledgePage } from './pages/knowledge.ts'
import { InputMethod } from './pages/inputMethod.ts'
import { PaletteBox } from './pages/palette.ts'
import { filled } from './pages/words.ts'

const supervisor = { ...lin, role: '3' }

test('one box over all kinds: a ticket by what was written on it, words to say, a phrase, a filter, an input method; keys across its sections', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(supervisor)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.write('蓝色雨伞断了，请打 13912345678')
  await PaletteBox.open(page, desk.words)
  await desk.write('换货')
  await desk.press('Enter')
  await desk.expectStep(4)
  await skipSteps(desk)
  await desk.press('Control+Enter')
  await expect(page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()

  const box = await PaletteBox.open(page, desk.words)
  // The search reads the ticket after it was saved.
  await expect(async () => {
    await box.input.fill('')
    await box.input.fill('藍色雨傘')
    await expect(box.group('tickets')).toHaveCount(1, { timeout: 1_000 })
  }).toPass()
  await expect(box.group('tickets').locator('mark')).toHaveText('蓝色雨伞')
  await expect(box.group('tickets')).toContainText('139••••5678')
  await expect(box.dialog).not.toContainText('13912345678')
  await expectAccessible(page, 'found by its text')

  await box.input.fill('退款')
  for (const group of ['needs', 'articles', 'scripts'] as const) await expect(box.group(group).first()).toBeVisible()
  await expect(box.group('scripts').first().locator('mark').first()).toHaveText('退款')
  await desk.press('PageDown')
  await expect(box.group('articles').first()).toHaveAttribute('aria-selected', 'true')
  await desk.press('PageDown')
  await expect(box.group('scripts').first()).toHaveAttribute('aria-selected', 'true')
  await desk.press('ArrowUp')
  await expect(box.group('articles').last()).toHaveAttribute('aria-selected', 'true')
  await desk.press('PageUp')
  await expect(box.group('needs').first()).toHaveAttribute('aria-selected', 'true')
  await expect(box.input).toBeFocused()

  await box.input.fill('类型:话术 退款')
  await expect(box.group('needs')).toHaveCount(0)
  await expect(box.group('scripts').first()).toHaveAttribute('aria-selected', 'true')
  await desk.press('Enter')
  await expect(box.dialog).toBeHidden()
  await expect(page.getByText(desk.words.intake.copied)).toBeVisible()

  await PaletteBox.open(page, desk.words)
  await (await InputMethod.of(page)).compose(box.input, '“雨伞断”')
  await expect(box.active).toContainText('蓝色雨伞断了')
  await desk.press('Enter')
  await expect(page.getByRole('heading', { name: desk.words.history.title })).toBeVisible()
})

test('what is looked for in vain is listed; a synonym answers it, or an article, or nobody needs it; each can be taken back', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(supervisor)
  const { finding } = desk.words.knowledge
  const box = await PaletteBox.open(page, desk.words)
  for (const typed of ['无人机送货', '把钞票还我', '星际快运']) {
    await box.input.fill(typed)
    await expect(page.getByText(filled(desk.words.palette.none, { text: typed }))).toBeVisible()
    await desk.press('Control+k')
    // Closed, and gone: what opens it again in between would be closed with it.
    await expect(page.locator('dialog')).toHaveCount(0)
    await PaletteBox.open(page, desk.words)
  }
  await desk.press('Escape')
  await expect(box.dialog).toBeHidden()
  await KnowledgePage.open(desk)
  await page.getByRole('button', { name: finding.missing.title }).press('Enter')
  const list = page.getByRole('region', { name: finding.missing.title })
  const row = (query: string) => list.getByRole('row').filter({ hasText: query })
  await expect(list.getByRole('rowheader')).toHaveCount(3)
  await expect(row('无人机送货')).toContainText(lin.name)
  await expectAccessible(page, 'missing')

  await row('无人机送货').getByRole('button', { name: finding.missing.forget }).press('Enter')
  await expect(row('无人机送货')).toHaveCount(0)
  await page.getByRole('button', { name: desk.words.common.undo, exact: true }).press('Enter')
  await expect(row('无人机送货')).toHaveCount(1)

  await row('把钞票还我').getByRole('button', { name: finding.missing.synonym }).press('Enter')
  const line = page.getByRole('textbox', { name: finding.synonyms.words })
  await expect(line).toBeFocused()
  const trial = page.getByRole('list', { name: finding.trial.results })
  await expect(trial.getByText(finding.why.synonym)).toHaveCount(0)
  await desk.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(finding.synonyms.wrong.few)
  await line.fill('把钞票还我 = 退款')
  await desk.press('Enter')
  await expect(trial.getByText(finding.why.synonym).first()).toBeVisible()
  await expectAccessible(page, 'synonyms')
  const groups = page.getByRole('list', { name: finding.synonyms.groups })
  await page.getByRole('searchbox', { name: finding.synonyms.search }).fill('钞票')
  await expect(groups.getByRole('listitem')).toHaveCount(1)
  await groups.getByRole('button', { name: filled(finding.synonyms.remove, { words: '把钞票还我 = 退款' }) }).press('Enter')
  await expect(groups.getByRole('listitem')).toHaveCount(0)
  await page.getByRole('button', { name: desk.words.common.undo, exact: true }).press('Enter')
  await expect(groups.getByRole('listitem')).toHaveCount(1)

  // The same box finds articles of the shelf, and begins the one that is not there.
  await desk.page.getByRole('button', { name: finding.synonyms.title }).focus()
  await desk.press('/')
  const search = page.getByRole('searchbox', { name: finding.search })
  await expect(search).toBeFocused()
  await (await InputMethod.of(page)).compose(search, '把钞票还我')
  const results = page.getByRole('list', { name: finding.results })
  await expect(results.getByText(finding.why.synonym).first()).toBeVisible()
  await desk.press('ArrowDown')
  await expect(page.getByRole('region', { name: desk.words.knowledge.article }).getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expect(search).toBeFocused()
  await search.fill('星际快运')
  await expect(page.getByText(filled(finding.none, { text: '星际快运' }))).toBeVisible()
  await page.getByRole('button', { name: finding.write }).press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.knowledge.part.title, exact: true })).toHaveValue('星际快运')
})

/** What was passed over, with a reason each. */
async function skipSteps(desk: Desk): Promise<void> {
  for (const step of [1, 2, 3]) {
    await desk.path.getByRole('button').nth(step - 1).click()
    await desk.expectStep(step)
    await desk.page.getByRole('button', { name: desk.words.intake.skip }).click()
    await expect(desk.page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
    await desk.write('客户很急')
    await desk.press('Enter')
    await desk.expectStep(step + 1)
  }
}
