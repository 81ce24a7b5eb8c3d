import type { Life } from '../../../shared/contract/life.ts'
import type { ClockView } from '../../../shared/contract/common.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { type Course, courses, missingOf, type Stage, stageOn, stages, type Step, type StepId, stepsFrom } from '../../../shared/lifecycle.ts'
import type { Instant } from '../../../shared/time.ts'
import type { CommandContext, Context } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { fill, playbookOf, promiseSpan, promiseTime, type ScriptValues, type Words, wordsOf } from '../playbook/playbook.ts'
import { courseOf, mustHave, stepFactsOf } from './course.ts'
import { needOf } from './need.ts'
import { decided } from './plan.ts'
import { changeable, changeBy } from './ticket.ts'
import type { TicketRow } from './tickets.store.ts'

/** A step on the ticket's course; one that its stage does not have is refused with those that it has. */
export function step(context: CommandContext, input: { ticketId: TicketId; version: number; step: StepId; reason: string | null }): void {
  const ticket = changeable(context, input)
  const stage = stageOn(courseOf(context, ticket), ticket.stage)
  const possible = ticket.state === 'open' ? stepsFrom(stage) : []
  const taken = possible.find(({ id }) => id === input.step)
  if (taken === undefined) throw new AppError('not_possible', { stage, possible: possible.map(({ id }) => id) }, 'step')
  mustHave(taken.needs, stepFactsOf(context, ticket, input.reason !== null))
  const seq = changeBy(context, ticket, {
    type: 'ticket.stepped', body: { step: taken.id, changes: { stage: { from: stage, to: taken.to } }, ...(input.reason === null ? {} : { why: input.reason }) },
  }, { stage: taken.to })
  if (taken.id === 'approve') decided(context, ticket, { seq, refused: null })
  if (taken.id === 'refuse') decided(context, ticket, { seq, refused: input.reason })
}

/** Another course by hand, at its beginning; null: back on the one that follows from what the ticket is about. */
export function setCourse(context: CommandContext, input: { ticketId: TicketId; version: number; course: Course | null; reason: string }): void {
  const ticket = changeable(context, input)
  const from = courseOf(context, ticket)
  if (ticket.state !== 'open') throw new AppError('not_possible', {}, 'course')
  const to = courseOf(context, { ...ticket, course: input.course })
  if (from === to) throw new AppError('not_possible', {}, 'sameCourse')
  changeBy(context, ticket, { type: 'ticket.courseSet', body: { changes: { course: { from, to } }, why: input.reason } }, { course: input.course, stage: null })
}

/** Where a ticket stands and where it may go, in the asker's words. */
export function lifeOf(context: Context, ticket: TicketRow, clocks: readonly ClockView[]): Life {
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const course = courseOf(context, ticket)
  const stage = stageOn(course, ticket.stage)
  const isOpen = ticket.state === 'open'
  const steps: readonly Step[] = isOpen ? stepsFrom(stage) : []
  const facts = stepFactsOf(context, ticket, true)
  const said = new Map(playbook.courses.filter((rule) => rule.course === course).flatMap((rule) => rule.stages).map(({ stage, say }) => [stage, say]))
  const values = valuesOf(context, ticket, wordsOf(playbook, context.language), clocks)
  const say = (at: Stage) => {
    const text = said.get(at)
    return text === undefined ? '' : fill(text[context.language], values)
  }
  return {
    course,
    byHand: courses.some((known) => known === ticket.course),
    stage,
    stages: [...stages[course]],
    say: isOpen ? say(stage) : '',
    steps: steps.map((each) => ({ id: each.id as StepId, way: each.way, to: each.to, asksWhy: each.needs.includes('reason'), missing: missingOf(each.needs, facts), say: say(each.to) })),
  }
}

/** Values for every variable of a script, as far as they are known of a ticket. */
function valuesOf(context: Context, ticket: TicketRow, words: Words, clocks: readonly ClockView[]): ScriptValues {
  const customer = ticket.customer === null ? null : getByRow(context, ticket.customer)
  const promised = clocks.find(({ metric, metAt, cancelledAt, pausedAt, dueAt }) => metric === 'resolution' && metAt === null && cancelledAt === null && pausedAt === null && dueAt > context.now)?.dueAt ?? null
  return {
    'agent.name': context.actor?.name ?? '',
    'agent.number': context.actor?.staffNumber ?? '',
    'customer.name': customer?.name ?? '',
    'customer.phoneTail': customer?.phone.slice(-4) ?? '',
    'customer.tier': customer === null ? '' : words.title('tiers', customer.tier),
    'contact.type': ticket.type === null ? '' : words.title('types', ticket.type),
    'contact.scene': words.sceneTrail(ticket.scene).at(-1)?.title ?? '',
    'contact.need': needOf(ticket, words),
    'promise.time': promised === null ? '' : promiseTime(promised satisfies Instant, context),
    'promise.span': promised === null ? '' : promiseSpan(promised - context.now, context.language),
    'department.title': ticket.department === null ? '' : words.title('departments', ticket.department),
  }
}
