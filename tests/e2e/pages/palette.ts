import { expect, type Locator, type Page } from '@playwright/test'
import type { words } from './words.ts'

/** The box that finds anything. */
export class PaletteBox {
  readonly page: Page
  readonly words: (typeof words)['en']

  private constructor(page: Page, texts: (typeof words)['en']) {
    this.page = page
    this.words = texts
  }

  static async open(page: Page, texts: (typeof words)['en'], key = 'Control+k'): Promise<PaletteBox> {
    await page.keyboard.press(key)
    const box = new PaletteBox(page, texts)
    await expect(box.input).toBeFocused()
    return box
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: this.words.palette.title })
  }

  get input(): Locator {
    return this.dialog.getByRole('combobox')
  }

  group(name: keyof (typeof words)['en']['palette']['groups']): Locator {
    return this.dialog.getByRole('group', { name: this.words.palette.groups[name] }).getByRole('option')
  }

  /** The row that Enter takes. */
  get active(): Locator {
    return this.dialog.getByRole('option', { selected: true })
  }
}
