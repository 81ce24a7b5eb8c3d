import { z } from 'zod'
import { calendarSchema } from './calendar/calendar.ts'
import { slugSchema } from './ids.ts'
import { coursesOf } from './playbookCourses.ts'
import { escalation } from './playbookEscalation.ts'
import { qualitySchema } from './playbookQuality.ts'
import { localTextSchema } from './text.ts'

/**
 * The playbook (流程话术): everything that a supervisor may change without a programmer. Code interprets it and never holds a
 * target, a scene or a sentence. This file is its shape; references between its parts are checked in playbookIssues.ts.
 */

export const intakeSteps = ['ask', 'type', 'scene', 'need', 'outcome'] as const
/** ask → type → scene → need (問→類→景→求), then the outcome that is told to the customer (IN-9). */
export type IntakeStep = (typeof intakeSteps)[number]
export const intakeStepSchema = z.enum(intakeSteps)

export const partsOfDay = ['morning', 'afternoon', 'evening', 'night'] as const
export type PartOfDay = (typeof partsOfDay)[number]

/**
 * Facts that a scope is held against; what is not known yet is absent. `scene` is the path from the root to the chosen scene,
 * `owner` the department whose business it is (IN-7), `campaign` all that are on when the contact arrives.
 */
export interface Facts {
  readonly kind?: string
  readonly channel?: string
  readonly type?: string
  readonly class?: string
  readonly scene?: readonly string[]
  readonly need?: string
  readonly severity?: string
  readonly priority?: string
  readonly impact?: string
  readonly urgency?: string
  readonly owner?: string
  readonly tier?: string
  readonly tags?: readonly string[]
  readonly campaign?: readonly string[]
  readonly partOfDay?: PartOfDay
  readonly outcome?: string
}

const oneOf = z.array(slugSchema).min(1).max(64)

/**
 * Holds when every named fact is known and is one of those listed; an empty scope always holds. A scene stands for all below it;
 * of a customer's tags and the campaigns that are on, one is enough.
 */
export const scopeSchema = z.strictObject({
  kind: oneOf.optional(),
  channel: oneOf.optional(),
  type: oneOf.optional(),
  class: oneOf.optional(),
  scene: oneOf.optional(),
  need: oneOf.optional(),
  severity: oneOf.optional(),
  priority: oneOf.optional(),
  impact: oneOf.optional(),
  urgency: oneOf.optional(),
  owner: oneOf.optional(),
  tier: oneOf.optional(),
  tags: oneOf.optional(),
  campaign: oneOf.optional(),
  partOfDay: z.array(z.enum(partsOfDay)).min(1).optional(),
  outcome: oneOf.optional(),
})
export type Scope = z.infer<typeof scopeSchema>

/**
 * One thing the agent says (话术). The first variant whose scope holds is said; a line none of whose variants hold is left out. Liquid.
 * One with `emphasis` stands out on the screen: what a VIP is owed, what an emergency must hear first (IN-6).
 */
export const lineSchema = z.strictObject({
  id: slugSchema,
  emphasis: z.boolean().default(false),
  variants: z.array(z.strictObject({ when: scopeSchema.optional(), text: localTextSchema })).min(1).max(24),
})
export type ScriptLine = z.infer<typeof lineSchema>

const named = { id: slugSchema, title: localTextSchema }
const hint = { hint: localTextSchema.optional() }

/** What stands beside the words: what to do, what to mind, and what is often done wrong here. */
const guidance = {
  operation: z.array(localTextSchema).max(12).default([]),
  risks: z.array(localTextSchema).max(6).default([]),
  mistakes: z.array(localTextSchema).max(6).default([]),
}

/** Kinds of contact, as inbound, outbound and emergency; without any listed a thing fits all of them (IN-12). */
const forKinds = { kinds: oneOf.optional() }

export const fieldKinds = ['line', 'paragraph', 'choice', 'phone', 'order', 'when', 'amount'] as const
export const fieldSchema = z.strictObject({
  ...named,
  kind: z.enum(fieldKinds),
  hint: localTextSchema.optional(),
  options: z.array(z.strictObject(named)).min(2).max(9).optional(),
})
export type PlaybookField = z.infer<typeof fieldSchema>

const fieldUseSchema = z.strictObject({ field: slugSchema, required: z.boolean().default(false), when: scopeSchema.optional() })
export type FieldUse = z.infer<typeof fieldUseSchema>

const stepSchema = z.strictObject({
  title: localTextSchema,
  script: z.array(lineSchema).min(1).max(12),
  fields: z.array(fieldUseSchema).max(12).default([]),
  ...guidance,
})

/** What must be confirmed before going on from a scene (IN-5). With `field` it is confirmed by filling that field, else by ticking it. */
const confirmationSchema = z.strictObject({ ...named, field: slugSchema.optional() })

