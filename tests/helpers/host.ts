import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'
import { hostFlags } from '../../runtime/memory.mjs'

const built = fileURLToPath(new URL('../../dist/web/main.js', import.meta.url))

/** The real web host as its own process on a folder of its own. */
export class Host {
  readonly folder: string
  readonly url: string
  readonly #child: ChildProcess

  private constructor(folder: string, url: string, child: ChildProcess) {
    this.folder = folder
    this.url = url
    this.#child = child
  }

  /**
   * @param port 0 for a free one; a port to come back on the same address after a crash
   * @param program the built host, or a copy of it with another page beside it
   */
  static async start(folder: string, port = 0, program = built): Promise<Host> {
    const child = spawn(process.execPath, [...hostFlags, program, '--port', String(port), '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of readline.createInterface({ input: child.stdout })) {
      const url = /^FourStep ready: (http:\S+)$/.exec(line)?.[1]
      if (url !== undefined) return new Host(folder, url, child)
    }
    throw new Error('the host ended before it was ready')
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill(signal)
    await ended
  }
}
