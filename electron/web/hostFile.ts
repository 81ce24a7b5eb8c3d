import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { secretPattern } from './secret.ts'

const hostFileSchema = z.strictObject({ port: z.int().min(1).max(65_535), key: z.string().regex(secretPattern) })

/** Where a second start finds the running host: its port, and the key with which each knows the other (see again.ts). */
export type HostFile = z.infer<typeof hostFileSchema>

const place = (folder: string): string => path.join(folder, 'host.json')

/** Readable by its owner only, and never half written. Called by the holder of the folder's lock. */
export function writeHostFile(folder: string, file: HostFile): void {
  const draft = `${place(folder)}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, JSON.stringify(file), { mode: 0o600, flag: 'wx' })
  renameSync(draft, place(folder))
}

/** undefined: there is none, or none that can be used. */
export function readHostFile(folder: string): HostFile | undefined {
  try {
    return hostFileSchema.parse(JSON.parse(readFileSync(place(folder), 'utf8')))
  } catch {
    return undefined
  }
}

export function removeHostFile(folder: string): void {
  rmSync(place(folder), { force: true })
}
