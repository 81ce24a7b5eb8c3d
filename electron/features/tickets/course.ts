import { leads } from '../../../shared/contract/people.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Course, courses, missingOf, resolvingNeeds, type Stage, stageOn, type StepFacts, type StepNeed, stepsFrom } from '../../../shared/lifecycle.ts'
import type { Facts, Playbook } from '../../../shared/playbook.ts'
import { courseFor } from '../../../shared/playbookRules.ts'
import type { Context } from '../context.ts'
import { playbookOf } from '../playbook/playbook.ts'
import { factsOf } from './facts.ts'
import { planOf, stepsOf } from './plan.store.ts'
import type { TicketRow } from './tickets.store.ts'

/** The course that a ticket is on: the one it was given by hand, else what follows from what it is about (TK-1 … TK-4). */
export function courseOf(context: Context, ticket: TicketRow): Course {
  const { playbook } = playbookOf(context.db, ticket.playbook)
  return courseBy(playbook, factsOf(context, ticket, playbook), ticket.course)
}

/** The same where its facts are at hand, as they are under its own playbook. */
export const courseBy = (playbook: Playbook, facts: Facts, byHand: string | null): Course => courses.find((course) => course === byHand) ?? courseFor(playbook, facts)

export const stageOf = (context: Context, ticket: TicketRow): Stage => stageOn(courseOf(context, ticket), ticket.stage)

/** What is known of a ticket for its next step, by whoever acts. */
export function stepFactsOf({ db, actor }: Context, ticket: TicketRow, hasReason: boolean): StepFacts {
  const plan = planOf.one(db, { ticket: ticket.row })
  const steps = plan === null ? [] : stepsOf.all(db, { plan: plan.row })
  return {
    hasReason,
    isAssessed: plan !== null && plan.complexity !== null,
    isPlanned: steps.length > 0,
    areStepsDone: steps.every(({ done_at }) => done_at !== null),
    hasLesson: plan !== null && plan.lesson !== '',
    isLead: actor !== null && leads.includes(actor.role),
    isWriter: actor !== null && plan?.written_by === actor.row,
  }
}

/** @throws AppError not_permitted, not_ready: the first of what is missing, with all of it in the details */
export function mustHave(needs: readonly StepNeed[], facts: StepFacts): void {
  const missing = missingOf(needs, facts)
  const [first] = missing
  if (first !== undefined) throw new AppError(first === 'lead' || first === 'notWriter' ? 'not_permitted' : 'not_ready', { missing }, first)
}

/** @throws AppError not_possible, not_ready: a ticket is resolved only from where its course allows it */
export function mustBeResolvable(context: Context, ticket: TicketRow): void {
  const stage = stageOf(context, ticket)
  const needs = resolvingNeeds(stage)
  if (needs === null) throw new AppError('not_possible', { stage, possible: stepsFrom(stage).map(({ id }) => id) }, 'resolve')
  mustHave(needs, stepFactsOf(context, ticket, true))
}

/** Whether it could be resolved now. */
export function isResolvable(context: Context, ticket: TicketRow): boolean {
  const needs = resolvingNeeds(stageOf(context, ticket))
  return needs !== null && missingOf(needs, stepFactsOf(context, ticket, true)).length === 0
}
