/**
 * The life of a ticket while it is open (TK-1 … TK-4): on which course it is, at which stage of it, and where it may go from there.
 * Pure: one table a course. What is not in it cannot happen. Resolved and closed are states of the ticket, not stages.
 */

export const courses = ['ordinary', 'complex', 'complaint', 'order'] as const
export type Course = (typeof courses)[number]

export const stages = {
  ordinary: ['receive', 'analyse', 'plan', 'carryOut', 'verify', 'tell'],
  complex: ['assess', 'draw', 'approve', 'act', 'monitor', 'accept', 'learn'],
  complaint: ['record', 'investigate', 'propose', 'follow'],
  order: ['query', 'track', 'confirm', 'exception'],
} as const satisfies Readonly<Record<Course, readonly string[]>>
export type Stage = (typeof stages)[Course][number]
export const everyStage = courses.flatMap((course) => stages[course] as readonly Stage[])

/** What must be there before a step is taken: the words of it are under `lifecycle.needs.`. */
export const stepNeeds = ['reason', 'assessment', 'plan', 'stepsDone', 'lesson', 'lead', 'notWriter'] as const
export type StepNeed = (typeof stepNeeds)[number]

/** The usual way on, the way back (not solved, not satisfied, refused), and one to the side; a stage has each once at the most, and each has its key. */
export const stepWays = ['on', 'back', 'aside'] as const
export type StepWay = (typeof stepWays)[number]

export interface Step {
  readonly id: string
  readonly way: StepWay
  readonly to: Stage
  readonly needs: readonly StepNeed[]
}

interface At {
  readonly steps: readonly Step[]
  /** what resolving it from here needs; null: it cannot be resolved from here */
  readonly resolve: readonly StepNeed[] | null
}

const on = <const Id extends string>(id: Id, to: Stage, ...needs: StepNeed[]) => ({ id, way: 'on', to, needs }) as const
const back = <const Id extends string>(id: Id, to: Stage, ...needs: StepNeed[]) => ({ id, way: 'back', to, needs: ['reason', ...needs] }) as const
const aside = <const Id extends string>(id: Id, to: Stage, ...needs: StepNeed[]) => ({ id, way: 'aside', to, needs }) as const
/** Who has solved it in one go is not made to click through the stages. */
const theShortWay: readonly StepNeed[] = []

const table = {
  receive: { steps: [on('analyse', 'analyse')], resolve: theShortWay },
  analyse: { steps: [on('plan', 'plan')], resolve: theShortWay },
  plan: { steps: [on('carryOut', 'carryOut'), back('analyseAgain', 'analyse')], resolve: theShortWay },
  carryOut: { steps: [on('verify', 'verify'), back('analyseAgain', 'analyse')], resolve: theShortWay },
  verify: { steps: [on('tell', 'tell'), back('notSolved', 'analyse')], resolve: theShortWay },
  tell: { steps: [back('notSatisfied', 'analyse')], resolve: theShortWay },

  assess: { steps: [on('draw', 'draw', 'assessment')], resolve: null },
  draw: { steps: [on('submit', 'approve', 'plan'), back('assessAgain', 'assess')], resolve: null },
  approve: { steps: [on('approve', 'act', 'lead', 'notWriter'), back('refuse', 'draw', 'lead', 'notWriter'), aside('withdraw', 'draw')], resolve: null },
  act: { steps: [on('monitor', 'monitor'), back('drawAgain', 'draw')], resolve: null },
  monitor: { steps: [on('handOver', 'accept', 'stepsDone'), back('drawAgain', 'draw')], resolve: null },
  accept: { steps: [on('accept', 'learn'), back('notAccepted', 'assess')], resolve: null },
  learn: { steps: [back('notSatisfied', 'assess')], resolve: ['lesson'] },

  record: { steps: [on('investigate', 'investigate')], resolve: theShortWay },
  investigate: { steps: [on('propose', 'propose')], resolve: theShortWay },
  propose: { steps: [on('follow', 'follow'), back('notAgreed', 'investigate')], resolve: theShortWay },
  follow: { steps: [back('notSatisfied', 'investigate')], resolve: theShortWay },

  query: { steps: [on('track', 'track'), aside('exception', 'exception', 'reason')], resolve: theShortWay },
  track: { steps: [on('confirm', 'confirm'), aside('exception', 'exception', 'reason')], resolve: theShortWay },
  confirm: { steps: [back('notSolved', 'track'), aside('exception', 'exception', 'reason')], resolve: theShortWay },
  exception: { steps: [on('trackAgain', 'track')], resolve: theShortWay },
} as const satisfies Readonly<Record<Stage, At>>

export type StepId = (typeof table)[Stage]['steps'][number]['id']
export const stepIds = [...new Set(everyStage.flatMap((stage) => table[stage].steps.map(({ id }): StepId => id)))]

/** Where what was not solved after all is taken up again (TK-1). */
const again: Readonly<Record<Course, Stage>> = { ordinary: 'analyse', complex: 'assess', complaint: 'investigate', order: 'track' }
export const stageAgain = (course: Course): Stage => again[course]

/** The stage that a ticket stands at: the first of its course until it has gone on, and again once it was put on another course. */
export function stageOn(course: Course, stage: string | null): Stage {
  const all: readonly Stage[] = stages[course]
  return all.find((each) => each === stage) ?? all[0] ?? 'receive'
}

export const stepsFrom = (stage: Stage): readonly Step[] => table[stage].steps

/** What resolving needs at this stage; null where it is not possible. */
export const resolvingNeeds = (stage: Stage): readonly StepNeed[] | null => table[stage].resolve

/** What is known when a step is about to be taken. */
export interface StepFacts {
  readonly hasReason: boolean
  /** how complex, who with, how long, with what (TK-2) */
  readonly isAssessed: boolean
  /** at least one step, each with somebody who does it and a date */
  readonly isPlanned: boolean
  readonly areStepsDone: boolean
  readonly hasLesson: boolean
  /** who acts leads others */
  readonly isLead: boolean
  /** who acts wrote the plan: whoever wrote it may not pass it */
  readonly isWriter: boolean
}

const isThere: Readonly<Record<StepNeed, (facts: StepFacts) => boolean>> = {
  reason: ({ hasReason }) => hasReason,
  assessment: ({ isAssessed }) => isAssessed,
  plan: ({ isPlanned }) => isPlanned,
  stepsDone: ({ areStepsDone }) => areStepsDone,
  lesson: ({ hasLesson }) => hasLesson,
  lead: ({ isLead }) => isLead,
  notWriter: ({ isWriter }) => !isWriter,
}

/** What of the needs is not there yet, in the order in which they are asked for. */
export const missingOf = (needs: readonly StepNeed[], facts: StepFacts): StepNeed[] => needs.filter((need) => !isThere[need](facts))
