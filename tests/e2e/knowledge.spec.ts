import { elsewhere, hostileArticles } from './hostileArticles.ts'
import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk, lin } from './pages/desk.ts'
import { KnowledgePage } from './pages/knowledge.ts'
import { filled } from './pages/words.ts'

const supervisor = { ...lin, role: '3' }

for (const look of ['light', 'dark'] as const) {
  test(`an article is written, sent back, published, changed, compared and retired with a way back, ${look}`, async ({ page, host }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
    const desk = await Desk.open(page, host.url)
    await desk.introduce(supervisor)
    const screen = await KnowledgePage.open(desk)
    const { words } = screen
    await screen.begin()
    await desk.type('礼盒退换')
    await screen.part('script').fill('您好，')
    await screen.part('steps').fill('1. 打开**订单**\n2. 登记\n\n| 原因 | 处理 |\n| - | -: |\n| 破损 | 补发 |')
    await expect(screen.preview.getByRole('table')).toBeVisible()
    await expectAccessible(page, 'editor')
    await desk.press('Control+s')
    await expect(page.getByText(words.editor.saved)).toBeVisible()
    await desk.press('Alt+ArrowLeft')
    await expect(screen.title).toHaveText('礼盒退换')

    await screen.do('submit')
    await screen.doWithReason('decline', '请写补发的时间')
    await expect(page.getByText(filled(words.note.declined, { who: lin.name, why: '请写补发的时间' }))).toBeVisible()
    await screen.do('edit')
    await screen.part('script').fill('您好，补发三天内到。')
    // Left without saving: it is saved all the same.
    await desk.press('Alt+t')
    await desk.press('Alt+b')
    await desk.press('Alt+ArrowLeft')
    await expect(screen.reader.getByText('您好，补发三天内到。')).toBeVisible()
    await screen.do('submit')
    await screen.doWithReason('publish', '新规定')
    await expect(screen.reader.getByText(words.state.published, { exact: true })).toBeVisible()

    await screen.do('editNext')
    await screen.part('script').fill('您好，补发五天内到。')
    await desk.press('Control+s')
    await expect(page.getByText(words.editor.saved)).toBeVisible()
    // A version was begun by it; whoever goes on typing does so in the same place.
    await expect(screen.part('script')).toBeFocused()
    await desk.press('Alt+ArrowLeft')
    await screen.doWithReason('publish', '仓库搬迁')
    await page.getByRole('button', { name: filled(words.compare, { number: 1 }) }).press('Enter')
    await expect(screen.difference.locator('del')).toContainText('三')
    await expect(screen.difference.locator('ins')).toContainText('五')
    await expectAccessible(page, 'difference')
    await screen.doWithReason('retire', '并入另一条')
    await expect(screen.reader.getByText(words.state.retired, { exact: true })).toBeVisible()
    await page.getByRole('button', { name: desk.words.common.undo, exact: true }).press('Enter')
    await expect(screen.reader.getByText(words.state.published, { exact: true })).toBeVisible()
    await expectAccessible(page, 'reader')
  })
}

test('two who write the same are shown both sides, and nothing is written over', async ({ page, host, context }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(supervisor)
  const screen = await KnowledgePage.open(desk)
  const { words } = screen
  await screen.begin()
  await desk.type('礼盒退换')
  await desk.press('Control+s')
  await expect(page.getByText(words.editor.saved)).toBeVisible()
  // A window opened from this one has its pass and its person, but it is another window.
  const [second] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => { window.open(location.href) })])
  const otherDesk = Desk.over(second, 'zh-CN')
  await expect(second.getByRole('navigation', { name: desk.words.nav.label })).toBeVisible()
  const other = await KnowledgePage.open(otherDesk)
  await other.toShelf('drafts')
  await other.read('礼盒退换')
  await other.do('edit')
  await screen.part('script').fill('我的话')
  await other.part('script').fill('对方的话')
  await other.part('risks').fill('对方的例外')
  await otherDesk.press('Control+s')
  await expect(second.getByText(words.editor.saved)).toBeVisible()

  const clash = page.getByRole('alert', { name: words.clash.title })
  await expect(clash).toContainText('我的话')
  await expect(clash).toContainText('对方的话')
  await expect(clash.getByRole('button', { name: words.clash.goOn })).toBeDisabled()
  await expectAccessible(page, 'clash')
  await clash.getByRole('radio', { name: new RegExp(words.clash.mine) }).press('Space')
  await clash.getByRole('button', { name: words.clash.goOn }).press('Enter')
  await expect(clash).toHaveCount(0)
  await expect(screen.part('script')).toHaveValue('我的话')
  await expect(screen.part('risks')).toHaveValue('对方的例外')
  // What is typed outlives the page.
  await page.reload()
  await expect(page.getByRole('navigation', { name: desk.words.nav.label })).toBeVisible()
  await KnowledgePage.open(desk)
  await screen.toShelf('drafts')
  await screen.read('礼盒退换')
  await screen.do('edit')
  await expect(screen.part('script')).toHaveValue('我的话')
  await desk.press('Control+s')
  await expect(other.part('script')).toHaveValue('我的话')
})

test('300 hostile articles: nothing runs, nothing is asked for elsewhere, nothing is refused by the page’s policy', async ({ page, host }) => {
  test.slow()
  const asked: string[] = []
  const dialogs: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(() => {
    const seen = window as unknown as { __ran: number; __violations: string[] }
    seen.__ran = 0
    seen.__violations = []
    document.addEventListener('securitypolicyviolation', (event) => seen.__violations.push(`${event.violatedDirective} ${event.blockedURI}`))
  })
  const desk = await Desk.open(page, host.url)
  await desk.introduce(supervisor)
  const screen = await KnowledgePage.open(desk)
  await screen.begin()
  expect(hostileArticles).toHaveLength(300)
  // Typed inside the page: a way there and back for each of them takes longer than all that is looked at.
  const [steps, preview] = await Promise.all([screen.part('steps').elementHandle(), screen.preview.elementHandle()])
  const shown = await steps.evaluate(async (field, { preview, articles }) => {
    let shown = 0
    for (const [at, article] of articles.entries()) {
      const isShown = () => preview.textContent.includes(`end of ${at}.`)
      const rendered = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => { if (isShown()) { observer.disconnect(); resolve() } })
        observer.observe(preview, { childList: true, characterData: true, subtree: true })
      })
      // As a key would: React listens to what the field itself is set to.
      Reflect.set(HTMLTextAreaElement.prototype, 'value', `${article}\n\nend of ${at}.`, field)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await rendered
      shown += 1
      // Somebody presses whatever can be pressed.
      for (const link of preview.querySelectorAll('button')) link.click()
    }
    return shown
  }, { preview, articles: [...hostileArticles] })
  expect(shown).toBe(300)
  expect(await screen.preview.locator('a, script, style, svg, math, iframe, object, embed, form, input, template, base, meta, link, [style], [onerror], [onload]').count()).toBe(0)
  expect(await page.evaluate(() => { const { __ran, __violations } = window as unknown as { __ran: number; __violations: string[] }; return { __ran, __violations } })).toEqual({ __ran: 0, __violations: [] })
  expect(dialogs).toEqual([])
  const origin = new URL(host.url).origin
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:image/'))).toEqual([])
  expect(asked.filter((url) => url.startsWith(elsewhere))).toEqual([])
  expect(new URL(page.url()).origin).toBe(origin)
})
