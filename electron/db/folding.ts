import { Worker } from 'node:worker_threads'

export interface FoldingData {
  readonly file: string
  /** 1 while there is something to fold */
  readonly busy: Int32Array
}

/** How long a desk that closes waits at the most for what is being folded, ms. */
const patience = 2_000

/** Takes the log of a database over into its file, in a thread and through a connection of its own: nobody at the desk waits for it. */
export class Folding {
  readonly #program: URL | string
  readonly #data: FoldingData
  #worker: Worker | null = null
  #isBroken = false
  #done: (error: unknown) => void = () => undefined

  /**
   * @param file the database
   * @param program the file of `foldingThread.ts`, built or not
   */
  constructor(file: string, program: URL | string) {
    this.#program = program
    this.#data = { file, busy: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) }
  }

  get isBusy(): boolean {
    return Atomics.load(this.#data.busy, 0) === 1
  }

  /** The thread could not go on: whoever wants the log folded has to do it. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Folds what is in the log by now, unless that is being done. @param done hears when it is, and why not (null: it is) */
  fold(done: (error: unknown) => void): void {
    if (this.isBusy || this.#isBroken) return
    Atomics.store(this.#data.busy, 0, 1)
    this.#done = done
    this.#thread().postMessage(null)
  }

  /**
   * Waits until nothing is being folded. The thread holds no file then and ends with the process, not before: a process that ends while one of
   * its threads does never comes to its end where a debugger is attached, as one is to every desk that Playwright opens.
   */
  close(): void {
    this.#done = () => undefined
    Atomics.wait(this.#data.busy, 0, 1, patience)
  }

  #thread(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(this.#program, { workerData: this.#data, env: {}, stdin: false })
    worker.on('message', (failure: string | null) => { this.#done(failure) })
    worker.on('error', (error) => {
      this.#isBroken = true
      Atomics.store(this.#data.busy, 0, 0)
      this.#done(error)
    })
    // After its listeners: each of them would keep the process again.
    worker.unref()
    this.#worker = worker
    return worker
  }
}
