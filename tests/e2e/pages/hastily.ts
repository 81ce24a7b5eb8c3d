import type { Page } from '@playwright/test'

const keys = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  F1: { key: 'F1', code: 'F1', windowsVirtualKeyCode: 112 },
  'Control+k': { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 },
} as const

type Key = keyof typeof keys

/** Keys that were pressed while the page was busy: all of them come before anything that the platform, or React, does later. */
export const pressHastily = (page: Page, ...names: readonly Key[]): Promise<void> => writeHastily(page, '', ...names)

/** A text first, as it is pasted. */
export async function writeHastily(page: Page, text: string, ...names: readonly Key[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const busy = page.evaluate(() => { for (const until = performance.now() + 300; performance.now() < until;); })
  const written = text === '' ? [] : [session.send('Input.insertText', { text })]
  await Promise.all([busy, ...written, ...names.map((name) => session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...keys[name] }))])
  await session.detach()
}
