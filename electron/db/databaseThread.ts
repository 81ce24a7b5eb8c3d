import { type Transferable, Worker } from 'node:worker_threads'

export interface ThreadData {
  /** the database */
  readonly file: string
  /** how much of what was asked is not done yet, and 1 once nobody wants it any more */
  readonly state: Int32Array
}

/** Places of `state`. */
const [asked, unwanted] = [0, 1]

/** How long a desk that closes waits at the most for what is being done, ms. */
const patience = 2_000

/** A thread beside the desk with a connection of its own to the database: nobody at the desk waits for what it does. */
export class DatabaseThread {
  readonly #program: URL | string
  readonly #data: ThreadData
  readonly #more: Readonly<Record<string, Transferable>>
  readonly #heard: (message: unknown) => void
  readonly #broke: (error: unknown) => void
  #worker: Worker | null = null
  #isBroken = false

  /**
   * @param file the database
   * @param program what runs in it, built or not; it ends each thing asked with `done`
   * @param hears `heard` what it says, `broke` once that it cannot go on
   * @param more goes over to it with its `ThreadData`
   */
  constructor(file: string, program: URL | string, hears: { readonly heard: (message: unknown) => void; readonly broke: (error: unknown) => void }, more: Readonly<Record<string, Transferable>> = {}) {
    this.#program = program
    this.#data = { file, state: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) }
    this.#heard = hears.heard
    this.#broke = hears.broke
    this.#more = more
  }

  get isBusy(): boolean {
    return Atomics.load(this.#data.state, asked) > 0
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  ask(what: unknown): void {
    if (this.#isBroken) return
    Atomics.add(this.#data.state, asked, 1)
    this.#started().postMessage(what)
  }

  /**
   * Waits until nothing is being done. The thread holds no file then and ends with the process, not before: a process that ends while one of
   * its threads does never comes to its end where a debugger is attached, as one is to every desk that Playwright opens.
   */
  close(): void {
    Atomics.store(this.#data.state, unwanted, 1)
    for (let left = Atomics.load(this.#data.state, asked); left > 0; left = Atomics.load(this.#data.state, asked)) {
      if (Atomics.wait(this.#data.state, asked, left, patience) === 'timed-out') return
    }
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(this.#program, { workerData: { ...this.#data, ...this.#more }, transferList: Object.values(this.#more), env: {}, stdin: false })
    worker.on('message', this.#heard)
    worker.on('error', (error) => {
      this.#isBroken = true
      Atomics.store(this.#data.state, asked, 0)
      this.#broke(error)
    })
    // After its listeners: each of them would keep the process again.
    worker.unref()
    this.#worker = worker
    return worker
  }
}

/** Said by the thread when one of the things asked is done, with its connection closed. */
export function done({ state }: ThreadData): void {
  Atomics.sub(state, asked, 1)
  Atomics.notify(state, asked)
}

/** Whether the desk closes: what is not begun need not be. */
export const isUnwanted = ({ state }: ThreadData): boolean => Atomics.load(state, unwanted) === 1
