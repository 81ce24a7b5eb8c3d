import { z } from 'zod'
import { clockIdSchema, noticeIdSchema, ticketIdSchema } from '../ids.ts'
import { campaignSchema, clockPolicySchema, momentNames, pausingStates, playbookCalendarSchema } from '../playbook.ts'
import { playbookIssueSchema } from '../playbookFindings.ts'
import { command, query } from '../rpc.ts'
import { wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { clockViewSchema } from './common.ts'

const clockWhySchema = z.strictObject({
  clockId: clockIdSchema,
  title: z.string(),
  rule: z.string(),
  /** the moment it counts from; `period`: the end of its last period */
  start: z.enum([...momentNames, 'period']),
  startedAt: instantSchema,
  /** whether it counts from the start of a ticket that was merged in (TK-5) */
  isTakenOver: z.boolean(),
  /** earlier than `startedAt` where it was taken up again or taken over */
  countedFrom: instantSchema,
  /** open time that was promised */
  targetMs: z.int().min(1),
  dueAt: instantSchema,
  pausedAt: instantSchema.nullable(),
  /** the state of the ticket in which it stands still now */
  pausedBy: z.enum(pausingStates).nullable(),
  /** null: round the clock */
  calendar: z.strictObject({ title: z.string(), timeZone: z.string() }).nullable(),
  leftOut: z.strictObject({
    /** whole days that did not count, in dates of the calendar; `name` is the festival's */
    days: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), name: z.string().nullable() })),
    /** closed hours of days that have open ones */
    closedMs: z.int().min(0),
    pauses: z.array(z.strictObject({ from: instantSchema, to: instantSchema })),
    /** open time in the pauses */
    pausedMs: z.int().min(0),
    /** in which states the ticket was then; none where nothing tells */
    pausesIn: z.array(z.enum(pausingStates)),
  }),
  /** those that gave it this target (CK-21) */
  campaigns: z.array(z.string()),
  /** when the promise was changed: by what became of the case, or by settings that were published */
  retargeted: z.array(z.strictObject({ at: instantSchema, by: z.enum(['case', 'settings']) })),
})
export type ClockWhy = z.infer<typeof clockWhySchema>

/** All of a playbook that a supervisor edits as clocks: the hours they run in, what is promised, and for which times otherwise. */
export const clockSettingsSchema = z.strictObject({
  calendars: z.array(playbookCalendarSchema).max(20),
  clocks: z.array(clockPolicySchema).min(1).max(200),
  campaigns: z.array(campaignSchema).max(60),
})
export type ClockSettings = z.infer<typeof clockSettingsSchema>

const idsSchema = z.array(z.string())
/** The program's latest playbook beside the one in force, as far as clocks go. */
export const programSettingsSchema = z.strictObject({
  version: z.int(),
  settings: clockSettingsSchema,
  /** ids of what the program has come to say otherwise than what is in force */
  otherwise: z.strictObject({ calendars: idsSchema, clocks: idsSchema, campaigns: idsSchema }),
})
export type ProgramSettings = z.infer<typeof programSettingsSchema>

/** Longest text of a field that does not hold. */
const longestTyped = 4_000

/** What a person changes of the settings and has not published. */
export const clockDraftSchema = z.strictObject({
  /** what it was begun on */
  base: z.strictObject({ playbookId: z.string().max(80), version: z.int().min(1), settings: clockSettingsSchema }),
  settings: clockSettingsSchema,
  /** what stands in fields and is not in the settings, or not as it is written there */
  texts: z.array(z.strictObject({ name: wellFormed(300), text: wellFormed(longestTyped), holds: z.boolean() })).max(400),
})
export type ClockDraft = z.infer<typeof clockDraftSchema>

const tryOutRowSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  need: z.string(),
  /** of the clock that moves most */
  clock: z.string(),
  dueFrom: instantSchema,
  dueTo: instantSchema,
  /** at once, and not before */
  overdue: z.boolean(),
})

const clockTryOutSchema = z.strictObject({
  /** when there are any, all else is empty */
  issues: z.array(playbookIssueSchema),
  /** tickets of this page */
  looked: z.int().min(0),
  /** all open tickets */
  of: z.int().min(0),
  /** tickets of this page of which what is due first moves */
  earlier: z.int().min(0),
  later: z.int().min(0),
  overdue: z.int().min(0),
  /** those that fall due earlier or are overdue at once, at most 50 of a page */
  rows: z.array(tryOutRowSchema),
  /** where the next page begins; null at the end */
  next: z.int().nullable(),
})
export type ClockTryOut = z.infer<typeof clockTryOutSchema>

