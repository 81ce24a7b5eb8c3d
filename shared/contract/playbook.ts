import { z } from 'zod'
import { playbookIssueSchema } from '../playbookFindings.ts'
import { command, query } from '../rpc.ts'
import { wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { namedSchema } from './common.ts'

const settingsTitlesSchema = z.array(z.strictObject({ list: z.enum(['calendars', 'clocks', 'campaigns']), title: z.string() }))

export const playbookStatusSchema = z.strictObject({
  current: z
    .strictObject({ id: z.string(), version: z.int(), title: z.string(), publishedAt: instantSchema, needs: z.int(), scenes: z.int() })
    .nullable(),
  /** The shipped or published file that was refused last, while an older good one stays in force; null when all is well. */
  refused: z
    .strictObject({
      file: z.string(),
      at: instantSchema,
      issues: z.array(playbookIssueSchema),
      /** the program's file is sound by itself: with the calendars, clocks and campaigns that were published here it is not */
      joining: z.boolean(),
    })
    .nullable(),
  /**
   * What became of a later playbook of the program, its `version`, beside what was published here: `joined` with the calendars, clocks and campaigns that
   * stay (`added` came with it, `otherwise` are those that it has otherwise), or `ready` beside a playbook of one's own. null: nothing to tell.
   */
  program: z
    .discriminatedUnion('how', [
      z.strictObject({ how: z.literal('joined'), version: z.int(), added: settingsTitlesSchema, otherwise: settingsTitlesSchema }),
      z.strictObject({ how: z.literal('ready'), version: z.int() }),
    ])
    .nullable(),
})
export type PlaybookStatus = z.infer<typeof playbookStatusSchema>

/** Largest playbook file, in characters. It travels in one frame. */
export const largestPlaybook = 600_000

export const playbookContract = {
  status: query({}, playbookStatusSchema),
  /** What the start of a contact, the queue's labels and its filters, and the scopes of clocks in words need. */
  catalogue: query(
    {},
    z.strictObject({
      channels: z.array(z.strictObject({ id: z.string(), title: z.string(), live: z.boolean(), arrivesEarlier: z.boolean() })),
      tiers: z.array(namedSchema),
      tags: z.array(namedSchema),
      campaigns: z.array(namedSchema),
      severities: z.array(namedSchema),
      priorities: z.array(namedSchema),
      departments: z.array(namedSchema),
      types: z.array(namedSchema),
      kinds: z.array(namedSchema),
      classes: z.array(namedSchema),
      impacts: z.array(namedSchema),
      urgencies: z.array(namedSchema),
      outcomes: z.array(namedSchema),
      /** of the ladder, lowest first (ES-1) */
      levels: z.array(namedSchema),
      /** `trail`: from the root down to the scene itself */
      scenes: z.array(z.strictObject({ id: z.string(), title: z.string(), trail: z.array(z.string()) })),
      needs: z.array(z.strictObject({ id: z.string(), title: z.string(), scenes: z.array(z.string()) })),
    }),
  ),
  /** Puts a playbook file in force, or refuses it with `playbook_refused` and leaves the last good one. */
  publish: command({ file: wellFormed(200), source: wellFormed(largestPlaybook) }, playbookStatusSchema),
}
