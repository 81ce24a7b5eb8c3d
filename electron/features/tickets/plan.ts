import type { Complexity, Plan } from '../../../shared/contract/lifecycle.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PersonId, PlanStepId, TicketId } from '../../../shared/ids.ts'
import type { Stage } from '../../../shared/lifecycle.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { idOf, nameOf, rowOf as rowOfPerson } from '../people/people.ts'
import { playbookOf, wordsOf } from '../playbook/playbook.ts'
import { stageOf } from './course.ts'
import { type ChangingPlan, insertPlan, insertStep, planOf, type PlanRow, removeStep, stepsOf, tickStep, updatePlan, updateStep } from './plan.store.ts'
import { changeable, changeBy, rowOf } from './ticket.ts'
import type { TicketWithContact } from './tickets.store.ts'

type On = { readonly ticketId: TicketId; readonly version: number }

/** The plan of a complex ticket (TK-2); empty while nothing of it is written. */
export function plan(context: Context, { ticketId }: { ticketId: TicketId }): Plan {
  const ticket = rowOf(context, ticketId)
  const { db, language } = context
  const words = wordsOf(playbookOf(db, ticket.playbook).playbook, language)
  const row = planOf.one(db, { ticket: ticket.row })
  const person = (of: number | null) => (of === null ? null : { personId: idOf(context, of), name: nameOf(context, of) })
  return {
    assessment: row === null || row.complexity === null || row.hours === null ? null : {
      complexity: row.complexity as Complexity, departments: departmentsOf(row).map((id) => words.named('departments', id)), hours: row.hours, resources: row.resources,
    },
    steps: row === null ? [] : stepsOf.all(db, { plan: row.row }).map((step) => ({
      stepId: blobToUuid(step.plan_step_id),
      text: step.text,
      owner: person(step.owner),
      department: step.department === null ? null : words.named('departments', step.department),
      dueAt: step.due_at as Instant,
      doneAt: step.done_at as Instant | null,
      doneBy: step.done_by === null ? '' : nameOf(context, step.done_by),
    })),
    writtenBy: person(row?.written_by ?? null),
    passed: row === null || row.passed_at === null || row.passed_by === null ? null : { by: nameOf(context, row.passed_by), at: row.passed_at as Instant },
    refused: row?.refused ?? null,
    lesson: row?.lesson ?? '',
    departments: words.all('departments'),
  }
}

const departmentsOf = (row: PlanRow) => JSON.parse(row.departments) as string[]

export function assess(context: CommandContext, input: On & { complexity: Complexity; departments: readonly string[]; hours: number; resources: string }): void {
  const ticket = at(context, input, ['assess', 'draw'])
  knownDepartments(context, ticket, input.departments)
  const { complexity, hours, resources } = input
  const departments = JSON.stringify([...new Set(input.departments)])
  write(context, ticket, 'ticket.assessed', { complexity, departments, hours, resources })
}

/** All steps as they are to be; who writes them may not pass them. */
export function writePlan(context: CommandContext, input: On & { steps: readonly { stepId: PlanStepId | null; text: string; owner: PersonId | null; department: string | null; dueAt: Instant }[] }): void {
  const ticket = at(context, input, ['draw'])
  knownDepartments(context, ticket, input.steps.flatMap(({ department }) => department ?? []))
  const steps = input.steps.map((step, at) => ({ isNew: step.stepId === null, id: step.stepId ?? (context.newId() as PlanStepId), set: { position: at + 1, text: step.text, owner: step.owner === null ? null : rowOfPerson(context, step.owner), department: step.department, due_at: step.dueAt } }))
  const { row, last_seq } = write(context, ticket, 'ticket.planned', { written_by: actorOf(context).row, passed_by: null, passed_at: null }, { steps: input.steps.map((step, at) => ({ ...step, stepId: steps[at]?.id })) })
  const known = stepsOf.all(context.db, { plan: row })
  const kept = new Set<number>()
  for (const { isNew, id, set } of steps) {
    const before = isNew ? undefined : known.find(({ plan_step_id }) => blobToUuid(plan_step_id) === id)
    if (!isNew && (before === undefined || kept.has(before.row))) throw new AppError('not_found', { what: 'planStep' })
    if (before === undefined) insertStep(context.db, { plan_step_id: uuidToBlob(id), plan: row, ...set, last_seq })
    else {
      kept.add(before.row)
      updateStep(context.db, { row: before.row, ...set, last_seq })
    }
  }
  for (const step of known) if (!kept.has(step.row)) removeStep(context.db, { row: step.row, deleted_at: context.now, last_seq })
}

