import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import type { Context } from '../context.ts'
import { playbookInForce } from '../playbook/playbook.ts'

/** What a supervisor may edit of clocks, of the playbook in force, with the version that an edit must name. */
export function settings(context: Context): { playbookId: string; version: number; settings: ClockSettings } {
  const { playbook } = playbookInForce(context.db)
  return { playbookId: playbook.id, version: playbook.version, settings: settingsOf(playbook) }
}

const settingsOf = ({ calendars, clocks, campaigns }: Playbook): ClockSettings => ({ calendars, clocks, campaigns })
