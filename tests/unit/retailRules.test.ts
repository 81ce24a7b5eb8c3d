import { Liquid } from 'liquidjs'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../shared/playbook.ts'
import type { escalationFacts, Logic } from '../../shared/playbookEscalation.ts'
import { qualityChecks } from '../../shared/playbookQuality.ts'
import { campaignsAt, holds, sceneTrail, suggestGrade } from '../../shared/playbookRules.ts'
import { languages } from '../../shared/text.ts'
import { day, hour, minute, second } from '../../shared/time.ts'
import { retail } from '../helpers/playbooks.ts'

// The rules of the shipped playbook: what it promises, how it grades, when it goes up the ladder (domain.md §3, §5, §6, §10).

const ids = (items: readonly { readonly id: string }[]) => items.map((item) => item.id)
const pathTo = (id: string) => ids(sceneTrail(retail, id))
const channels = ids(retail.channels)
const types = ids(retail.types)
const tiers = ids(retail.tiers)
const severities = ids(retail.severities)
const priorities = ids(retail.priorities)
const grades = severities.flatMap((severity) => priorities.map((priority) => ({ severity, priority })))
const sentences = (text: string) => text.split(/[。?？!！]|[.](?=\s|$)/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length

describe('clocks (domain.md §3)', () => {
  const first = (metric: string, facts: Facts) => retail.clocks.find((clock) => clock.metric === metric && holds(clock.when, facts))
  const target = (metric: string, facts: Facts) => first(metric, facts)?.target

  test.each<[rule: string, what: string, metric: string, facts: Facts, policy: string | undefined, ms: number]>([
    ['CK-1', 'phone', 'firstResponse', { channel: 'phone' }, 'response-phone', 30 * second],
    ['CK-2', 'chat', 'firstResponse', { channel: 'chat' }, 'response-chat', 15 * second],
    ['CK-3', 'e-mail', 'firstResponse', { channel: 'email', type: 'inquiry' }, 'response-written', day],
    ['CK-3', 'a form', 'firstResponse', { channel: 'form' }, 'response-written', day],
    ['CK-4', 'waiting on the phone', 'queueWait', { channel: 'phone' }, 'queue-wait', 2 * minute],
    ['CK-4', 'nobody waits by mail', 'queueWait', { channel: 'email' }, undefined, NaN],
    ['CK-5', 'a complaint by mail', 'firstResponse', { channel: 'email', type: 'complaint' }, 'response-complaint', 2 * hour],
    ['CK-6', 'a complaint', 'preliminarySolution', { type: 'complaint', severity: 'L3' }, 'preliminary-complaint', day],
    ['CK-6', 'not a question', 'preliminarySolution', { type: 'inquiry' }, undefined, NaN],
    ['CK-7', 'L1 goes before any priority', 'resolution', { severity: 'L1', priority: 'low' }, 'resolve-critical', hour],
    ['CK-8', 'L2', 'progressUpdate', { severity: 'L2' }, 'progress-coordinated', day],
    ['CK-8', 'not L3', 'progressUpdate', { severity: 'L3' }, undefined, NaN],
    ['CK-9', 'no grade known', 'resolution', {}, 'resolve-routine', 3 * day],
    ['CK-10', 'a return', 'sceneConfirmation', { scene: pathTo('return-exchange') }, 'confirm-return', 30 * second],
    ['CK-10', 'not a refund', 'sceneConfirmation', { scene: pathTo('refund') }, undefined, NaN],
    ['CK-11', 'a technical problem that is passed on', 'transfer', { class: 'technical', outcome: 'transfer' }, 'transfer-technical', hour],
    ['CK-11', 'a technical problem that the agent solved', 'transfer', { class: 'technical', outcome: 'solved' }, undefined, NaN],
    ['CK-11', 'another problem', 'transfer', { class: 'general', outcome: 'transfer' }, undefined, NaN],
    ['CK-12', 'after-sales', 'departmentPlan', { owner: 'after-sales' }, 'plan-after-sales', 4 * hour],
    ['CK-12', 'another department', 'departmentPlan', { owner: 'finance' }, 'plan-department', 8 * hour],
    ['CK-13', 'always', 'submitToLead', {}, 'submit-to-lead', 10 * minute],
    ['CK-14', 'always', 'leadStepsIn', {}, 'lead-steps-in', 2 * hour],
    ['CK-15', 'the supervisor', 'supervisorStepsIn', {}, 'supervisor-steps-in', 4 * hour],
    ['CK-15', 'the manager', 'managerStepsIn', {}, 'manager-steps-in', 8 * hour],
    ['CK-16', 'a complaint', 'followUp', { type: 'complaint' }, 'follow-up-complaint', day],
    ['CK-17', 'an inquiry', 'followUp', { type: 'inquiry' }, 'follow-up-inquiry', 3 * day],
    ['CK-17', 'not a suggestion', 'followUp', { type: 'suggestion' }, undefined, NaN],
    ['CK-18', 'a changed article', 'learning', {}, 'learning-quiz', day],
    ['CK-19', 'high', 'resolution', { severity: 'L2', priority: 'high' }, 'resolve-high', 4 * hour],
    ['CK-19', 'medium', 'resolution', { severity: 'L2', priority: 'medium' }, 'resolve-medium', day],
    ['CK-19', 'low', 'resolution', { severity: 'L3', priority: 'low' }, 'resolve-low', 3 * day],
    ['CK-21', 'phone during a sale', 'firstResponse', { channel: 'phone', campaign: ['double-11-2027'] }, 'response-phone-busy', minute],
    ['CK-21', 'chat during an outage', 'firstResponse', { channel: 'chat', campaign: ['outage'] }, 'response-chat-busy', 30 * second],
    ['CK-21', 'a letter over the holidays', 'firstResponse', { channel: 'email', type: 'inquiry', campaign: ['spring-festival-2027'] }, 'response-written-holiday', 2 * day],
    ['CK-5', 'a complaint over the holidays is not put off', 'firstResponse', { channel: 'form', type: 'complaint', campaign: ['spring-festival-2027'] }, 'response-complaint', 2 * hour],
    ['CK-1', 'phone over the holidays', 'firstResponse', { channel: 'phone', campaign: ['spring-festival-2027'] }, 'response-phone', 30 * second],
  ])('%s: %s', (rule, _what, metric, facts, policy, ms) => {
    expect(first(metric, facts)?.id).toBe(policy)
    if (policy !== undefined) expect(first(metric, facts)).toMatchObject({ rule, target: ms / second })
  })

  test('CK-1 to CK-19 are all there, and each policy is the first for the facts that it names', () => {
    const rules = new Set(retail.clocks.map((clock) => clock.rule))
    expect([...rules].sort()).toEqual([...Array.from({ length: 19 }, (_, at) => `CK-${at + 1}`), 'CK-21'].sort())
    for (const clock of retail.clocks) {
      const facts = Object.fromEntries(Object.entries(clock.when).map(([fact, listed]) => [fact, ['scene', 'campaign', 'tags'].includes(fact) ? listed : listed?.[0]]))
      expect(first(clock.metric, facts)?.id).toBe(clock.id)
    }
  })

  test.each([
    ['firstResponse', 'contactArrived', ['firstWords', 'customerTold'], undefined],
    ['queueWait', 'contactArrived', ['waitAnnounced'], undefined],
    ['sceneConfirmation', 'sceneReached', ['sceneConfirmed'], undefined],
    ['preliminarySolution', 'contactArrived', ['ticketResolved'], 'ticketReopened'],
    ['progressUpdate', 'ticketOpened', ['ticketResolved'], 'progressTold'],
    ['resolution', 'contactArrived', ['ticketResolved'], 'ticketReopened'],
    ['transfer', 'ticketOpened', ['transferred'], undefined],
    ['departmentPlan', 'transferred', ['departmentPlanned'], undefined],
    ['submitToLead', 'cannotSolve', ['submittedToLead'], undefined],
    ['leadStepsIn', 'submittedToLead', ['leadSteppedIn'], undefined],
    ['supervisorStepsIn', 'escalatedToSupervisor', ['supervisorSteppedIn'], undefined],
    ['managerStepsIn', 'escalatedToManager', ['managerSteppedIn'], undefined],
    ['followUp', 'ticketResolved', ['followedUp'], undefined],
    ['learning', 'articlePublished', ['quizPassed'], undefined],
  ])('%s begins with %s and ends with %j', (metric, start, stops, restart) => {
    for (const clock of retail.clocks.filter((each) => each.metric === metric)) {
      expect([clock.start, stops.includes(clock.stop), clock.restart], clock.id).toEqual([start, true, restart])
    }
  })

  const written = new Set(retail.channels.filter((channel) => !channel.live).map((channel) => channel.id))

  test('a first response is the first words, or in writing what the customer is told', () => {
    for (const clock of retail.clocks.filter((each) => each.metric === 'firstResponse')) {
      const inWriting = clock.when.channel?.every((channel) => written.has(channel))
      expect(clock.stop, clock.id).toBe(inWriting === true ? 'customerTold' : 'firstWords')
    }
  })

  test.each([
    ['phone', 'inquiry', 30],
    ['phone', 'complaint', 30],
    ['chat', 'inquiry', 15],
    ['chat', 'complaint', 15],
    ['email', 'inquiry', 24 * 3600],
    ['email', 'complaint', 2 * 3600],
    ['form', 'suggestion', 24 * 3600],
    ['form', 'complaint', 2 * 3600],
    ['outbound', 'inquiry', undefined],
  ])('CK-1, 2, 3, 5: first response by %s to a %s, whatever the grade', (channel, type, seconds) => {
    for (const grade of grades) expect(target('firstResponse', { channel, type, ...grade })).toBe(seconds)
  })

  test.each(grades)('CK-7, CK-19: a solution for $severity and $priority', ({ severity, priority }) => {
    const hours = severity === 'L1' ? 1 : { high: 4, medium: 24, low: 72 }[priority]
    for (const channel of channels) for (const type of types) for (const tier of tiers) expect(target('resolution', { channel, type, tier, severity, priority })).toBe(hours! * 3600)
  })

  // A first proposal must be thought of while there is time for it, so it warns early as well, and not together with the solution.
  test('clocks of a minute and first proposals warn at half, others at three quarters', () => {
    for (const clock of retail.clocks) expect(clock.warnAt, clock.id).toBe(clock.target <= 60 || clock.metric === 'preliminarySolution' ? 0.5 : 0.75)
  })
})

describe('campaigns (CK-21)', () => {
  test.each([
    ['2026-11-11T23:59:59+08:00', ['double-11-2026']],
    ['2026-11-12T00:00:00+08:00', []],
    ['2027-11-01T00:00:00+08:00', ['double-11-2027']],
    ['2026-06-18T12:00:00+08:00', ['outage']],
    ['2027-02-06T12:00:00+08:00', ['spring-festival-2027']],
    ['2027-03-01T12:00:00+08:00', []],
  ])('at %s: %j', (at, on) => {
    expect(campaignsAt(retail, Date.parse(at))).toEqual(on)
  })

  test('there is one of each reason, and each has a clock or a grade of its own', () => {
    expect(new Set(retail.campaigns.map((campaign) => campaign.reason))).toEqual(new Set(['campaign', 'outage', 'holiday']))
    const scopes = [...retail.clocks, ...retail.priorityRules].flatMap((each) => each.when.campaign ?? [])
    expect(ids(retail.campaigns).filter((id) => !scopes.includes(id))).toEqual([])
  })
})

describe('grades (IN-7, IN-8)', () => {
  const graded = (facts: Facts) => {
    const severity = suggestGrade(retail, 'severity', facts).id
    return [severity, suggestGrade(retail, 'priority', { ...facts, severity }).id]
  }

  test.each<[string, Facts, string, string]>([
    ['nothing is known', {}, 'L3', 'low'],
    ['account theft', { type: 'inquiry', scene: pathTo('account-theft'), impact: 'slight', urgency: 'later' }, 'L1', 'high'],
    ['a data leak', { scene: pathTo('privacy'), need: 'privacy-leak' }, 'L1', 'high'],
    ['an injury', { scene: pathTo('quality'), need: 'safety-report', class: 'product-quality' }, 'L1', 'high'],
    ['an emergency', { kind: 'emergency' }, 'L1', 'high'],
    ['many customers, at once', { impact: 'wide', urgency: 'now', owner: 'operations' }, 'L1', 'high'],
    ['many customers, nobody in charge yet', { impact: 'wide', urgency: 'soon' }, 'L2', 'high'],
    ['a faulty product', { scene: pathTo('quality'), need: 'quality-remedy' }, 'L2', 'medium'],
    ['a fault as class only', { class: 'product-quality', scene: pathTo('return-exchange') }, 'L2', 'medium'],
    ['a refund that finance has to check', { impact: 'order', urgency: 'soon', owner: 'finance' }, 'L2', 'medium'],
    ['a lost parcel', { need: 'parcel-lost', impact: 'order', urgency: 'soon', owner: 'logistics' }, 'L2', 'medium'],
    ['a late delivery', { need: 'urge-delivery', impact: 'order', urgency: 'soon', owner: 'logistics' }, 'L3', 'medium'],
    ['an order that must be stopped now', { impact: 'order', urgency: 'now', owner: 'logistics' }, 'L2', 'high'],
    ['what an agent can change at once', { impact: 'order', urgency: 'now' }, 'L3', 'high'],
    ['payment during a sale goes first (CK-21)', { impact: 'slight', urgency: 'later', scene: pathTo('order-payment'), campaign: ['double-11-2026'] }, 'L3', 'high'],
    ['payment on an ordinary day', { impact: 'slight', urgency: 'later', scene: pathTo('order-payment'), campaign: [] }, 'L3', 'low'],
    ['a technical complaint', { type: 'complaint', class: 'technical' }, 'L2', 'high'],
    ['a VIP complaint', { type: 'complaint', tier: 'vip' }, 'L2', 'high'],
    ['a VIP question', { type: 'inquiry', tier: 'vip', class: 'general' }, 'L3', 'low'],
    ['an ordinary complaint', { type: 'complaint', tier: 'standard', impact: 'slight', urgency: 'later' }, 'L3', 'medium'],
    ['a question', { type: 'inquiry', impact: 'slight', urgency: 'later' }, 'L3', 'low'],
  ])('%s', (_what, facts, severity, priority) => {
    expect(graded(facts)).toEqual([severity, priority])
  })

  const owners = [undefined, ...ids(retail.departments)]
  const impacts = ids(retail.impacts)
  const urgencies = ids(retail.urgencies)
  const weighed = (impact: string, urgency: string, owner: string | undefined): Facts => ({ impact, urgency, ...(owner === undefined ? {} : { owner }) })
  const surroundings = retail.classes.flatMap(({ id }) => types.flatMap((type) => tiers.map((tier) => ({ class: id, type, tier }))))

  test('never less grave when scope or urgency is greater, all else equal', () => {
    const gravity = (facts: Facts) => {
      const [severity, priority] = graded(facts)
      return { severity: severities.indexOf(severity!), priority: priorities.indexOf(priority!) }
    }
    let compared = 0
    for (const around of surroundings) for (const owner of owners) for (const [i, impact] of impacts.entries()) for (const [u, urgency] of urgencies.entries()) {
      const here = gravity({ ...around, ...weighed(impact, urgency, owner) })
      const greater = [impacts[i - 1], urgencies[u - 1]] as const
      for (const above of [greater[0] === undefined ? [] : [[greater[0], urgency]], greater[1] === undefined ? [] : [[impact, greater[1]]]].flat()) {
        const there = gravity({ ...around, ...weighed(above[0]!, above[1]!, owner) })
        expect(there.severity, JSON.stringify([around, owner, impact, urgency, above])).toBeLessThanOrEqual(here.severity)
        expect(there.priority, JSON.stringify([around, owner, impact, urgency, above])).toBeLessThanOrEqual(here.priority)
        compared += 1
      }
    }
    expect(compared).toBe(surroundings.length * owners.length * 12)
  })

  const combinations = impacts.flatMap((impact) => urgencies.flatMap((urgency) => owners.map((owner) => ({ impact, urgency, owner }))))

  test('every combination has a rule of its own, whose reason names the owner in each language', () => {
    expect(combinations).toHaveLength(54)
    const suggestions = combinations.map(({ impact, urgency, owner }) => ({ owner, ...suggestGrade(retail, 'severity', weighed(impact, urgency, owner)) }))
    expect(new Set(suggestions.map(({ rule }) => rule)).size).toBe(54)
    for (const language of languages) {
      expect(new Set(suggestions.map(({ reason }) => reason[language])).size).toBe(54)
      for (const { owner, rule, reason } of suggestions) {
        const title = retail.departments.find(({ id }) => id === owner)?.title[language] ?? ''
        expect(reason[language].toLowerCase(), rule).toContain(title.toLowerCase())
      }
    }
  })

  test('of priority, every scope and urgency has a reason of its own', () => {
    const reasons = impacts.flatMap((impact) => urgencies.map((urgency) => suggestGrade(retail, 'priority', { impact, urgency, severity: 'L3' }).reason['zh-CN']))
    expect(new Set(reasons).size).toBe(9)
  })

  test('every reason is one sentence', () => {
    const rules = [...retail.severityRules, ...retail.priorityRules]
    expect(rules.filter(({ reason }) => languages.some((language) => sentences(reason[language]) !== 1)).map(({ id }) => id)).toEqual([])
  })
})

describe('escalation (ES-1, ES-2)', () => {
  type Known = Readonly<Record<string, Logic>>

  const isList = (logic: Logic): logic is readonly Logic[] => Array.isArray(logic)
  const isOperation = (logic: Logic): logic is Known => typeof logic === 'object' && logic !== null && !isList(logic)
  const list = (logic: Logic) => (isList(logic) ? logic : [])

  /** What a condition means, for the operators that the shipped rules use; a fact that is not known is null. */
  function means(logic: Logic, facts: Known): Logic {
    if (isList(logic)) return logic.map((part) => means(part, facts))
    if (!isOperation(logic)) return logic
    const [operator = '', operand = null] = Object.entries<Logic>(logic)[0] ?? []
    if (operator === 'var') return typeof operand === 'string' ? (facts[operand] ?? null) : null
    const parts = list(means(operand, facts))
    const [left = null, right = null] = parts
    switch (operator) {
      case 'and': return parts.every((part) => part === true)
      case '==': return left === right
      case '>': return Number(left) > Number(right)
      case '>=': return Number(left) >= Number(right)
      case 'in': return list(right).includes(left)
      default: throw new RangeError(operator)
    }
  }
  const suggested = (facts: Known) => retail.escalationRules.filter((rule) => means(rule.when, facts) === true).sort((a, b) => a.priority - b.priority).map((rule) => rule.id)
  const clock = (metric: string, share: number): Known => ({ 'clock.metric': metric, 'clock.share': share, 'clock.breached': share >= 1, late: share >= 1 })

  test('ES-1: the ladder', () => {
    expect(ids(retail.ladder)).toEqual(['team-lead', 'supervisor', 'manager'])
  })

  test.each<[string, Known, string[]]>([
    ['nothing has happened', {}, []],
    ['a clock half gone', clock('resolution', 0.5), []],
    ['a clock near due', clock('resolution', 0.75), ['promise-near']],
    ['a clock past due', clock('resolution', 1.2), ['promise-broken']],
    ['a letter past due', { ...clock('firstResponse', 1), channel: 'email' }, ['reply-late']],
    ['a phone call answered late is over by then', { ...clock('firstResponse', 1), channel: 'phone' }, []],
    ['CK-14 past due', clock('leadStepsIn', 1), ['lead-late']],
    ['CK-15 past due', clock('supervisorStepsIn', 1), ['supervisor-late']],
    ['severity L1', { severity: 'L1' }, ['critical']],
    ['severity L2', { severity: 'L2' }, []],
    ['a VIP complaint', { tier: 'vip', type: 'complaint' }, ['vip-complaint']],
    ['a VIP question', { tier: 'vip', type: 'inquiry' }, []],
    ['second contact', { repeats: 2 }, []],
    ['third contact in 7 days', { repeats: 3 }, ['repeat-contact']],
    ['dissatisfied once', { dissatisfied: 1 }, []],
    ['dissatisfied twice', { dissatisfied: 2 }, ['dissatisfied']],
    ['still dissatisfied after the team lead', { dissatisfied: 3, level: 'team-lead' }, ['dissatisfied-again', 'dissatisfied']],
    ['legal action', { danger: ['legal'] }, ['danger-legal']],
    ['media', { danger: ['media'] }, ['danger-media']],
    ['regulator', { danger: ['regulator'] }, ['danger-regulator']],
    ['injury', { danger: ['injury'] }, ['danger-injury']],
    ['privacy leak', { danger: ['privacy-leak'] }, ['danger-privacy']],
    ['suicide, and the law', { danger: ['legal', 'suicide'] }, ['danger-suicide', 'danger-legal']],
    ['a refund within the limit', { scene: pathTo('refund'), amount: 500 }, []],
    ['a refund over the limit', { scene: pathTo('refund'), amount: 500.01 }, ['over-limit']],
    ['a refund far over the limit', { scene: pathTo('refund'), amount: 5001 }, ['over-limit-far', 'over-limit']],
    ['a dear order that cannot be paid is no refund', { scene: pathTo('order-payment'), amount: 5001 }, []],
    ['technical, and not what its owner knows', { class: 'technical', severity: 'L2', skilled: false }, ['skill-missing']],
    ['technical, and small enough for anybody', { class: 'technical', severity: 'L3', skilled: false }, []],
    ['the agent cannot solve it', { cannotSolve: true }, ['cannot-solve']],
  ])('ES-2: %s', (_what, facts, rules) => {
    expect(suggested(facts)).toEqual(rules)
  })

  test('the limit that the rule speaks of is the one an agent has', () => {
    const { upTo } = retail.limits.find(({ id }) => id === 'refund')!
    expect(JSON.stringify(retail.escalationRules.find(({ id }) => id === 'over-limit')!.when)).toContain(`[{"var":"amount"},${upTo}]`)
  })

  test('every group of words of danger has its own level and words', () => {
    for (const { id } of retail.dangerWords) expect(suggested({ danger: [id] }), id).toHaveLength(1)
    expect(new Set(retail.escalationRules.map(({ words }) => words['zh-CN'])).size).toBe(retail.escalationRules.length)
  })

  test('no rule is slower than the clock of its level (CK-14, CK-15), and life comes first', () => {
    const steps = { 'team-lead': 'leadStepsIn', supervisor: 'supervisorStepsIn', manager: 'managerStepsIn' } as const
    for (const rule of retail.escalationRules) {
      const target = retail.clocks.find(({ metric }) => metric === steps[rule.level as keyof typeof steps])!.target
      expect(rule.deadline, rule.id).toBeLessThanOrEqual(target)
    }
    expect(new Set(retail.escalationRules.map(({ priority }) => priority)).size).toBe(retail.escalationRules.length)
    expect(retail.escalationRules.find(({ priority }) => priority === 1)).toMatchObject({ id: 'danger-suicide', coolDown: 0 })
  })

  /** Every word that a fact is compared with. */
  function comparisons(logic: Logic): { readonly fact: string; readonly word: string }[] {
    if (isList(logic)) return logic.flatMap(comparisons)
    if (!isOperation(logic)) return []
    const sides = list(Object.values<Logic>(logic)[0] ?? null)
    const facts = sides.flatMap((side) => (isOperation(side) && typeof side['var'] === 'string' ? [side['var']] : []))
    const words = sides.flatMap((side) => [side, ...list(side)]).filter((side) => typeof side === 'string')
    return [...facts.flatMap((fact) => words.map((word) => ({ fact, word }))), ...sides.flatMap(comparisons)]
  }

  test('what facts are compared with exists', () => {
    const known: Readonly<Partial<Record<string, readonly string[]>>> = {
      severity: severities, tier: tiers, type: types, channel: channels, class: ids(retail.classes), scene: ids(retail.scenes), danger: ids(retail.dangerWords), level: ids(retail.ladder), 'clock.metric': retail.clocks.map(({ metric }) => metric),
    } satisfies Partial<Record<(typeof escalationFacts)[number], readonly string[]>>
    const compared = retail.escalationRules.flatMap(({ when }) => comparisons(when))
    expect(compared.length).toBeGreaterThan(20)
    expect(compared.filter(({ fact, word }) => known[fact]?.includes(word) !== true)).toEqual([])
  })

  const liquid = new Liquid({ strictFilters: true, strictVariables: true })
  const said = (words: string, time: string) => String(liquid.parseAndRenderSync(words, { promise: { time, span: '' }, customer: { tier: '' } }))

  test('the words name the promised time, and promise nothing when there is none', () => {
    for (const { id, words } of retail.escalationRules) {
      for (const language of languages) {
        expect(said(words[language], '15:30'), id).toContain('15:30')
        expect(said(words[language], ''), id).not.toMatch(/前|by\b|[\s，,]$/)
        expect(sentences(said(words[language], '')), id).toBeGreaterThan(0)
      }
    }
  })

  test('every reason is one sentence', () => {
    expect(retail.escalationRules.filter(({ reason }) => languages.some((language) => sentences(reason[language]) !== 1)).map(({ id }) => id)).toEqual([])
  })
})

describe('words of danger (ES-2)', () => {
  /** Longer words that only look like one are taken out first. */
  function groupsIn(text: string): string[] {
    return retail.dangerWords.filter(({ words, notIn }) => {
      const rest = notIn.reduce((left, harmless) => left.replaceAll(harmless.toLowerCase(), ' '), text.toLowerCase())
      return words.some((word) => rest.includes(word.toLowerCase()))
    }).map(({ id }) => id)
  }

  test.each<[string, string[]]>([
    ['再不退款我就起诉', ['legal']],
    ['我要找律師打官司', ['legal']],
    ['I will take you to court', ['legal']],
    ['这件事引起诉求很多', []],
    ['麻煩轉告你們主管', []],
    ['the issue you told me about', []],
    ['我要去 12315 投诉', ['regulator']],
    ['我要找消保官', ['regulator']],
    ['我想取消协议', []],
    ['a new voltage regulator', []],
    ['找记者曝光', ['media']],
    ['我已經聯絡記者', ['media']],
    ['I told a journalist', ['media']],
    ['这台相机曝光不足', []],
    ['I read it on the newsletter', []],
    ['多媒体音箱没有声音', []],
    ['孩子被烫伤，在医院急诊', ['injury']],
    ['孩子觸電了', ['injury']],
    ['my son was injured', ['injury']],
    ['电脑中毒了', []],
    ['一接触电源就响', []],
    ['家里因此发生一起火灾', ['injury']],
    ['现在打骨折价吗', []],
    ['your hospitality', []],
    ['你们把信息泄露给别人了', ['privacy-leak']],
    ['我懷疑個資外洩', ['privacy-leak']],
    ['somebody leaked my address', ['privacy-leak']],
    ['贴膜是 my privacy screen', []],
    ['我不想活了', ['suicide']],
    ['我活不下去', ['suicide']],
    ['I want to die', ['suicide']],
    ['这是跳楼价吗', []],
    ['周末不想活动', []],
    ['please send it all back', []],
    ['律师说要找媒体', ['media', 'legal']],
  ])('%s → %j', (text, groups) => {
    expect(groupsIn(text)).toEqual(groups)
  })

  test('each group knows Simplified, Traditional and English', () => {
    expect(ids(retail.dangerWords).sort()).toEqual(['injury', 'legal', 'media', 'privacy-leak', 'regulator', 'suicide'])
    const simplified = /[诉师伤烫热媒体记会协监绝杀轻楼资隐给报电众]/
    const traditional = /[訴師傷燙熱體記會協監絕殺輕樓資隱給報電眾機]/
    for (const { id, words } of retail.dangerWords) {
      for (const script of [simplified, traditional, /^[a-z ]+$/]) expect(words.filter((word) => script.test(word)).length, `${id} ${script}`).toBeGreaterThan(2)
      expect(new Set(words).size, id).toBe(words.length)
    }
  })

  test('no harmless word hides all of a dangerous one', () => {
    for (const { words, notIn } of retail.dangerWords) expect(notIn.filter((harmless) => words.includes(harmless))).toEqual([])
  })
})

describe('departments (DP-1, DP-3)', () => {
  const asked = ['happened', 'tried', 'evidence', 'asked', 'by-when', 'told']

  test.each(retail.departments.map((department) => [department.id, department] as const))('%s is told everything, and what only it needs', (_id, department) => {
    expect(department.template.filter(({ required }) => required).map(({ id }) => id).slice(0, asked.length)).toEqual(asked)
    expect(department.template.length).toBeGreaterThan(asked.length)
  })

  test('DP-3: the product improvement need has a person to talk to', () => {
    const taking = retail.departments.filter(({ template }) => ids(template).includes('improvement'))
    expect(taking).toHaveLength(1)
    expect(taking[0]!.contact).toBeDefined()
  })

  test('PR-1: no template asks for a card number, password or code', () => {
    const texts = retail.departments.flatMap(({ template }) => template.flatMap(({ title, hint }) => [title, ...(hint === undefined ? [] : [hint])]))
    expect(texts.filter((text) => /卡号|密码|验证码/.test(text['zh-CN']) && !/不写/.test(text['zh-CN']))).toEqual([])
  })
})

describe('quality (QA-1)', () => {
  test('script compliance counts 40 %, resolution 60 %', () => {
    expect(retail.quality.groups.map(({ id, weight }) => [id, weight])).toEqual([['script', 40], ['resolution', 60]])
  })

  test('the identity within 30 s, and the confirmation within the time of CK-10', () => {
    const seconds = new Map(retail.quality.items.map(({ check, seconds: within }) => [check, within]))
    expect(seconds.get('identifiedWithin')).toBe(30)
    expect(seconds.get('confirmedWithin')).toBe(retail.clocks.find(({ rule }) => rule === 'CK-10')!.target)
  })

  test('QA-5: all that the desk can check is an item, each once, and seconds stand only where they are counted', () => {
    expect(retail.quality.items.flatMap(({ check }) => (check === undefined ? [] : [check])).sort()).toEqual([...qualityChecks].sort())
    for (const { id, check, seconds } of retail.quality.items) expect(seconds !== undefined, id).toBe(check === 'identifiedWithin' || check === 'confirmedWithin')
  })
})

test('IN-6: the tags that change how a customer is met', () => {
  expect(ids(retail.tags)).toEqual(['first-purchase', 'elderly', 'hard-of-hearing', 'careful', 'frequent-returns', 'press', 'no-marketing'])
})

test('TK-5: a complaint and its solution count from the earlier of two tickets that were merged, everything else from its own start', () => {
  expect(retail.clocks.filter(({ merge }) => merge === 'earliest').map(({ id }) => id)).toEqual([
    'response-complaint', 'preliminary-complaint', 'resolve-critical', 'resolve-high', 'resolve-medium', 'resolve-low', 'resolve-routine',
  ])
  expect(retail.repeatWithinDays).toBe(7)
})