export function tick(context: CommandContext, input: On & { stepId: PlanStepId; done: boolean }): void {
  const ticket = at(context, input, ['act', 'monitor'])
  const plan = planOf.one(context.db, { ticket: ticket.row })
  const step = plan === null ? undefined : stepsOf.all(context.db, { plan: plan.row }).find(({ plan_step_id }) => blobToUuid(plan_step_id) === input.stepId)
  if (step === undefined) throw new AppError('not_found', { what: 'planStep' })
  if ((step.done_at !== null) === input.done) return
  const last_seq = changeBy(context, ticket, { type: input.done ? 'ticket.planStepDone' : 'ticket.planStepUndone', body: { stepId: input.stepId, changes: { planStep: { from: null, to: step.text } } } }, {})
  tickStep(context.db, { row: step.row, done_at: input.done ? context.now : null, done_by: input.done ? actorOf(context).row : null, last_seq })
}

export function learn(context: CommandContext, input: On & { lesson: string }): void {
  write(context, at(context, input, ['accept', 'learn']), 'ticket.learned', { lesson: input.lesson }, { text: input.lesson })
}

/** What was decided about the plan: it is passed, or refused with why. */
export function decided(context: CommandContext, ticket: TicketWithContact, by: { readonly seq: number; readonly refused: string | null }): void {
  const row = planOf.one(context.db, { ticket: ticket.row })
  if (row === null) throw new AppError('internal', { missing: 'plan' })
  const passed = by.refused === null
  updatePlan(context.db, { ...changingOf(row), row: row.row, refused: by.refused, passed_by: passed ? actorOf(context).row : null, passed_at: passed ? context.now : null, last_seq: by.seq })
}

/** A ticket that stands where its plan may be changed. @throws AppError not_possible */
function at(context: CommandContext, input: On, stages: readonly Stage[]): TicketWithContact {
  const ticket = changeable(context, input)
  const stage = stageOf(context, ticket)
  if (ticket.state !== 'open' || !stages.includes(stage)) throw new AppError('not_possible', { stage, possible: stages }, 'plan')
  return ticket
}

function knownDepartments({ db }: Context, ticket: TicketWithContact, ids: readonly string[]): void {
  const { departments } = playbookOf(db, ticket.playbook).playbook
  if (ids.some((id) => !departments.some((department) => department.id === id))) throw new AppError('not_found', { what: 'department' })
}

const empty: ChangingPlan = { complexity: null, departments: '[]', hours: null, resources: '', written_by: null, passed_by: null, passed_at: null, refused: null, lesson: '' }

function changingOf({ complexity, departments, hours, resources, written_by, passed_by, passed_at, refused, lesson }: PlanRow): ChangingPlan {
  return { complexity, departments, hours, resources, written_by, passed_by, passed_at, refused, lesson }
}

function write(context: CommandContext, ticket: TicketWithContact, type: string, values: Partial<ChangingPlan>, detail: Record<string, unknown> = {}): { row: number; last_seq: number } {
  const before = planOf.one(context.db, { ticket: ticket.row })
  const planId = before === null ? context.newId() : blobToUuid(before.plan_id)
  const { written_by, ...others } = values
  const plan = { planId, ...others, ...(written_by == null ? {} : { written_by: idOf(context, written_by) }) }
  const last_seq = changeBy(context, ticket, { type, body: { plan, ...detail } }, {})
  if (before === null) return { row: insertPlan(context.db, { plan_id: uuidToBlob(planId), ticket: ticket.row, ...empty, ...values, last_seq }).row, last_seq }
  updatePlan(context.db, { ...changingOf(before), ...values, row: before.row, last_seq })
  return { row: before.row, last_seq }
}
