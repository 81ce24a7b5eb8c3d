import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import type { PlaybookIssue } from '../../../shared/playbookFindings.ts'
import type { Context } from '../context.ts'
import { playbookInForce, readSource, settingsOfProgram, sourceWith } from '../playbook/playbook.ts'

/** What a supervisor may edit of clocks, of the playbook in force, with the version that an edit must name. */
export function settings(context: Context): { playbookId: string; version: number; settings: ClockSettings } {
  const { playbook } = playbookInForce(context.db)
  const { id, version, calendars, clocks, campaigns } = playbook
  return { playbookId: id, version, settings: { calendars, clocks, campaigns } }
}

/** Those of the program's latest playbook, and which of them are otherwise than those in force. */
export const fromProgram = settingsOfProgram

export type SettingsReading = { readonly ok: true; readonly playbook: Playbook; readonly source: string } | { readonly ok: false; readonly issues: readonly PlaybookIssue[] }

// A dry run asks page after page with the same settings; to read a playbook costs more than to look at a page of tickets.
let latest: { readonly source: string; readonly reading: SettingsReading } | null = null

/** A playbook with these settings in place of its own, held to all that a playbook file is held to. */
export function readSettings(playbook: Playbook, version: number, settings: ClockSettings): SettingsReading {
  const source = sourceWith(playbook, version, settings)
  if (latest?.source === source) return latest.reading
  const read = readSource(source)
  const reading = read.ok ? { ...read, source } : read
  latest = { source, reading }
  return reading
}