/** A clock that came near its end (`warned`) or past it, and goes on: what a person has to be told of. `seq` orders them in time. */
const clockAlarmSchema = z.strictObject({ seq: z.int().min(1), kind: z.enum(['warned', 'breached']), clock: clockViewSchema, subject: z.string() })
export type ClockAlarm = z.infer<typeof clockAlarmSchema>

const newsShape = { seq: z.int().min(1), at: instantSchema, by: z.string(), text: z.string() }
/**
 * What somebody else did to a ticket of mine that I have to know of: they urged me (TK-6), a department answered (DP-2), it was taken up the ladder to
 * me and I have not stepped in (ES-3), it was given to me, or back to me.
 */
export const ticketNewsKinds = ['urged', 'answered', 'escalated', 'assigned', 'handedBack'] as const
const ticketNewsSchema = z.strictObject({ kind: z.enum(ticketNewsKinds), ...newsShape, ticketId: ticketIdSchema, number: z.string() })
/** A notice that began and that I have not acknowledged (EX-2); `text` is its title. */
const noticeNewsSchema = z.strictObject({ kind: z.literal('notice'), ...newsShape, noticeId: noticeIdSchema })
const newsSchema = z.discriminatedUnion('kind', [ticketNewsSchema, noticeNewsSchema])
export type TicketNews = z.infer<typeof ticketNewsSchema>
export type NoticeNews = z.infer<typeof noticeNewsSchema>
export type News = z.infer<typeof newsSchema>

/** Most news that are named. */
export const mostNews = 20

/** Most alarms that are named; of more only the number is told. */
export const mostAlarms = 50

const clockAlarmsSchema = z.strictObject({
  /** as far as this was looked: nothing is told again to whoever asks after it */
  upTo: z.int().min(0),
  /** `seq` of the latest of all of them; 0 when there are none */
  latest: z.int().min(0),
  /** how many there are, with the news, and how many clocks of them are past their end */
  count: z.int().min(0),
  late: z.int().min(0),
  /** those that are due first, in that order; at most {@link mostAlarms} */
  alarms: z.array(clockAlarmSchema),
  /** the latest first; at most {@link mostNews} */
  news: z.array(newsSchema),
})
export type ClockAlarms = z.infer<typeof clockAlarmsSchema>

export const clocksContract = {
  /** The one number that matters most (CK-24): of my open contacts and the tickets I own, the running clock that is due first. */
  nextDue: query({}, z.strictObject({ clock: clockViewSchema, subject: z.string() }).nullable()),
  /**
   * What of my open contacts and the tickets I own came near its end or past it after the event `after` and still has to be done: each
   * clock once, whatever it went through meanwhile; what others did to my tickets since, and what notices began. null asks only from where to begin.
   */
  alarms: query({ after: z.int().min(0).nullable() }, clockAlarmsSchema),
  /** Why a clock is due when it is. */
  why: query({ clockId: clockIdSchema }, clockWhySchema),
  /** What may be edited, of the playbook in force; `version` is that of the playbook. */
  settings: query({}, z.strictObject({ playbookId: z.string(), version: z.int(), settings: clockSettingsSchema })),
  /** What the program's latest playbook has of them; null where the playbook in force is somebody's own. */
  fromProgram: query({}, programSettingsSchema.nullable()),
  /** What would become of the open tickets' running clocks, a page of tickets at a time; nothing is changed. */
  tryOut: query({ settings: clockSettingsSchema, after: z.int().min(0).default(0) }, clockTryOutSchema),
  /**
   * Puts the settings in force as the next version of the playbook; with `retarget` the running clocks of open tickets are reckoned
   * anew too. Refused with `conflict` when the playbook in force is not `version` any more, with `playbook_refused` and its issues
   * when it does not hold.
   */
  publish: command({ version: z.int().min(1), settings: clockSettingsSchema, retarget: z.boolean() }, z.strictObject({ version: z.int() })),
  /**
   * The caller's draft of the settings. `edition` counts its changes and is there for a draft that was dropped or published too, 0 when there
   * never was one. `draft` is null when there is none, or when this version of the program cannot read it (`unreadable`).
   */
  draft: query({}, z.strictObject({ edition: z.int().min(0), savedAt: instantSchema.nullable(), draft: clockDraftSchema.nullable(), unreadable: z.boolean() })),
  /**
   * Keeps the caller's draft, or drops it (null). Refused with `conflict` and the `edition` that is there when it is not `edition` any more: another window
   * of the same person changed it.
   */
  saveDraft: command({ edition: z.int().min(0), draft: clockDraftSchema.nullable() }, z.strictObject({ edition: z.int(), savedAt: instantSchema.nullable() })),
  /** How far the re-targeting is, in tickets; null when none is under way. */
  retargeting: query({}, z.strictObject({ done: z.int().min(0), of: z.int().min(0) }).nullable()),
}
