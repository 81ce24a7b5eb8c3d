import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Course, courses, everyStage, missingOf, resolvingNeeds, type Stage, stageAgain, stageOn, stages, type StepFacts, stepNeeds, stepsFrom, stepWays } from '../../shared/lifecycle.ts'

const everything: StepFacts = { hasReason: true, isAssessed: true, isPlanned: true, areStepsDone: true, hasLesson: true, isLead: true, isWriter: false }
const courseOf = (stage: Stage) => courses.find((course) => (stages[course] as readonly Stage[]).includes(stage))!

describe('the table of the courses (TK-1 … TK-4)', () => {
  test.each(courses)('%s: a step stays on the course, has its own way and so its own key', (course) => {
    for (const stage of stages[course]) {
      const steps = stepsFrom(stage)
      for (const { to } of steps) expect(stages[course]).toContain(to)
      expect(new Set(steps.map(({ way }) => way)).size, stage).toBe(steps.length)
      for (const { way } of steps) expect(stepWays).toContain(way)
    }
  })

  test.each(courses)('%s: every stage is reached from the beginning, and every stage has an exit to the end', (course) => {
    const reached = (from: readonly Stage[]): ReadonlySet<Stage> => {
      const seen = new Set<Stage>(from)
      for (const stage of seen) for (const { to } of stepsFrom(stage)) seen.add(to)
      return seen
    }
    expect([...reached([stageOn(course, null)])].sort()).toEqual([...stages[course]].sort())
    for (const stage of stages[course]) expect([...reached([stage])].some((each) => resolvingNeeds(each) !== null), stage).toBe(true)
  })

  test('no stage belongs to two courses', () => {
    expect(new Set(everyStage).size).toBe(everyStage.length)
  })

  test('the short way is open on every course but the complex one, which ends with what was learned', () => {
    expect(everyStage.filter((stage) => courseOf(stage) !== 'complex' && resolvingNeeds(stage)?.length !== 0)).toEqual([])
    expect(stages.complex.filter((stage) => resolvingNeeds(stage) !== null)).toEqual(['learn'])
    expect(resolvingNeeds('learn')).toEqual(['lesson'])
  })

  test('whoever goes back says why, and what is not satisfied goes back to where it is looked into', () => {
    const backs = everyStage.flatMap((stage) => stepsFrom(stage).filter(({ way }) => way === 'back'))
    expect(backs.filter(({ needs }) => !needs.includes('reason'))).toEqual([])
    for (const stage of everyStage) for (const { id, to } of stepsFrom(stage)) if (id === 'notSatisfied') expect(to).toBe(stageAgain(courseOf(stage)))
  })

  test.each<[Course, string | null, Stage]>([
    ['ordinary', null, 'receive'], ['complex', 'act', 'act'], ['complaint', 'act', 'record'], ['order', 'nonsense', 'query'],
  ])('%s at %s stands at %s', (course, stage, at) => {
    expect(stageOn(course, stage)).toBe(at)
  })

  test('a plan is passed or refused by a lead who did not write it', () => {
    const [approve, refuse, withdraw] = stepsFrom('approve')
    expect(missingOf(approve!.needs, { ...everything, isLead: false })).toEqual(['lead'])
    expect(missingOf(refuse!.needs, { ...everything, isWriter: true, hasReason: false })).toEqual(['reason', 'notWriter'])
    expect(missingOf(withdraw!.needs, { ...everything, isLead: false, isWriter: true })).toEqual([])
  })

  test('each need is missing just when what it names is not there', () => {
    const lacking: Readonly<Record<(typeof stepNeeds)[number], Partial<StepFacts>>> = {
      reason: { hasReason: false }, assessment: { isAssessed: false }, plan: { isPlanned: false }, stepsDone: { areStepsDone: false }, lesson: { hasLesson: false }, lead: { isLead: false }, notWriter: { isWriter: true },
    }
    expect(missingOf(stepNeeds, everything)).toEqual([])
    for (const need of stepNeeds) expect(missingOf(stepNeeds, { ...everything, ...lacking[need] })).toEqual([need])
  })
})

test('in 10,000 random histories no stage is a dead end, nothing leaves its course, and complex work is never resolved unlearned or passed by its writer', () => {
  const fact = fc.record<StepFacts>({ hasReason: fc.boolean(), isAssessed: fc.boolean(), isPlanned: fc.boolean(), areStepsDone: fc.boolean(), hasLesson: fc.boolean(), isLead: fc.boolean(), isWriter: fc.boolean() })
  fc.assert(fc.property(fc.constantFrom(...courses), fc.array(fc.tuple(fc.nat(3), fact), { maxLength: 30 }), (course, deeds) => {
    let stage = stageOn(course, null)
    let passed = false
    for (const [pick, facts] of deeds) {
      const steps = stepsFrom(stage)
      expect(steps.length + (resolvingNeeds(stage) === null ? 0 : 1)).toBeGreaterThan(0)
      const step = steps[pick]
      if (step === undefined || missingOf(step.needs, facts).length > 0) continue
      if (step.id === 'approve') passed = facts.isLead && !facts.isWriter
      if (step.to === 'draw' || step.to === 'assess') passed = false
      stage = step.to
      expect(stages[course]).toContain(stage)
      if (['act', 'monitor', 'accept', 'learn'].includes(stage)) expect(passed).toBe(true)
    }
    expect(missingOf([...(resolvingNeeds(stage) ?? ['lesson'])], { ...everything, hasLesson: course !== 'complex' })).toEqual(course === 'complex' ? ['lesson'] : [])
  }), { numRuns: 10_000 })
})
