import { type CDPSession, expect, type Locator, type Page } from '@playwright/test'

/** What Windows and macOS send while candidates are open: keyCode 229, whatever the key. */
const duringComposition = [
  ['1', 'Digit1'], ['2', 'Digit2'], ['Enter', 'Enter'], ['Escape', 'Escape'], ['s', 'KeyS'], ['?', 'Slash'], ['u', 'KeyU'], ['x', 'KeyX'], ['p', 'KeyP'], ['z', 'KeyZ', 'alt'], ['b', 'KeyB', 'alt'],
] as const
/** As the protocol names it. */
const altHeld = 1

/** Types through an input method, by the same protocol messages that a real one causes in Chromium. */
export class InputMethod {
  readonly #page: Page
  readonly #protocol: CDPSession

  private constructor(page: Page, protocol: CDPSession) {
    this.#page = page
    this.#protocol = protocol
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(page, await page.context().newCDPSession(page))
  }

  /**
   * Composes `text` in a field, with Enter, digits and letters pressed on the way, which are the input method's own. Nothing on the
   * screen may take them: the field keeps the focus and holds exactly the text.
   */
  async compose(field: Locator, text: string): Promise<void> {
    await field.focus()
    await field.evaluate((element) => { if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select() })
    const before = await this.#here()
    await this.#protocol.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 })
    for (const [key, code, held] of duringComposition) await this.#protocol.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, windowsVirtualKeyCode: 229, modifiers: held === undefined ? 0 : altHeld })
    await expect(field).toBeFocused()
    expect(await this.#here()).toEqual(before)
    await this.#protocol.send('Input.insertText', { text })
    await expect(field).toHaveValue(text)
  }

  /** Opens a composition at the end of a field, does something meanwhile, and ends it with `text`. */
  async around(field: Locator, text: string, meanwhile: () => Promise<void>): Promise<void> {
    await field.focus()
    await field.press('End')
    await this.#protocol.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
    await expect(field).toHaveValue(/ni$/)
    await meanwhile()
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(/ni$/)
    await this.#protocol.send('Input.insertText', { text })
  }

  /** Composes in every text field that can be seen, and returns how many there were. */
  async composeEverywhere(root: Locator, text: string): Promise<number> {
    const fields = root.locator('textarea:visible:enabled:not([readonly]), input:visible:enabled:not([readonly]):is([type=text], [type=search], [type=tel], :not([type]))')
    const count = await fields.count()
    for (let at = 0; at < count; at += 1) await this.compose(fields.nth(at), text)
    return count
  }

  /** What no key of a composition may change: the screen, the step, what is open. */
  #here() {
    return this.#page.evaluate(() => ({
      main: document.querySelector('main')?.getAttribute('aria-label') ?? '',
      step: [...document.querySelectorAll('[aria-label] > ol > li')].findIndex((item) => item.querySelector('[aria-current=step]') !== null),
      beside: document.querySelectorAll('[data-article][aria-expanded=true]').length,
      open: document.querySelectorAll('dialog[open], :popover-open').length,
      chosen: document.querySelectorAll('[role=radio][aria-checked=true]').length,
    }))
  }
}
