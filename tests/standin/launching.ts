// How the tests here start the stand-in, with and without Playwright.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { _electron, type ElectronApplication } from '@playwright/test'

export const STANDIN = path.join(import.meta.dirname, 'electron')
export const SOUND = path.join(import.meta.dirname, 'fixtures/sound')
export const FAULTY = path.join(import.meta.dirname, 'fixtures/faulty')
export const LAUNCH_LIMIT_MS = 30_000

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-standin-test-'))
// Several files of tests share this module: the folder goes with the last of them.
process.once('exit', () => {
  fs.rmSync(scratch, { recursive: true, force: true })
})
export const newFolder = (): string => fs.mkdtempSync(path.join(scratch, 'data-'))

export const launch = (userData: string): Promise<ElectronApplication> =>
  _electron.launch({ executablePath: STANDIN, args: [SOUND, `--user-data-dir=${userData}`, '--lang=zh-TW'] })

/** Runs the stand-in without Playwright, to its end. */
export async function run(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<{ code: number | null; complaint: string }> {
  const child = spawn(STANDIN, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, complaint }
}
