import { aTicket, returnComplaint } from '../helpers/builders.ts'
import { expect, test } from './clockHost.ts'
import { Desk, lin } from './pages/desk.ts'
import { PaletteBox } from './pages/palette.ts'
import { QueuePage } from './pages/queue.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled } from './pages/words.ts'

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

test('what cannot be found yet since it is still being read is told with how far that is, and is no gap in what is known; with the last of it the note goes', async ({ page, host }) => {
  let behind: unknown[] = [{ what: 'customer', read: 1_200, of: 48_000 }, { what: 'article', read: 300, of: 5_000 }]
  const misses: string[] = []
  await page.routeWebSocket(/.*/, (link) => {
    const server = link.connectToServer()
    const asked = new Set<number>()
    link.onMessage((message) => {
      const { id, procedure } = JSON.parse(String(message)) as { id?: number; procedure?: string }
      if (procedure === 'search.behind' && id !== undefined) asked.add(id)
      if (procedure === 'knowledge.miss') misses.push(String(message))
      server.send(message)
    })
    server.onMessage((message) => {
      const reply = JSON.parse(String(message)) as { id?: number; value?: unknown }
      link.send(reply.id !== undefined && asked.has(reply.id) ? JSON.stringify({ ...reply, value: behind }) : message)
    })
  })
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const { stillReading, palette } = desk.words
  const box = await PaletteBox.open(page, desk.words)
  const note = box.dialog.getByRole('list', { name: stillReading.title })
  await expect(note).toHaveCount(0)
  await box.input.fill('海外直邮关税怎么退')
  await expect(note.getByRole('listitem')).toHaveText([filled(stillReading.customer, { read: '1,200', of: '48,000' }), filled(stillReading.article, { read: '300', of: '5,000' })])
  await expect(box.dialog).not.toContainText(palette.reported)
  await desk.press('Control+k')
  await expect(box.dialog).toBeHidden()
  behind = []
  await PaletteBox.open(page, desk.words)
  await box.input.fill('海外直邮关税怎么退')
  await expect(box.dialog).toContainText(palette.reported)
  await expect(note).toHaveCount(0)
  expect(misses).toEqual([])
  await desk.press('Control+k')
  await expect.poll(() => misses.length).toBe(1)
})

test('a key that bounces while the answer is late is one press: the ticket goes one step, and has no quarrel with itself', async ({ page, startAt }) => {
  let isLate = false
  const held: (() => void)[] = []
  const steps: string[] = []
  await page.routeWebSocket(/\/link$/, (window) => {
    const server = window.connectToServer()
    window.onMessage((message) => {
      if (String(message).includes('"lifecycle.step"')) steps.push(String(message))
      server.send(message)
    })
    server.onMessage((message) => {
      if (isLate) held.push(() => { window.send(message) })
      else window.send(message)
    })
  })
  const host = await startAt('2026-06-01T01:30:00Z')
  const seat = host.sit()
  aTicket(seat, returnComplaint)
  const desk = await host.open(page, 'en')
  const { lifecycle, ticketClash } = desk.words
  const queue = await QueuePage.open(desk)
  await expect(queue.current).toBeVisible()
  await desk.press('Enter')
  await TicketPage.shown(page, desk.words)
  const stage = page.getByRole('region', { name: lifecycle.title }).getByRole('listitem').and(page.locator('[aria-current=step]'))
  await expect(stage).toHaveText(lifecycle.stage.record)
  isLate = true
  await desk.press('n')
  await desk.press('n')
  await expect.poll(() => held.length).toBeGreaterThan(0)
  isLate = false
  for (const release of held.splice(0)) release()
  await expect(stage).toHaveText(lifecycle.stage.investigate)
  await expect(page.getByRole('alert', { name: ticketClash.title })).toHaveCount(0)
  expect(steps).toHaveLength(1)
})
