import { AppError } from '../../shared/errors.ts'
import type { ContactId } from '../../shared/ids.ts'
import { longestText } from '../../shared/text.ts'

export interface Answer {
  readonly field: string
  readonly value: string
}

export interface AutosavePorts {
  write(contactId: ContactId, answers: readonly Answer[]): Promise<void>
  /** Calls `run` once after `ms` and returns what disarms it. */
  after(ms: number, run: () => void): () => void
  keep(contactId: ContactId, field: string, value: string): void
  stored(contactId: ContactId, field: string, value: string): void
  fail(contactId: ContactId, field: string, value: string, error: AppError): void
}

/** How long the keys must rest before what was typed is stored; with the write itself well under the promised second. */
export const restMs = 400

const mostAnswers = 40

interface Line {
  readonly waiting: Map<string, string>
  /** refused for their content; sent again only when they were changed */
  readonly refused: Map<string, string>
  underWay: Promise<void> | null
  disarm: () => void
}

/**
 * Stores what is being typed: per contact one write at a time, later text replacing earlier text that has not left yet.
 * Nothing is dropped: what could not be sent waits for {@link Autosave.resend}, what was refused waits for the next key.
 */
export class Autosave {
  readonly #ports: AutosavePorts
  readonly #lines = new Map<ContactId, Line>()

  constructor(ports: AutosavePorts) {
    this.#ports = ports
  }

  typed(contactId: ContactId, field: string, value: string): void {
    const line = this.#line(contactId)
    line.refused.delete(field)
    line.waiting.delete(field)
    if (value.length > longestText) {
      line.refused.set(field, value)
      this.#ports.fail(contactId, field, value, new AppError('too_large', { length: value.length, longest: longestText }, 'text'))
      return
    }
    line.waiting.set(field, value)
    this.#ports.keep(contactId, field, value)
    line.disarm()
    line.disarm = this.#ports.after(restMs, () => void this.flush(contactId))
  }

  /** Sends now. Resolves when nothing of this contact is under way any more; what failed is with its field. */
  async flush(contactId: ContactId): Promise<void> {
    const line = this.#lines.get(contactId)
    if (line === undefined) return
    line.disarm()
    line.underWay ??= this.#drain(contactId, line).finally(() => {
      line.underWay = null
    })
    await line.underWay
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#lines.keys()].map((contactId) => this.flush(contactId)))
  }

  /** The link is back: what could not be sent is sent again. */
  resend(): void {
    void this.flushAll()
  }

  #line(contactId: ContactId): Line {
    const known = this.#lines.get(contactId)
    if (known !== undefined) return known
    const line: Line = { waiting: new Map(), refused: new Map(), underWay: null, disarm: () => undefined }
    this.#lines.set(contactId, line)
    return line
  }

  async #drain(contactId: ContactId, line: Line): Promise<void> {
    let goOn = true
    while (goOn && line.waiting.size > 0) {
      const answers = [...line.waiting].slice(0, mostAnswers).map(([field, value]) => ({ field, value }))
      goOn = await this.#send(contactId, line, answers)
    }
  }

  /** @returns whether it makes sense to go on sending */
  async #send(contactId: ContactId, line: Line, answers: readonly Answer[]): Promise<boolean> {
    for (const { field, value } of answers) if (line.waiting.get(field) === value) line.waiting.delete(field)
    try {
      await this.#ports.write(contactId, answers)
      for (const { field, value } of answers) this.#ports.stored(contactId, field, value)
      return true
    } catch (thrown) {
      return await this.#notStored(contactId, line, answers, thrown instanceof AppError ? thrown : new AppError('internal'))
    }
  }

  async #notStored(contactId: ContactId, line: Line, answers: readonly Answer[], error: AppError): Promise<boolean> {
    const forItsContent = error.code === 'invalid_input' || error.code === 'too_large'
    if (forItsContent && answers.length > 1) {
      // One bad field must not keep the good ones from being stored.
      for (const answer of answers) if (!(await this.#send(contactId, line, [answer]))) return false
      return true
    }
    for (const { field, value } of answers) {
      const typedSince = line.waiting.has(field)
      if (!typedSince) {
        line[forItsContent ? 'refused' : 'waiting'].set(field, value)
        this.#ports.fail(contactId, field, value, error)
      }
    }
    return forItsContent
  }
}

export function createAutosave(ports: AutosavePorts): Autosave {
  return new Autosave(ports)
}
