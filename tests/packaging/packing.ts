// Packs the application without Electron's binary: a folder that looks like one is enough up to the sealed archive.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { SENTINEL } from '@electron/fuses/dist/constants.js'

export const root = path.join(import.meta.dirname, '../..')

export const targets = ['linux-x64', 'win32-x64', 'darwin-x64', 'darwin-arm64'] as const
export type Target = (typeof targets)[number]

/** Where electron-builder looks for the program, and where it leaves the packed one. */
const places = {
  linux: { flag: '--linux', program: 'electron', resources: 'linux-unpacked/resources' },
  win32: { flag: '--win', program: 'electron.exe', resources: 'win-unpacked/resources' },
  darwin: { flag: '--mac', program: 'Electron.app/Contents/MacOS/Electron', resources: 'Electron.app/Contents/Resources' },
} as const

/** Fuses as Electron leaves its factory: all the other way round than ours, so that every flip shows. */
const fuseWire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 8]), Buffer.from('10110011')])

function fakeElectron(folder: string, program: string): string {
  for (const [name, bytes] of [[program, fuseWire], ['version', '45.4.1'], ...['de', 'en-US', 'zh-CN', 'zh-TW'].map((language) => [`locales/${language}.pak`, ''] as const)] as const) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, bytes, { mode: 0o755 })
  }
  fs.mkdirSync(path.join(folder, 'Electron.app/Contents/Resources'), { recursive: true })
  return folder
}

export interface Packed {
  /** holds app.asar and app.asar.unpacked */
  readonly resources: string
  readonly code: number | null
  readonly output: string
}

/** Runs electron-builder for a target as far as a fake Electron lets it: on Linux to its end, elsewhere to just after the archive. */
export async function pack(scratch: string, target: Target, ...more: string[]): Promise<Packed> {
  const [platform, arch] = target.split('-') as [keyof typeof places, string]
  const { flag, program, resources } = places[platform]
  const out = path.join(scratch, target)
  const electronDist = fakeElectron(path.join(scratch, `electron-${target}`), program)
  const args = [flag, '--dir', `--${arch}`, `-c.electronDist=${electronDist}`, `-c.directories.output=${out}`, ...more]
  const child = spawn(process.execPath, [path.join(root, 'node_modules/electron-builder/cli.js'), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  const folder = platform === 'darwin' ? path.join(arch === 'x64' ? 'mac' : `mac-${arch}`, resources) : resources
  return { resources: path.join(out, folder), code: child.exitCode, output }
}