const sceneSchema = z.strictObject({
  ...named,
  parent: slugSchema.optional(),
  ...hint,
  ...forKinds,
  script: z.array(lineSchema).max(12).default([]),
  fields: z.array(fieldUseSchema).max(12).default([]),
  confirmations: z.array(confirmationSchema).max(9).default([]),
  ...guidance,
})
export type Scene = z.infer<typeof sceneSchema>

/**
 * The core demand (核心诉求): what the customer wants to happen (IN-4), with what the agent does and minds. `class`, `impact` and
 * `urgency` are what it usually is: suggested to the agent and never asked for while they fit.
 */
const needSchema = z.strictObject({
  ...named,
  scenes: z.array(slugSchema).min(1).max(32),
  script: z.array(lineSchema).min(1).max(12),
  fields: z.array(fieldUseSchema).max(12).default([]),
  ...guidance,
  operation: z.array(localTextSchema).min(1).max(12),
  class: slugSchema.optional(),
  impact: slugSchema.optional(),
  urgency: slugSchema.optional(),
  outcome: slugSchema,
  department: slugSchema.optional(),
})
export type Need = z.infer<typeof needSchema>

const gradeRuleSchema = z.strictObject({ id: slugSchema, when: scopeSchema.default({}), suggest: slugSchema, reason: localTextSchema })
export type GradeRule = z.infer<typeof gradeRuleSchema>

/** All that is promised in time (domain.md §3). Which of them run already is the business of those who keep clocks. */
export const clockMetrics = [
  'firstResponse', 'queueWait', 'sceneConfirmation', 'preliminarySolution', 'progressUpdate', 'resolution', 'transfer', 'departmentPlan',
  'submitToLead', 'leadStepsIn', 'supervisorStepsIn', 'managerStepsIn', 'followUp', 'learning',
] as const
export type ClockMetric = (typeof clockMetrics)[number]

/** Instants in the life of a contact, its ticket and the articles about it at which clocks start and stop. */
export const momentNames = [
  'contactArrived', 'waitAnnounced', 'firstWords', 'sceneReached', 'sceneConfirmed', 'ticketOpened', 'customerTold', 'progressTold',
  'transferred', 'departmentPlanned', 'cannotSolve', 'submittedToLead', 'leadSteppedIn', 'escalatedToSupervisor', 'supervisorSteppedIn',
  'escalatedToManager', 'managerSteppedIn', 'ticketResolved', 'ticketReopened', 'followedUp', 'articlePublished', 'quizPassed',
] as const
export type MomentName = (typeof momentNames)[number]
export type Moments = { readonly [M in MomentName]?: number }

/** Official days off and make-up days that a calendar may count with (CK-20); resources/calendars. */
export const officialCalendars = ['mainland-china'] as const

/** In which hours clocks run (CK-20). What it says of a date itself goes before the official days. */
export const playbookCalendarSchema = z.strictObject({ ...named, official: z.enum(officialCalendars).optional(), hours: calendarSchema })
export type PlaybookCalendar = z.infer<typeof playbookCalendarSchema>

/** States of a ticket in which a policy may let its clock stand still (CK-22). */
export const pausingStates = ['waiting', 'resolved'] as const
export type PausingState = (typeof pausingStates)[number]
/** [from, to) in which a ticket was in a state that may let clocks stand still; `to` is null while it lasts. */
export type Rest = readonly [state: PausingState, from: number, to: number | null]

/** Since when a clock counts once another ticket with an earlier one was merged into its own (TK-5). */
export const mergeRules = ['keep', 'earliest'] as const

/** A promise in time (时效). Of the policies of one metric the first whose scope holds is the one that counts (CK-23 when facts change). */
export const clockPolicySchema = z.strictObject({
  ...named,
  rule: z.string().regex(/^CK-\d{1,2}$/),
  metric: z.enum(clockMetrics),
  when: scopeSchema.default({}),
  /** seconds */
  target: z.int().min(1).max(366 * 24 * 3600),
  start: z.enum(momentNames),
  /** a later moment that starts it anew, from then */
  restart: z.enum(momentNames).optional(),
  /** a later moment that takes it up again with what was left of it: the total over reopens, where `restart` promises each anew */
  resume: z.enum(momentNames).optional(),
  /** it begins again at every `restart` and, where that did not come, at every due instant: several breaches are several */
  periodic: z.boolean().default(false),
  /** the calendar whose hours count; absent: round the clock */
  calendar: slugSchema.optional(),
  /** whether it keeps its own start when a ticket is merged into its own, or counts from the earlier of the two: who complained on Monday is not promised anew on Wednesday (TK-5) */
  merge: z.enum(mergeRules).default('keep'),
  /** states of the ticket in which it stands still (CK-22) */
  pauseIn: z.array(z.enum(pausingStates)).max(pausingStates.length).default([]),
  stop: z.enum(momentNames),
  /** share of the target used up (0…1) at which it warns */
  warnAt: z.number().gt(0).lt(1),
})
export type ClockPolicy = z.infer<typeof clockPolicySchema>

