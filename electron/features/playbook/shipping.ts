import type { ProgramSettings } from '../../../shared/contract/clocks.ts'
import type { PlaybookIssue } from '../../../shared/playbookFindings.ts'
import type { CommandContext, Context } from '../context.ts'
import { everyShipped, newestShipped } from './playbook.store.ts'
import { findInForce, layReady, newestVersion, originOf, playbookOf, publish, readSource, sourceWith } from './publishing.ts'
import { sameSettings, stillOtherwise, withShipped } from './shipping.rules.ts'

/** A playbook file that came with the program: its name and its text. */
export interface ShippedFile {
  readonly file: string
  readonly source: string
}

export interface ShippedRefusal {
  readonly issues: readonly PlaybookIssue[]
  /** it is sound by itself, and not together with what was published here */
  readonly joining: boolean
}

/**
 * Takes what a later program brought and leaves what a supervisor published: where nothing was published it is put in force; where calendars,
 * clocks or campaigns were, those stay beside everything else of it; beside a playbook that somebody wrote it lies ready. An older one is not news.
 * @returns why it was refused, by itself or for what was published here; the last good one stays then and nothing is written
 */
export function takeShippedPlaybook(context: CommandContext, { file, source }: ShippedFile): ShippedRefusal | null {
  const reading = readSource(source)
  if (!reading.ok) return { issues: reading.issues, joining: false }
  const { playbook } = reading
  const inForce = findInForce(context.db)
  if (inForce === null) {
    publish(context, source, file)
    return null
  }
  if (inForce.playbook.id !== playbook.id || playbook.version <= (newestShipped.one(context.db, { name: playbook.id })?.number ?? 0)) return null
  const { shipped } = originOf(context.db, inForce.row)
  if (shipped === null) {
    layReady(context, source, file)
    return null
  }
  const base = playbookOf(context.db, shipped).playbook
  if (sameSettings(base, inForce.playbook) || sameSettings(playbook, inForce.playbook)) {
    publish(context, source, file)
    return null
  }
  const { settings, added, otherwise } = withShipped(base, inForce.playbook, playbook)
  // A number that no other has here: what a supervisor published may have taken the program's.
  const version = Math.max(newestVersion(context.db, playbook.id), playbook.version) + 1
  const together = sourceWith(playbook, version, settings)
  const joined = readSource(together)
  if (!joined.ok) return { issues: joined.issues, joining: true }
  layReady(context, source, file)
  publish(context, together, file, { number: playbook.version, added, otherwise })
  return null
}

/** The clocks of the program's latest playbook beside those in force; null where what is in force is somebody's own or the program said nothing else before. */
export function settingsOfProgram({ db }: Context): ProgramSettings | null {
  const inForce = findInForce(db)
  if (inForce === null || originOf(db, inForce.row).shipped === null) return null
  const programs = everyShipped.all(db, { name: inForce.playbook.id }).map(({ row }) => playbookOf(db, row).playbook)
  const latest = programs.at(-1)
  if (latest === undefined) return null
  const { version, calendars, clocks, campaigns } = latest
  const { calendars: otherCalendars, clocks: otherClocks, campaigns: otherCampaigns } = stillOtherwise(programs.slice(0, -1), inForce.playbook, latest)
  return {
    version, settings: { calendars, clocks, campaigns },
    otherwise: { calendars: [...otherCalendars], clocks: [...otherClocks], campaigns: [...otherCampaigns] },
  }
}
