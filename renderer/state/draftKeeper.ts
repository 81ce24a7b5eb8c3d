import { create } from 'zustand'
import type { ClockDraft } from '../../shared/contract/clocks.ts'
import { AppError } from '../../shared/errors.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Instant } from '../../shared/time.ts'

/** How it stands with keeping somebody's draft of the clock settings. */
export interface Keeping {
  /** `waiting`: not stored yet; `failed`: could not be; `elsewhere`: another window of the same person has stored another one */
  readonly state: 'kept' | 'waiting' | 'failed' | 'elsewhere'
  readonly savedAt: Instant | null
  readonly error: AppError | null
}

export const useKeeping = create<{ readonly of: Readonly<Record<PersonId, Keeping>> }>(() => ({ of: {} }))

export interface KeeperPorts {
  /** @returns the edition that it is now */
  save(personId: PersonId, edition: number, draft: ClockDraft | null): Promise<{ readonly edition: number; readonly savedAt: Instant | null }>
  /** Calls `run` once after `ms` and returns what disarms it. */
  after(ms: number, run: () => void): () => void
}

/** How long the keys must rest before a draft is stored. */
export const draftRestMs = 400

interface Line {
  /** as it was last heard of; null: not known (any more), so that nothing may be stored over it */
  edition: number | null
  /** what waits to be stored, null to drop it; undefined: nothing */
  next: ClockDraft | null | undefined
  underWay: Promise<void> | null
  disarm: () => void
}

/** Stores drafts in the database as they change, one write at a time and the latest only, and never over what another window stored. */
export class DraftKeeper {
  readonly #ports: KeeperPorts
  readonly #lines = new Map<PersonId, Line>()

  constructor(ports: KeeperPorts) {
    this.#ports = ports
  }

  /**
   * What is stored was fetched.
   * @returns whether that is what this window has to show: it is newer, and nothing of this window waits
   */
  heard(personId: PersonId, { edition, savedAt, draft }: { readonly edition: number; readonly savedAt: Instant | null; readonly draft: ClockDraft | null }): boolean {
    const line = this.#line(personId)
    if (line.edition !== null && (edition <= line.edition || line.underWay !== null)) return false
    if (line.next === undefined) {
      line.edition = edition
      tell(personId, { state: 'kept', savedAt, error: null })
      return true
    }
    if (line.edition === null && draft === null) {
      line.edition = edition
      void this.flush(personId)
    } else tell(personId, { state: 'elsewhere' })
    return false
  }

  changed(personId: PersonId, draft: ClockDraft | null): void {
    const line = this.#line(personId)
    line.next = draft
    if (useKeeping.getState().of[personId]?.state !== 'elsewhere') tell(personId, { state: 'waiting', error: null })
    line.disarm()
    line.disarm = this.#ports.after(draftRestMs, () => void this.flush(personId))
  }

  /** Stores now. Resolves when nothing of this person is under way any more. */
  async flush(personId: PersonId): Promise<void> {
    const line = this.#line(personId)
    line.disarm()
    line.underWay ??= this.#drain(personId, line).finally(() => {
      line.underWay = null
    })
    await line.underWay
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#lines.keys()].map((personId) => this.flush(personId)))
  }

  /** The draft that waits gives way to what is stored, which has to be fetched: it was published, or another window's is chosen. */
  giveWay(personId: PersonId): void {
    const line = this.#line(personId)
    line.disarm()
    Object.assign(line, { edition: null, next: undefined })
  }

  /** What is in this window is chosen over what another one stored as `edition`. */
  async overwrite(personId: PersonId, edition: number): Promise<void> {
    this.#line(personId).edition = edition
    tell(personId, { state: 'waiting' })
    await this.flush(personId)
  }

  #line(personId: PersonId): Line {
    const known = this.#lines.get(personId)
    if (known !== undefined) return known
    const line: Line = { edition: null, next: undefined, underWay: null, disarm: () => undefined }
    this.#lines.set(personId, line)
    return line
  }

  async #drain(personId: PersonId, line: Line): Promise<void> {
    while (isWaiting(line) && line.edition !== null && useKeeping.getState().of[personId]?.state !== 'elsewhere') {
      const next = takeNext(line)
      try {
        const { edition, savedAt } = await this.#ports.save(personId, line.edition, next)
        line.edition = edition
        if (!isWaiting(line)) tell(personId, { state: 'kept', savedAt, error: null })
      } catch (thrown) {
        if (!isWaiting(line)) line.next = next
        const error = thrown instanceof AppError ? thrown : new AppError('internal')
        tell(personId, { state: error.code === 'conflict' ? 'elsewhere' : 'failed', error })
        return
      }
    }
  }
}

const isWaiting = ({ next }: Line) => next !== undefined

function takeNext(line: Line): ClockDraft | null {
  const next = line.next ?? null
  line.next = undefined
  return next
}

function tell(personId: PersonId, change: Partial<Keeping>): void {
  useKeeping.setState(({ of }) => ({ of: { ...of, [personId]: { state: 'kept', savedAt: null, error: null, ...of[personId], ...change } } }))
}
