import type { Connection } from '../db/connection.ts'
import type { Folding } from '../db/folding.ts'
import type { Pieces, Work } from './pieces.ts'
import type { Clock } from './ports.ts'

/** How long others wait while the log goes into the file, ms, and how many pages of it may do so between these: the more at once, the fewer are written twice. */
const [aim, fewest, first, most] = [40, 1_000, 2_000, 6_000]
/** Pages of which the log is long enough: what was folded makes room in it once all is and nobody writes. */
const longest = 32_000
/** How soon it is tried again where it failed, ms. */
const retryWait = 5_000

/** When the log goes into the file: in a thread where there is one, else in a turn of its own; with a commit others would wait for both. */
export class LogFolding {
  readonly #database: Connection
  readonly #clock: Clock
  readonly #thread: Folding | null
  readonly #failed: (error: unknown) => void
  readonly #behind: Pieces
  readonly #turn: Work
  /** pages that wait and are too many; where it is a turn, how many go in time is learnt */
  #long = first

  /** @param behind where its turn comes before those that are added later */
  constructor(database: Connection, clock: Clock, behind: Pieces, thread: Folding | null, failed: (error: unknown) => void) {
    this.#database = database
    this.#clock = clock
    this.#behind = behind
    this.#thread = thread
    this.#failed = failed
    this.#turn = behind.add(() => this.#fold(), failed)
    if (thread !== null) database.foldLate()
  }

  foldIfLong(): void {
    if (this.#database.logged().waiting > this.#long) this.#begin()
  }

  /** Whether all that goes on behind is to stand back until what is logged is in the file: the works are gone on with then. */
  isTooLong(): boolean {
    if (this.#thread === null || this.#thread.isBroken || this.#database.isHolding) return false
    const { pages, waiting } = this.#database.logged()
    if (pages < longest || waiting === 0) return false
    this.#begin()
    return true
  }

  close(): void {
    this.#thread?.close()
  }

  #begin(): void {
    if (this.#thread === null || this.#thread.isBroken) {
      this.#turn.start()
      return
    }
    this.#thread.fold((error) => {
      if (error === null) {
        this.#behind.goOn()
        return
      }
      this.#failed(error)
      this.#clock.after(retryWait, () => { this.#behind.goOn() })
    })
  }

  #fold(): boolean {
    const [{ waiting }, begun] = [this.#database.logged(), this.#clock.monotonic()]
    this.#database.fold()
    const took = this.#clock.monotonic() - begun
    if (took > 0) this.#long = Math.min(most, Math.max(fewest, (waiting * aim) / took))
    return false
  }
}
