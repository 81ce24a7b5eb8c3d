import type { Page } from '@playwright/test'

const keys = {
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  F1: { key: 'F1', code: 'F1', windowsVirtualKeyCode: 112 },
  'Control+k': { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 },
} as const

/** Keys that were pressed while the page was busy: all of them come before anything that the platform tells of the first. */
export async function pressHastily(page: Page, ...names: readonly (keyof typeof keys)[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const busy = page.evaluate(() => { for (const until = performance.now() + 300; performance.now() < until;); })
  await Promise.all([busy, ...names.map((name) => session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...keys[name] }))])
  await session.detach()
}
