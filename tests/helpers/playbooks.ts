import fs from 'node:fs'
import { readSource } from '../../electron/features/playbook/playbook.ts'
import type { Playbook } from '../../shared/playbook.ts'

export const retailFile = new URL('../../resources/playbooks/retail.json', import.meta.url)
export const retailSource = fs.readFileSync(retailFile, 'utf8')

/** The shipped playbook as the backend reads it. */
export const retail: Playbook = read(retailSource)

/** The shipped playbook with something changed; `change` works on a copy. */
export function changedRetail(change: (playbook: Playbook) => void): { readonly playbook: Playbook; readonly source: string } {
  const copy = structuredClone(retail)
  change(copy)
  const source = JSON.stringify(copy)
  return { playbook: read(source), source }
}

function read(source: string): Playbook {
  const reading = readSource(source)
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  return reading.playbook
}
