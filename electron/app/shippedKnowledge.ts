import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { ShippedKnowledge } from '../features/knowledge/knowledge.ts'

const versionSchema = z.strictObject({ version: z.int().min(1) })

/** The articles of a folder: `version.json` says which state of them it is, every file of `retail/` is one of them. */
export function shippedKnowledge(folder: string): ShippedKnowledge {
  const json = (...names: string[]): unknown => JSON.parse(fs.readFileSync(path.join(folder, ...names), 'utf8'))
  return {
    version: versionSchema.parse(json('version.json')).version,
    read: () => fs.readdirSync(path.join(folder, 'retail')).filter((name) => name.endsWith('.json')).sort().map((name) => json('retail', name)),
  }
}
