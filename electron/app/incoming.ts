import fs from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Files that a window sends, while they are looked at: private to their owner, and gone with the next start at the latest. */
export class Incoming {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  at(id: string): string {
    return path.join(this.#folder, id)
  }

  begin(id: string): void {
    attempt(() => {
      fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      fs.writeFileSync(this.at(id), '', { mode: 0o600, flag: 'wx' })
    })
  }

  add(id: string, bytes: Uint8Array): void {
    attempt(() => { fs.appendFileSync(this.at(id), bytes) })
  }

  drop(id: string): void {
    fs.rmSync(this.at(id), { force: true })
  }

  clear(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** @throws AppError */
function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    throw Object.assign(new AppError((error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'storage_full' : 'storage_failed'), { cause: error })
  }
}
