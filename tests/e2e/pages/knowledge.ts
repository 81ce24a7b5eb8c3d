import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from './desk.ts'
import { filled, type words } from './words.ts'

type Words = (typeof words)['en']['knowledge']

/** The knowledge screen: shelves, an article beside them, the editor. */
export class KnowledgePage {
  readonly desk: Desk
  readonly page: Page
  readonly words: Words

  constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
    this.words = desk.words.knowledge
  }

  /** From anywhere, by keyboard. */
  static async open(desk: Desk): Promise<KnowledgePage> {
    await desk.press('Alt+b')
    await expect(desk.page.getByRole('tablist', { name: desk.words.knowledge.shelves })).toBeVisible()
    return new KnowledgePage(desk)
  }

  async toShelf(shelf: keyof Words['shelf']): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${this.words.shelf[shelf]}`) })
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
  }

  row(title: string): Locator {
    return this.page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: title })
  }

  async read(title: string): Promise<void> {
    await this.row(title).getByRole('button').press('Enter')
    await expect(this.title).toHaveText(title)
  }

  /** The article that is read. */
  get reader(): Locator {
    return this.page.getByRole('region', { name: this.words.article })
  }

  get title(): Locator {
    return this.reader.getByRole('heading', { level: 2 }).first()
  }

  get difference(): Locator {
    return this.page.getByRole('region', { name: this.words.diff.title })
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: this.words.editor.preview })
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.new }).press('Enter')
    await expect(this.part('title')).toBeFocused()
  }

  /** A field of the editor. */
  part(name: keyof Words['part']): Locator {
    return this.page.getByRole('textbox', { name: this.words.part[name], exact: true })
  }

  /** A button of the article that is read, by keyboard. */
  async do(what: keyof Words['do']): Promise<void> {
    await this.reader.getByRole('button', { name: this.words.do[what], exact: true }).first().press('Enter')
  }

  /** One that wants a reason first. */
  async doWithReason(what: keyof Words['do'], reason: string): Promise<void> {
    await this.do(what)
    await expect(this.page.getByRole('textbox', { name: this.desk.words.common.reason })).toBeFocused()
    await this.desk.type(reason)
    await this.desk.press('Enter')
  }

  /** A file comes to a part of the editor from the clipboard, as a screenshot does. */
  async paste(part: 'problem' | 'steps' | 'risks', name: string, bytes: Buffer): Promise<void> {
    await this.part(part).evaluate((field, { name: called, base64 }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], called, { type: 'image/png' }))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
    }, { name, base64: bytes.toString('base64') })
  }

  /** A file is chosen for a part of the editor. */
  async pick(part: 'problem' | 'steps' | 'risks', name: string, buffer: Buffer): Promise<void> {
    await this.page.locator(`input[data-attaches=${part}]`).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  }

  /** Chooses one more of a list in the editor, or writes it where `add` names the button for that. */
  async choose(list: string, what: string, add?: string): Promise<void> {
    await this.page.getByRole('button', { name: filled(this.words.editor.choose, { what: list }) }).press('Enter')
    const dialog = this.page.getByRole('dialog', { name: list })
    // Until then keys are held for what opens.
    await expect(dialog.locator(':focus')).toHaveCount(1)
    if (add === undefined) {
      await dialog.getByRole('checkbox', { name: what, exact: true }).press('Space')
    } else {
      await dialog.getByRole('textbox').fill(what)
      await dialog.getByRole('button', { name: filled(add, { what }) }).press('Enter')
    }
    await expect(dialog.getByRole('checkbox', { name: what, exact: true })).toBeChecked()
    await this.desk.press('Escape')
    await expect(dialog).toHaveCount(0)
  }

  version(number: number): string {
    return filled(this.words.version, { number })
  }
}
