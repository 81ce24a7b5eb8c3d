import type { ContactSummary } from '../../../shared/contract/contact.ts'
import type { IntakeStep } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { actorOf, type Context } from '../context.ts'
import { clockViews } from '../clocks/clocks.ts'
import { getByRow } from '../customers/customers.ts'
import { nameOf } from '../people/people.ts'
import { playbookOf, wordsOf } from '../playbook/playbook.ts'
import { type ContactRow, openOf } from './intake.store.ts'
import { contactIdOf, kindOf } from './taking.ts'

/** Contacts that this person has in hand, in the order in which they came: a tab keeps its place, and its digit. */
export function open(context: Context): ContactSummary[] {
  return openOf.all(context.db, { agent: actorOf(context).row }).map((row) => summaryOf(context, row))
}

export function summaryOf(context: Context, row: ContactRow): ContactSummary {
  const { playbook } = playbookOf(context.db, row.playbook)
  const words = wordsOf(playbook, context.language)
  const step = row.step as IntakeStep
  return {
    contactId: contactIdOf(row),
    version: row.version,
    channel: words.named('channels', row.channel),
    kind: words.named('kinds', kindOf(playbook, row)),
    customerName: row.customer === null ? null : getByRow(context, row.customer).name,
    step,
    stepTitle: words.text(playbook.steps[step].title),
    problem: row.problem,
    arrivedAt: row.arrived_at as Instant,
    touchedAt: row.touched_at as Instant,
    nextClock: clockViews(context, { contact: row.row, ticket: null }).find((clock) => clock.metAt === null) ?? null,
    parked: row.parked_at === null ? null : { at: row.parked_at as Instant, reason: row.parked_reason ?? '' },
    handed: handedOf(context, row),
  }
}

function handedOf(context: Context, { handed_by, handed_at, handed_note, taken_up_at }: ContactRow): ContactSummary['handed'] {
  if (handed_by === null) return null
  return { by: nameOf(context, handed_by), at: handed_at as Instant, note: handed_note ?? '', fresh: taken_up_at === null }
}
