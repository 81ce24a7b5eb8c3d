import { expect, type Locator } from '@playwright/test'
import type { Desk } from './desk.ts'
import { filled } from './words.ts'

/** The bell, its list, and the one message. */
export class AlarmsOf {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** The bell while it counts so many. */
  bell(n: number): Locator {
    const { bell, noneNew } = this.#desk.words.alarms
    return this.#desk.page.getByRole('button', { name: n === 0 ? noneNew : filled(bell, { n }), exact: true })
  }

  /** The bell once it knows where this person begins: what came before that is told to nobody who was never here. */
  get known(): Locator {
    const { title, noneNew } = this.#desk.words.alarms
    return this.#desk.page.getByRole('button', { name: new RegExp(`^(${noneNew}|${title}\\D+\\d)`) })
  }

  /** The sentence of the message, without its buttons. */
  get message(): Locator {
    return this.#box.getByRole('paragraph')
  }

  get #box(): Locator {
    return this.#desk.page.getByRole('status').filter({ has: this.#desk.page.getByRole('button', { name: this.#desk.words.alarms.close }) })
  }

  /** From the message of many to the list. */
  async look(): Promise<void> {
    await this.#box.getByRole('button', { name: this.#desk.words.alarms.look }).press('Enter')
    await expect(this.list).toBeVisible()
  }

  /** From the message of one to what it is about. */
  async open(): Promise<void> {
    await this.#box.getByRole('button', { name: this.#desk.words.alarms.open }).press('Enter')
  }

  async putAway(): Promise<void> {
    await this.#box.getByRole('button', { name: this.#desk.words.alarms.close }).press('Enter')
    await expect(this.#box).toHaveCount(0)
  }

  get list(): Locator {
    return this.#desk.page.getByRole('dialog', { name: this.#desk.words.alarms.title })
  }

  get rows(): Locator {
    return this.list.getByRole('listitem')
  }

  async clear(): Promise<void> {
    await this.list.getByRole('button', { name: this.#desk.words.alarms.clear }).press('Enter')
    await expect(this.list).toBeHidden()
  }
}
