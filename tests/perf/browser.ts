import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import config from '../../playwright.config.ts'

/** The Chromium of the end-to-end tests, with their window. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** A window that has never been here: nothing cached, nothing remembered. */
export async function inNewWindow<Result>(browser: Browser, work: (page: Page, context: BrowserContext) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    return await work(await context.newPage(), context)
  } finally {
    await context.close()
  }
}
