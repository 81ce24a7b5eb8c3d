import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import type { PlaybookIssue } from '../../../shared/playbookFindings.ts'
import type { Context } from '../context.ts'
import { playbookInForce, readSource } from '../playbook/playbook.ts'

/** What a supervisor may edit of clocks, of the playbook in force, with the version that an edit must name. */
export function settings(context: Context): { playbookId: string; version: number; settings: ClockSettings } {
  const { playbook } = playbookInForce(context.db)
  const { id, version, calendars, clocks, campaigns } = playbook
  return { playbookId: id, version, settings: { calendars, clocks, campaigns } }
}

export type SettingsReading = { readonly ok: true; readonly playbook: Playbook; readonly source: string } | { readonly ok: false; readonly issues: readonly PlaybookIssue[] }

/** A playbook with these settings in place of its own, held to all that a playbook file is held to. */
export function readSettings(playbook: Playbook, version: number, settings: ClockSettings): SettingsReading {
  const source = JSON.stringify({ ...playbook, ...settings, version })
  const reading = readSource(source)
  return reading.ok ? { ...reading, source } : reading
}
