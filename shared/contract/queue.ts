import { z } from 'zod'
import { personIdSchema, queueViewIdSchema, slugSchema } from '../ids.ts'
import { courses } from '../lifecycle.ts'
import { lineSchema, wellFormed } from '../text.ts'
import { ticketStateSchema } from './ticketState.ts'

/** Whose tickets: one's own, or those of everyone in one's team. */
export const queueOwners = ['me', 'team'] as const

/** By the clock that is due next: past due, due today in the window's time zone, within the next four hours, no running clock. */
export const queueDues = ['late', 'today', 'soon', 'none'] as const
export type QueueDue = (typeof queueDues)[number]

const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(64).default([])

/** All parts hold at once; an empty part lets everything through. A scene stands for all below it. */
export const queueFilterSchema = z.strictObject({
  whose: z.enum(queueOwners).nullable().default(null),
  owners: several(personIdSchema),
  states: several(ticketStateSchema),
  due: z.enum(queueDues).nullable().default(null),
  types: several(slugSchema),
  scenes: several(slugSchema),
  needs: several(slugSchema),
  severities: several(slugSchema),
  priorities: several(slugSchema),
  tiers: several(slugSchema),
  channels: several(slugSchema),
  /** steps of the ladder that they were taken to (ES-1) */
  levels: several(slugSchema),
  /** the courses that they are on (TK-1 … TK-4) */
  courses: several(z.enum(courses)),
})
export type QueueFilter = z.infer<typeof queueFilterSchema>

export const everyTicket: QueueFilter = { whose: null, owners: [], states: [], due: null, types: [], scenes: [], needs: [], severities: [], priorities: [], tiers: [], channels: [], levels: [], courses: [] }

/** Severity, priority and state sort by what comes first in the playbook or in a ticket's life, within that by next due. */
export const queueSorts = ['due', 'opened', 'number', 'severity', 'priority', 'state'] as const
export type QueueSortBy = (typeof queueSorts)[number]
export const queueSortSchema = z.strictObject({ by: z.enum(queueSorts), down: z.boolean() })
export type QueueSort = z.infer<typeof queueSortSchema>

export const byNextDue: QueueSort = { by: 'due', down: false }

/** The front or the end of a number, a customer's name or phone. Not kept in views: what is looked for may be a customer's number. */
export const queueTextSchema = wellFormed(80).default('')

/** Where the next page begins: in which stretch of the order, after which key and row of it. */
export const queueCursorSchema = z.strictObject({ stretch: z.string().max(120), key: z.int().nullable(), row: z.int().min(1) })
export type QueueCursor = z.infer<typeof queueCursorSchema>

/** What the desk counts for everyone at a glance; each is a filter, see {@link bucketFilters}. */
export const queueBuckets = ['open', 'mine', 'team', 'late', 'soon', 'resolved', 'all'] as const
export type QueueBucket = (typeof queueBuckets)[number]

export const bucketFilters: Readonly<Record<QueueBucket, QueueFilter>> = {
  open: { ...everyTicket, states: ['open'] },
  mine: { ...everyTicket, states: ['open'], whose: 'me' },
  team: { ...everyTicket, states: ['open'], whose: 'team' },
  late: { ...everyTicket, states: ['open'], due: 'late' },
  soon: { ...everyTicket, states: ['open'], due: 'soon' },
  resolved: { ...everyTicket, states: ['resolved'] },
  all: everyTicket,
}

/** Late and soon are counted up to here: past that the figure says nothing that matters, and counting on would cost. */
export const mostCounted = 1_000

export const queueColumns = ['due', 'number', 'customer', 'need', 'type', 'severity', 'priority', 'state', 'owner', 'channel', 'tier', 'opened'] as const
export type QueueColumn = (typeof queueColumns)[number]

export const narrowest = 56
export const widest = 640

/** A column and its width in pixels; null takes what is left over. */
const columnSchema = z.strictObject({ column: z.enum(queueColumns), width: z.int().min(narrowest).max(widest).nullable() })
export type QueueColumnShown = z.infer<typeof columnSchema>

export const queueArrangementSchema = z.strictObject({
  filter: queueFilterSchema,
  sort: queueSortSchema,
  columns: z.array(columnSchema).min(1).max(queueColumns.length).refine((columns) => new Set(columns.map(({ column }) => column)).size === columns.length, { error: 'twice' }),
})
export type QueueArrangement = z.infer<typeof queueArrangementSchema>

/** The arrangement on the screen and what it began as: a bucket or a named view. */
export const queueShownSchema = z.strictObject({ arrangement: queueArrangementSchema, bucket: z.enum(queueBuckets).nullable(), viewId: queueViewIdSchema.nullable() })
export type QueueShown = z.infer<typeof queueShownSchema>

export const viewName = lineSchema(40)

const queueViewSchema = z.strictObject({ viewId: queueViewIdSchema, version: z.int(), name: z.string(), arrangement: queueArrangementSchema })
export type QueueView = z.infer<typeof queueViewSchema>

export const queueViewsSchema = z.strictObject({ views: z.array(queueViewSchema), shown: queueShownSchema.nullable() })
export type QueueViews = z.infer<typeof queueViewsSchema>
