// What the page of the desktop application has, and what it has not.
import { Desk as PageDesk, lin } from '../e2e/pages/desk.ts'
import { takeIntake } from '../e2e/pages/stories.ts'
import { workbook } from '../helpers/officeFiles.ts'
import { ask, expect, open, quit, sendFrame, sitDown, test } from './desk.ts'

test('the desk opens in one window, with its first question, in the language asked for', async ({ shared: { app, page } }) => {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => ({ address: window.webContents.getURL(), seen: window.isVisible() })))
  expect(windows).toEqual([{ address: 'app://desk/', seen: true }])
})

test('a workbook is unpacked in a process beside the main one', async ({ desk: { page } }) => {
  const { personId } = await ask(page, 'people.join', { name: '林小满', staffNumber: '1024', team: '售后', role: 'supervisor' })
  const bytes = workbook({ 条目: [['标题', '正文'], ['退货', '先问订单号']] })
  const { importId } = await ask(page, 'knowledge.startImport', { file: '手册.xlsx', size: bytes.length }, personId)
  await ask(page, 'knowledge.sendImport', { importId, at: 0, content: bytes.toString('base64') }, personId)
  await ask(page, 'knowledge.readImport', { importId }, personId)
  await expect.poll(async () => (await ask(page, 'knowledge.importState', {}, personId))?.phase).toBe('checked')
  expect(await ask(page, 'knowledge.importState', {}, personId)).toMatchObject({ sheets: ['条目'], counts: { added: 1, wrong: 0 } })
})

test('the main job by keyboard, to the saved ticket', async ({ desk: { page } }) => {
  const desk = PageDesk.over(page, 'zh-CN')
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await takeIntake(desk, 'zh-CN', { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: 1 })
  const ticket = await desk.openTicket()
  await expect(ticket.history).toContainText(lin.name)
})

test('a person sits down by keyboard, and what is typed for a customer is there after a restart', async ({ folder }) => {
  const first = await open(folder)
  await expect(first.page.getByRole('textbox').first()).toBeFocused()
  for (const text of ['王敏', 'A17', '售后一组']) {
    await first.page.keyboard.type(text)
    await first.page.keyboard.press('Tab')
  }
  await first.page.keyboard.press('Enter')
  await expect.poll(async () => (await ask(first.page, 'people.list', {})).map(({ name }) => name)).toEqual(['王敏'])
  const [person] = await ask(first.page, 'people.list', {})
  const started = await ask(first.page, 'intake.start', { channel: 'phone' }, person!.personId)
  const field = started.fields.find(({ kind }) => kind === 'paragraph' || kind === 'line')!
  await ask(first.page, 'intake.write', { contactId: started.contact.contactId, answers: [{ field: field.fieldId, value: '屏幕有裂痕' }] }, person!.personId)
  await quit(first)

  const second = await open(folder)
  const found = await ask(second.page, 'intake.view', { contactId: started.contact.contactId }, person!.personId)
  expect(found.fields.find(({ fieldId }) => fieldId === field.fieldId)?.value).toBe('屏幕有裂痕')
  await quit(second)
})

test('the bridge is two frozen functions, and nothing of Node or Electron is in the page', async ({ shared: { page } }) => {
  const facts = await page.evaluate(() => ({
    bridge: Object.entries(window.fourstep).map(([name, value]) => [name, typeof value]),
    frozen: Object.isFrozen(window.fourstep),
    replaceable: Reflect.defineProperty(window, 'fourstep', { value: null }) || Reflect.set(window.fourstep, 'send', null),
    leaks: ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window),
  }))
  expect(facts).toEqual({ bridge: [['send', 'function'], ['onPush', 'function']], frozen: true, replaceable: false, leaks: [] })
})

test('pushes reach the page until it listens no more', async ({ desk: { page } }) => {
  await page.evaluate(() => {
    const heard: unknown[] = []
    const off = window.fourstep.onPush((changes) => heard.push(changes))
    Object.assign(window, { heard, off })
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: { topic: string }[][] }).heard.flat().map(({ topic }) => topic))
  await sitDown(page)
  await expect.poll(heard).toContain('person')
  const before = await heard()
  await page.evaluate(() => {
    const { off } = window as unknown as { off: () => void }
    off()
    return new Promise<void>((resolve) => {
      window.fourstep.onPush(() => resolve())
      void window.fourstep.send({ id: 9, procedure: 'desk.setSettings', as: null, language: 'en', timeZone: 'UTC', input: { settings: { look: 'dark' } } })
    })
  })
  expect(await heard()).toEqual(before)
})

test('what is no frame, and what is too large for one, gets a coded answer', async ({ shared: { page } }) => {
  const frame = { id: 3, procedure: 'desk.status', as: null, language: 'en', timeZone: 'UTC', input: {} }
  expect(await sendFrame(page, frame)).toMatchObject({ id: 3, ok: true })
  for (const wrong of [null, 'text', [], { ...frame, input: { unknown: 1 } }, { ...frame, procedure: 7 }]) {
    expect(await sendFrame(page, wrong)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  }
  expect(await sendFrame(page, undefined)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  expect(await sendFrame(page, { ...frame, procedure: 'no.such' })).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
  expect(await sendFrame(page, { ...frame, input: { text: '字'.repeat(400_000) } })).toMatchObject({ ok: false, error: { code: 'too_large' } })
})
