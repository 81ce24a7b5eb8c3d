import { DatabaseThread } from './databaseThread.ts'

/** Takes the log of a database over into its file, in a thread. */
export class Folding {
  readonly #thread: DatabaseThread
  #done: (error: unknown) => void = () => undefined

  /**
   * @param file the database
   * @param program the file of `foldingThread.ts`, built or not
   */
  constructor(file: string, program: URL | string) {
    const heard = (failure: unknown) => { this.#done(failure) }
    this.#thread = new DatabaseThread(file, program, { heard, broke: heard })
  }

  get isBusy(): boolean {
    return this.#thread.isBusy
  }

  /** The thread could not go on: whoever wants the log folded has to do it. */
  get isBroken(): boolean {
    return this.#thread.isBroken
  }

  /** Folds what is in the log by now, unless that is being done. @param done hears when it is, and why not (null: it is) */
  fold(done: (error: unknown) => void): void {
    if (this.isBusy || this.isBroken) return
    this.#done = done
    this.#thread.ask(null)
  }

  /** Waits until nothing is being folded; nobody hears of it. */
  close(): void {
    this.#done = () => undefined
    this.#thread.close()
  }
}
