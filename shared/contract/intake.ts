import { z } from 'zod'
import { contactIdSchema, customerIdSchema, orderIdSchema, personIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { fieldKinds, intakeStepSchema } from '../playbook.ts'
import { command, query } from '../rpc.ts'
import { longestText, reasonSchema, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { choiceSchema, clockViewSchema, gradeSchema, namedSchema, siblingSchema } from './common.ts'
import { noticeSchema } from './notices.ts'
import { orderSchema } from './orders.ts'
import { colleagueSchema, contactSummarySchema } from './contact.ts'

/** Groups of choices on the path. `scene` is the whole tree: choosing a branch shows what is below it. */
export const choiceGroups = ['type', 'class', 'scene', 'need', 'outcome', 'department'] as const
export const choiceGroupSchema = z.enum(choiceGroups)
export type ChoiceGroup = z.infer<typeof choiceGroupSchema>

export const grades = ['severity', 'priority'] as const
export const gradeKindSchema = z.enum(grades)
export type GradeKind = z.infer<typeof gradeKindSchema>

/** Scope of impact and urgency (IN-7), from which severity and priority are suggested. */
export const weights = ['impact', 'urgency'] as const
export const weightSchema = z.enum(weights)
export type Weight = z.infer<typeof weightSchema>

/** The customer's demand in their own words when no listed need fits (IN-4). */
export const freeNeed = 'freeNeed'

const pathStepSchema = z.strictObject({
  step: intakeStepSchema,
  title: z.string(),
  /** `gap`: passed over or emptied again, so that something required is missing there */
  state: z.enum(['done', 'gap', 'skipped', 'current', 'next']),
  /** what was found out there, in a few words */
  answer: z.string().nullable(),
})

/** `emphasis`: it stands out, as what a VIP is owed (IN-6) */
const lineViewSchema = z.strictObject({ lineId: z.string(), text: z.string(), said: z.boolean(), emphasis: z.boolean() })

const fieldViewSchema = z.strictObject({
  fieldId: slugSchema,
  kind: z.enum(fieldKinds),
  title: z.string(),
  hint: z.string().nullable(),
  required: z.boolean(),
  options: z.array(namedSchema),
  value: z.string(),
})
export type FieldView = z.infer<typeof fieldViewSchema>

const choiceGroupViewSchema = z.strictObject({
  group: choiceGroupSchema,
  required: z.boolean(),
  /** of a tree: the branches already taken, root first */
  trail: z.array(namedSchema),
  options: z.array(choiceSchema),
  chosen: slugSchema.nullable(),
})
export type ChoiceGroupView = z.infer<typeof choiceGroupViewSchema>

const confirmationViewSchema = z.strictObject({
  confirmationId: slugSchema,
  title: z.string(),
  /** confirmed by filling this field; null when it is ticked */
  fieldId: slugSchema.nullable(),
  confirmed: z.boolean(),
})

/** What the last choice took away because it no longer fitted; `intake.undo` brings it back. */
const droppedSchema = z.strictObject({ what: z.enum(['type', 'class', 'scene', 'need', 'freeNeed', 'outcome', 'department', 'confirmation', 'field']), title: z.string() })
export type Dropped = z.infer<typeof droppedSchema>

/** Impact or urgency: what it is, by whom, and what it may be. */
const weighingSchema = z.strictObject({ chosen: slugSchema.nullable(), by: z.enum(['playbook', 'agent']), options: z.array(choiceSchema) })

/**
 * What is still missing before Enter goes on; `id` names the field, choice group or confirmation to put the caret on. `title` is
 * empty for a choice group: what those are called is the screen's own text.
 */
const missingSchema = z.strictObject({ what: z.enum(['field', 'choice', 'confirmation']), id: z.string(), title: z.string() })

export const intakeViewSchema = z.strictObject({
  contact: contactSummarySchema,
  state: z.enum(['open', 'saved', 'abandoned']),
  /** who has it in hand; others may look at it */
  agent: z.strictObject({ personId: personIdSchema, name: z.string() }),
  /** the ticket of the problem that is being taken */
  ticketId: ticketIdSchema.nullable(),
  /** all that came of this contact so far (IN-11) */
  tickets: z.array(siblingSchema),
  kindOptions: z.array(choiceSchema),
  version: z.int(),
  savedAt: instantSchema,
  customerId: customerIdSchema.nullable(),
  step: intakeStepSchema,
  path: z.array(pathStepSchema),
  /** what stands and is about this contact, with words to say before all others: emergencies first (EX-1) */
  notices: z.array(noticeSchema),
  lines: z.array(lineViewSchema),
  /** the order that the contact is about */
  order: orderSchema.nullable(),
  fields: z.array(fieldViewSchema),
  /** what would be asked here and is known already, with where it comes from (IN-10) */
  known: z.array(z.strictObject({ fieldId: slugSchema, title: z.string(), value: z.string(), from: z.enum(['order']) })),
  choices: z.array(choiceGroupViewSchema),
  confirmations: z.array(confirmationViewSchema),
  /** the need in the customer's words; only on the need step, else null */
  freeNeed: z.string().nullable(),
  operation: z.array(z.string()),
  risks: z.array(z.string()),
  /** what is often done wrong here */
  mistakes: z.array(z.string()),
  weighing: z.strictObject({ impact: weighingSchema, urgency: weighingSchema, owner: namedSchema.nullable() }),
  dropped: z.array(droppedSchema),
  grades: z.strictObject({ severity: gradeSchema, priority: gradeSchema }),
  gradeOptions: z.strictObject({ severity: z.array(choiceSchema), priority: z.array(choiceSchema) }),
  clocks: z.array(clockViewSchema),
  /** when the customer may expect the solution, as the resolution clock will promise it; null until it can be known */
  promisedAt: instantSchema.nullable(),
  missing: z.array(missingSchema),
})
export type IntakeView = z.infer<typeof intakeViewSchema>

export const findKinds = ['step', 'scene', 'need'] as const

/** Something of the playbook that was found by its title; `matched` is the title that was met, perhaps in another language. */
export const foundPlaceSchema = z.strictObject({
  kind: z.enum(findKinds),
  id: slugSchema,
  title: z.string(),
  /** where it stands: the scenes above a scene, the scene that comes with a need */
  trail: z.array(z.string()),
  /** the kind of contact that going there makes this one (IN-12); null when it stays what it is */
  turnsInto: namedSchema.nullable(),
  matched: z.strictObject({ text: z.string(), marks: z.array(z.strictObject({ from: z.int(), to: z.int() })) }),
})
export type Found = z.infer<typeof foundPlaceSchema>

const contact = { contactId: contactIdSchema }
const reason = reasonSchema

export const intakeContract = {
  /** Contacts of this person that are still open, parked ones too, in the order in which they came to this person. */
  open: query({}, z.array(contactSummarySchema)),
  view: query(contact, intakeViewSchema),
  /** Steps, scenes and needs of this contact's playbook by a few letters, pinyin or initials, in any language; at most 9, best first. Without any text the needs met most often. */
  find: query({ ...contact, text: wellFormed(80) }, z.array(foundPlaceSchema)),
  /** `arrivedAt`: for mail and forms, when it came in; never in the future. Absent: now. */
  start: command({ channel: slugSchema, arrivedAt: instantSchema.optional() }, intakeViewSchema),
  /** Stores what is being typed, field by field; `freeNeed` is the need in the customer's words. */
  write: command(
    { ...contact, answers: z.array(z.strictObject({ field: slugSchema, value: wellFormed(longestText) })).max(40) },
    intakeViewSchema,
  ),
  choose: command({ ...contact, group: choiceGroupSchema, id: slugSchema.nullable() }, intakeViewSchema),
  setCustomer: command({ ...contact, customerId: customerIdSchema.nullable() }, intakeViewSchema),
  /** The order that the contact is about: its number is asked for no more. A contact without a customer takes the order's. */
  setOrder: command({ ...contact, orderId: orderIdSchema.nullable() }, intakeViewSchema),
  /** Gives back what the last choice took away; what was typed meanwhile stays. */
  undo: command(contact, intakeViewSchema),
  /** How far it reaches or how urgent it is (IN-7); null: as the need usually is. */
  weigh: command({ ...contact, kind: weightSchema, id: slugSchema.nullable() }, intakeViewSchema),
  confirm: command({ ...contact, confirmationId: slugSchema, confirmed: z.boolean() }, intakeViewSchema),
  say: command({ ...contact, lineId: wellFormed(160), said: z.boolean() }, intakeViewSchema),
  grade: command({ ...contact, kind: gradeKindSchema, id: slugSchema, reason }, intakeViewSchema),
  /** Enter: refused with `not_ready` while something required on this step is missing. */
  next: command(contact, intakeViewSchema),
  /** To a step that was already reached. */
  goTo: command({ ...contact, step: intakeStepSchema }, intakeViewSchema),
  /** Straight to what was found, with its scene and need chosen (IN-10). Steps passed over keep what they have. */
  jump: command({ ...contact, to: z.strictObject({ kind: z.enum(findKinds), id: slugSchema }) }, intakeViewSchema),
  /** Goes on without what is missing, with the reason on record (IN-10). Need and outcome cannot be skipped. */
  skip: command({ ...contact, reason }, intakeViewSchema),
  /** Makes the ticket. Told twice, it answers with the ticket of the first time. */
  save: command(contact, z.strictObject({ ticketId: ticketIdSchema, number: z.string() })),
  /** Ends a contact without a ticket (wrong number, call lost). `resume` takes it back. */
  abandon: command({ ...contact, reason }, intakeViewSchema),
  resume: command(contact, intakeViewSchema),
  /** Others of this desk who take contacts, by name. */
  colleagues: query({}, z.array(colleagueSchema)),
  /** Puts a contact aside; its clocks go on. Until `unpark` only text that was still on its way is taken. */
  park: command({ ...contact, reason }, intakeViewSchema),
  unpark: command(contact, intakeViewSchema),
  /** Gives it to a colleague, as it is. */
  hand: command({ ...contact, to: personIdSchema, note: reason }, intakeViewSchema),
  /** For the one who handed it over, until the colleague has done something with it. */
  takeBack: command(contact, intakeViewSchema),
  /** Turns it into another kind of contact (IN-12). */
  setKind: command({ ...contact, kind: slugSchema }, intakeViewSchema),
  /** Another problem of the same customer after the ticket was saved (IN-11). */
  another: command(contact, intakeViewSchema),
}
