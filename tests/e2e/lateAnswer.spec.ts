import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { PaletteBox } from './pages/palette.ts'

test('while an answer is late nothing more is asked than it and the last, and it never stands where the newer one does', async ({ page, host }) => {
  let release = (): void => { throw new Error('nothing was held') }
  let isHeld = false
  const asked: string[] = []
  await page.routeWebSocket(/.*/, (link) => {
    const server = link.connectToServer()
    let held: number | null = null
    link.onMessage((message) => {
      const { id, procedure, input } = JSON.parse(String(message)) as { id?: number; procedure?: string; input?: { text?: string } }
      const text = procedure === 'search.anything' ? (input?.text ?? '') : ''
      if (text !== '') asked.push(text)
      if (text === '退款') held = id ?? null
      server.send(message)
    })
    server.onMessage((message) => {
      const { id } = JSON.parse(String(message)) as { id?: number }
      if (id === undefined || id !== held) {
        link.send(message)
        return
      }
      isHeld = true
      release = () => { link.send(message) }
    })
  })
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const box = await PaletteBox.open(page, desk.words)
  await box.input.fill('退款')
  await expect.poll(() => isHeld).toBe(true)
  await box.input.fill('发票')
  await box.input.fill('发票抬')
  await box.input.fill('发票')
  // Nothing else is asked while an answer is awaited, and what is not wanted any more never is.
  expect(asked).toEqual(['退款'])
  release()
  await expect(box.active.locator('mark').first()).toHaveText('发票')
  // What the screen had come to when the answer arrived may be asked for before what is typed by now.
  expect(asked[0]).toBe('退款')
  expect(asked.at(-1)).toBe('发票')
  expect(asked.length).toBeLessThanOrEqual(3)
  await expect(box.dialog).not.toContainText('退款进度已查到')
})
