import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const boundsSchema = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
const stateSchema = z.strictObject({ bounds: boundsSchema, maximized: z.boolean() })

export type Bounds = z.infer<typeof boundsSchema>
export type WindowState = z.infer<typeof stateSchema>

const fileIn = (folder: string) => path.join(folder, 'window.json')

/** Where the window was when it was last closed. A file that cannot be read is one that was never written. */
export function readWindowState(folder: string): WindowState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(fs.readFileSync(fileIn(folder), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** @returns false when it could not be written, which is no reason to keep anybody from closing a window */
export function writeWindowState(folder: string, state: WindowState): boolean {
  try {
    fs.writeFileSync(fileIn(folder), JSON.stringify(state), { mode: 0o600 })
    return true
  } catch {
    return false
  }
}

/** Whether enough of the window lies on a screen to be seen and dragged: screens come and go between two days. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  const overlap = (at: number, size: number, screenAt: number, screenSize: number) => Math.min(at + size, screenAt + screenSize) - Math.max(at, screenAt)
  return screens.some((screen) => overlap(bounds.x, bounds.width, screen.x, screen.width) >= 200 && overlap(bounds.y, bounds.height, screen.y, screen.height) >= 100)
}