export const outcomeEffects = ['resolve', 'transfer', 'escalate'] as const
const outcomeSchema = z.strictObject({
  ...named,
  ...hint,
  effect: z.enum(outcomeEffects),
  script: z.array(lineSchema).min(1).max(6),
})
export type Outcome = z.infer<typeof outcomeSchema>

const channelSchema = z.strictObject({
  ...named,
  /** the customer is there now, so what is said is told at once */
  live: z.boolean(),
  /** phone and chat are answered as they come; mail and forms carry the time they arrived */
  arrivesEarlier: z.boolean(),
  /** the kind that a contact on this channel begins as */
  kind: slugSchema,
})
export type Channel = z.infer<typeof channelSchema>

/** A time in which other words and targets hold (CK-21): a sale, an outage, a holiday. From, up to and without to; ISO 8601 with offset. */
export const campaignSchema = z.strictObject({
  ...named,
  reason: z.enum(['campaign', 'outage', 'holiday']),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
})
export type Campaign = z.infer<typeof campaignSchema>

/** What a department needs to be told with a case, so that nothing is missing (DP-1); `contact` is the person named in DP-3. */
const departmentSchema = z.strictObject({
  ...named,
  contact: localTextSchema.optional(),
  template: z.array(z.strictObject({ ...named, required: z.boolean(), ...hint })).max(12).default([]),
})
export type Department = z.infer<typeof departmentSchema>

/** The call back after solving (FU-1): what is asked, how often and how soon somebody who was not reached is called again, and what they are left with in the end. */
const followUpSchema = z.strictObject({
  script: z.array(lineSchema).max(6).default([]),
  /** how often it is tried again */
  retries: z.int().min(0).max(9).default(2),
  /** open time until the next try, seconds */
  retryAfter: z.int().min(60).max(30 * 24 * 3600).default(3_600),
  /** the calendar whose hours count for that; absent: round the clock */
  calendar: slugSchema.optional(),
  /** what is written to a customer who was not reached. Liquid. */
  notReached: localTextSchema.optional(),
})

/** What may be sent when a ticket is closed (FU-3). Liquid. */
const careMessageSchema = z.strictObject({ ...named, when: scopeSchema.default({}), text: localTextSchema })

const gradeSchema = z.strictObject({ ...named, meaning: localTextSchema })
const typeSchema = z.strictObject({ ...named, ...hint, ...forKinds })

export const playbookSchema = z.strictObject({
  format: z.literal(1),
  id: slugSchema,
  version: z.int().min(1),
  title: localTextSchema,
  kinds: z.array(z.strictObject({ ...named, ...hint })).min(1).max(9),
  channels: z.array(channelSchema).min(1).max(9),
  types: z.array(typeSchema).min(1).max(18),
  classes: z.array(z.strictObject(named)).min(1).max(9),
  severities: z.array(gradeSchema).min(1).max(5),
  priorities: z.array(gradeSchema).min(1).max(5),
  /** scope of impact and urgency, from which (with the owner) severity and priority follow (IN-7) */
  impacts: z.array(gradeSchema).min(1).max(5),
  urgencies: z.array(gradeSchema).min(1).max(5),
  tiers: z.array(z.strictObject(named)).min(1).max(9),
  tags: z.array(z.strictObject(named)).max(36).default([]),
  campaigns: z.array(campaignSchema).max(60).default([]),
  departments: z.array(departmentSchema).min(1).max(18),
  fields: z.array(fieldSchema).min(1).max(200),
  steps: z.strictObject({ ask: stepSchema, type: stepSchema, scene: stepSchema, need: stepSchema, outcome: stepSchema }),
  scenes: z.array(sceneSchema).min(1).max(300),
  needs: z.array(needSchema).min(1).max(600),
  /** the needs met most often, the most frequent first: offered before anything is typed */
  frequentNeeds: z.array(slugSchema).max(20).default([]),
  /** days within which the same need of the same customer is the same problem again (TK-5) */
  repeatWithinDays: z.int().min(1).max(366).default(7),
  severityRules: z.array(gradeRuleSchema).min(1).max(200),
  priorityRules: z.array(gradeRuleSchema).min(1).max(200),
  outcomes: z.array(outcomeSchema).min(1).max(9),
  calendars: z.array(playbookCalendarSchema).max(20).default([]),
  clocks: z.array(clockPolicySchema).min(1).max(200),
  courses: coursesOf(scopeSchema),
  ...escalation,
  followUp: followUpSchema.prefault({}),
  careMessages: z.array(careMessageSchema).max(24).default([]),
  quality: qualitySchema,
})
export type Playbook = z.infer<typeof playbookSchema>

/** Variables that a script may use: `{{ customer.name }}`. Every one is always defined; what is not known is the empty string. */
export const scriptVariables = [
  'agent.name',
  'agent.number',
  'customer.name',
  'customer.phoneTail',
  'customer.tier',
  'contact.type',
  'contact.scene',
  'contact.need',
  'promise.time',
  'promise.span',
  'department.title',
] as const
export type ScriptVariable = (typeof scriptVariables)[number]
