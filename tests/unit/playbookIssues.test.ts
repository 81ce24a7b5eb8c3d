import { describe, expect, test } from 'vitest'
import { readPlaybook } from '../../shared/playbookIssues.ts'

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const named = (id: string) => ({ id, title: words(id) })
const script = (id: string) => [{ id, variants: [{ text: words(id) }] }]

/** The smallest playbook in which every kind of reference occurs once. */
function sound() {
  const step = (id: string) => ({ title: words(id), script: script(id) })
  return {
    format: 1,
    id: 'small',
    version: 1,
    title: words('small'),
    kinds: [named('inbound')],
    channels: [{ ...named('phone'), live: true, arrivesEarlier: false, kind: 'inbound' }],
    types: [named('inquiry'), named('complaint')],
    classes: [named('general')],
    severities: [{ ...named('L1'), meaning: words('grave') }],
    priorities: [{ ...named('high'), meaning: words('now') }],
    impacts: [{ ...named('wide'), meaning: words('many') }],
    urgencies: [{ ...named('soon'), meaning: words('today') }],
    tiers: [named('vip')],
    tags: [named('careful')],
    campaigns: [{ ...named('sale'), reason: 'campaign', from: '2026-11-01T00:00:00+08:00', to: '2026-11-12T00:00:00+08:00' }],
    departments: [{ ...named('finance'), template: [{ ...named('asked'), required: true }] }],
    fields: [
      { ...named('order-no'), kind: 'order' },
      { ...named('state'), kind: 'choice', options: [named('new'), named('used')] },
    ],
    steps: { ask: { ...step('ask'), fields: [{ field: 'order-no', required: true }] }, type: step('type'), scene: step('scene'), need: step('need'), outcome: step('outcome') },
    scenes: [
      named('order'),
      { ...named('payment'), parent: 'order', script: script('pay'), fields: [{ field: 'state' }], confirmations: [{ ...named('state-checked'), field: 'state' }] },
      { ...named('delivery'), parent: 'order' },
    ],
    needs: [
      { ...named('refund'), scenes: ['payment'], script: script('refund'), operation: [words('do')], outcome: 'solved', department: 'finance', class: 'general', impact: 'wide', urgency: 'soon' },
      { ...named('hurry'), scenes: ['delivery'], script: script('hurry'), operation: [words('do')], outcome: 'solved' },
    ],
    severityRules: [{ id: 'always', suggest: 'L1', reason: words('always') }],
    priorityRules: [
      { id: 'complaint', when: { type: ['complaint'] }, suggest: 'high', reason: words('unhappy') },
      { id: 'always', suggest: 'high', reason: words('always') },
    ],
    outcomes: [{ ...named('solved'), effect: 'resolve', script: script('done') }],
    clocks: [{ ...named('solve'), rule: 'CK-9', metric: 'resolution', target: 60, start: 'contactArrived', stop: 'ticketResolved', warnAt: 0.5 }],
    frequentNeeds: ['refund'],
    ladder: [named('team-lead')],
    escalationRules: [
      {
        ...named('late'), when: { and: [{ '>=': [{ var: 'clock.share' }, 1] }, { in: ['L1', [{ var: 'severity' }]] }] }, reason: words('late'), level: 'team-lead', deadline: 600,
        words: words('passed on'), priority: 1, coolDown: 0,
      },
    ],
    dangerWords: [{ ...named('law'), words: ['起诉'], notIn: ['不起诉书'] }],
    quality: { groups: [{ ...named('all'), weight: 100 }], items: [{ ...named('one'), group: 'all', weight: 100 }] },
  }
}

const keysOf = (path: string) => path.split(/[.[\]]+/).filter((key) => key !== '')

/** The sound playbook with the value at `path` replaced, or taken away when `value` is undefined. */
function broken(path: string, value: unknown): unknown {
  const playbook: unknown = sound()
  const keys = keysOf(path)
  const last = keys.pop()!
  const holder = keys.reduce((at, key) => (at as Record<string, unknown>)[key], playbook) as Record<string, unknown>
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else holder[last] = value
  return playbook
}

function issuesOf(json: unknown) {
  const reading = readPlaybook(json)
  return reading.ok ? [] : reading.issues
}

test('the sound one is read, with what is left out filled in', () => {
  const reading = readPlaybook(sound())
  expect(reading.ok ? [] : reading.issues).toEqual([])
  expect(reading.ok && reading.playbook.severityRules[0]?.when).toEqual({})
  expect(reading.ok && reading.playbook.scenes[2]?.confirmations).toEqual([])
})

test('a need at a branch serves every leaf below it', () => {
  expect(issuesOf(broken('needs[1].scenes', ['order']))).toEqual([])
})

const unknownScope = { type: ['praise'] }

describe('a broken one is refused, with path and reason', () => {
  test.each<[what: string, at: string, value: unknown, path: string, reason: RegExp]>([
    // references to nothing
    ['a need in an unknown scene', 'needs[0].scenes', ['payment', 'gone'], 'needs[0].scenes[1]', /no scene 'gone'/],
    ['a need with an unknown outcome', 'needs[1].outcome', 'gone', 'needs[1].outcome', /no outcome 'gone'/],
    ['a need with an unknown department', 'needs[0].department', 'gone', 'needs[0].department', /no department 'gone'/],
    ['a scene below an unknown one', 'scenes[2].parent', 'gone', 'scenes[2].parent', /no scene 'gone'/],
    ['an unknown field on a step', 'steps.ask.fields[0].field', 'gone', 'steps.ask.fields[0].field', /no field 'gone'/],
    ['an unknown field in a scene', 'scenes[2].fields', [{ field: 'gone' }], 'scenes[2].fields[0].field', /no field 'gone'/],
    ['an unknown field of a need', 'needs[0].fields', [{ field: 'gone' }], 'needs[0].fields[0].field', /no field 'gone'/],
    ['a confirmation by a field that the scene does not show', 'scenes[1].confirmations[0].field', 'order-no', 'scenes[1].confirmations[0].field', /not among the fields/],
    ['a rule that suggests an unknown severity', 'severityRules[0].suggest', 'L9', 'severityRules[0].suggest', /no severity 'L9'/],
    ['a rule that suggests a severity as priority', 'priorityRules[0].suggest', 'L1', 'priorityRules[0].suggest', /no priority 'L1'/],
    ['an unknown fact in the scope of a rule', 'priorityRules[0].when', unknownScope, 'priorityRules[0].when.type[0]', /no type 'praise'/],
    ['an unknown fact in the scope of a clock', 'clocks[0].when', { priority: ['high', 'gone'] }, 'clocks[0].when.priority[1]', /no priority 'gone'/],
    ['an unknown fact in the scope of a line', 'steps.type.script[0].variants[0].when', unknownScope, 'steps.type.script[0].variants[0].when.type[0]', /no type 'praise'/],
    ['an unknown fact in the words of an outcome', 'outcomes[0].script[0].variants[0].when', { tier: ['gold'] }, 'outcomes[0].script[0].variants[0].when.tier[0]', /no tier 'gold'/],
    ['an unknown fact in the scope of a field', 'steps.ask.fields[0].when', { channel: ['fax'] }, 'steps.ask.fields[0].when.channel[0]', /no channel 'fax'/],
    ['a channel of an unknown kind', 'channels[0].kind', 'gone', 'channels[0].kind', /no kind 'gone'/],
    ['a scene for an unknown kind', 'scenes[0].kinds', ['gone'], 'scenes[0].kinds[0]', /no kind 'gone'/],
    ['an unknown tag in a scope', 'clocks[0].when', { tags: ['gone'] }, 'clocks[0].when.tags[0]', /no tag 'gone'/],
    ['an unknown owner in a scope', 'severityRules[0].when', { owner: ['gone'] }, 'severityRules[0].when.owner[0]', /no department 'gone'/],
    ['a need of an unknown class', 'needs[0].class', 'gone', 'needs[0].class', /no class 'gone'/],
    ['a need of unknown impact', 'needs[0].impact', 'gone', 'needs[0].impact', /no impact 'gone'/],
    ['a need of unknown urgency', 'needs[0].urgency', 'gone', 'needs[0].urgency', /no urgency 'gone'/],
    ['a frequent need that is none', 'frequentNeeds[0]', 'gone', 'frequentNeeds[0]', /no need 'gone'/],
    ['a rule to a level that is not on the ladder', 'escalationRules[0].level', 'king', 'escalationRules[0].level', /no level 'king'/],
    ['a rule about a fact that nobody knows', 'escalationRules[0].when', { '==': [{ var: 'weather' }, 'rain'] }, 'escalationRules[0].when.==[0].var', /no fact 'weather'/],
    ['a rule that does more than compare', 'escalationRules[0].when', { map: [] }, 'escalationRules[0].when', /an operation has one of/],
    ['a rule with two operations in one', 'escalationRules[0].when', { and: [], or: [] }, 'escalationRules[0].when', /an operation has one of/],
    ['a rule that goes round and round', 'escalationRules[0].when', { reduce: [{ var: 'tags' }, { '+': [1] }, 0] }, 'escalationRules[0].when', /an operation has one of/],
    ['a rule too deep to be read by anybody', 'escalationRules[0].when', Array.from({ length: 20 }).reduce((when) => ({ '!': when }), { '==': [{ var: 'severity' }, 'L1'] }), 'escalationRules[0].when.!.!.!.!.!.!.!.!.!.!.!.!', /nested more than 12 levels/],
    ['a rule that ends no stack', 'escalationRules[0].when', Array.from({ length: 9_000 }).reduce((when) => ({ '!': when }), true), '', /nested more than 64 levels/],
    ['a rule that is always the same text', 'escalationRules[0].when', 'L1', 'escalationRules[0].when', /only if it is a comparison/],
    ['a comparison with nothing', 'escalationRules[0].when', { '==': [{ var: 'severity' }] }, 'escalationRules[0].when', /'==' takes 2 values/],
    ['a denial of two things', 'escalationRules[0].when', { '!': [true, false] }, 'escalationRules[0].when', /'!' takes 1 values/],
    ['words that are more than a number', 'escalationRules[0].when', { '>': [{ var: 'tier' }, 3] }, 'escalationRules[0].when', /'>' does not compare these: tier, number/],
    ['a list that is a text', 'escalationRules[0].when', { '==': [{ var: 'danger' }, 'law'] }, 'escalationRules[0].when', /'==' does not compare these: danger, text/],
    ['a text that is in no list', 'escalationRules[0].when', { in: ['L1', { var: 'severity' }] }, 'escalationRules[0].when', /'in' does not compare these: text, severity/],
    ['a conclusion from texts', 'escalationRules[0].when', { and: [{ var: 'tier' }, true] }, 'escalationRules[0].when', /'and' does not compare these/],
    ['a severity that there is not', 'escalationRules[0].when', { '==': [{ var: 'severity' }, 'L9'] }, 'escalationRules[0].when.==', /'L9' is nothing that it could be/],
    ['a tier that there is not, among those listed', 'escalationRules[0].when', { in: [{ var: 'tier' }, ['vip', 'king']] }, 'escalationRules[0].when.in', /'king' is nothing that it could be/],
    ['a false friend that is no friend', 'dangerWords[0].notIn[0]', '求诉', 'dangerWords[0].notIn[0]', /holds none of the words/],
    ['a period that begins with that of another ticket', 'clocks[0]', { ...named('solve'), rule: 'CK-8', metric: 'progressUpdate', target: 60, start: 'ticketOpened', restart: 'progressTold', stop: 'ticketResolved', warnAt: 0.5, periodic: true, merge: 'earliest' }, 'clocks[0].merge', /a promise of its own/],
    ['a way to merge that there is not', 'clocks[0].merge', 'latest', 'clocks[0].merge', /Invalid option/],
    ['a campaign that ends before it begins', 'campaigns[0].to', '2026-10-01T00:00:00+08:00', 'campaigns[0].to', /must end after it begins/],
    ['a campaign without an offset', 'campaigns[0].from', '2026-11-01T00:00:00', 'campaigns[0].from', /Invalid ISO datetime/],
    ['quality items that do not add up', 'quality.items[0].weight', 99, 'quality.groups[0]', /must add up to 100/],
    ['quality groups that do not add up', 'quality.groups[0].weight', 99, 'quality.groups', /must add up to 100/],
    ['a quality item of no group', 'quality.items[0].group', 'gone', 'quality.items[0].group', /no group 'gone'/],
    // the same id twice
    ['two channels of one id', 'channels', [0, 1].map(() => ({ ...named('phone'), live: true, arrivesEarlier: false, kind: 'inbound' })), 'channels[1].id', /'phone' is used twice/],
    ['two needs of one id', 'needs[1].id', 'refund', 'needs[1].id', /'refund' is used twice/],
    ['two scenes of one id', 'scenes[2].id', 'payment', 'scenes[2].id', /'payment' is used twice/],
    ['two options of one id', 'fields[1].options[1].id', 'new', 'fields[1].options[1].id', /'new' is used twice/],
    ['two lines of one id in one script', 'needs[0].script', [...script('same'), ...script('same')], 'needs[0].script[1].id', /'same' is used twice/],
    ['two rules of one id', 'priorityRules[1].id', 'complaint', 'priorityRules[1].id', /'complaint' is used twice/],
    // trees and rules that do not end
    ['a scene above itself', 'scenes[0].parent', 'order', 'scenes[0].parent', /'order' is above itself/],
    ['two scenes above each other', 'scenes[0].parent', 'payment', 'scenes[1].parent', /is above itself/],
    ['a leaf that no need serves', 'needs[1].scenes', ['payment'], 'scenes[2]', /no need names this scene/],
    ['severity rules of which none holds always', 'severityRules[0].when', { type: ['complaint'] }, 'severityRules[0].when', /last rule must hold always/],
    ['priority rules of which the last is not total', 'priorityRules[1].when', { tier: ['vip'] }, 'priorityRules[1].when', /last rule must hold always/],
    ['a choice without options', 'fields[1].options', undefined, 'fields[1].options', /must have them/],
    ['options of what is no choice', 'fields[0].options', [named('one'), named('two')], 'fields[0].options', /belong to fields of kind choice/],
    // shape
    ['a missing language', 'scenes[0].title.zh-TW', undefined, 'scenes[0].title.zh-TW', /expected string/],
    ['an empty text', 'outcomes[0].title.en', '', 'outcomes[0].title.en', /Too small/],
    ['a lone surrogate', 'needs[0].title.en', 'a\ud800', 'needs[0].title.en', /malformed_text/],
    ['a fourth language', 'title.fr', 'petit', 'title', /Unrecognized key: "fr"/],
    ['an unknown key', 'steps.need.color', 'red', 'steps.need', /Unrecognized key: "color"/],
    ['a sixth step', 'steps.sing', {}, 'steps', /Unrecognized key: "sing"/],
    ['an unknown fact as key of a scope', 'clocks[0].when', { weather: ['rain'] }, 'clocks[0].when', /Unrecognized key: "weather"/],
    ['a missing part', 'outcomes', undefined, 'outcomes', /expected array/],
    ['a step without words', 'steps.scene.script', [], 'steps.scene.script', /Too small/],
    ['a target in words', 'clocks[0].target', '30 s', 'clocks[0].target', /expected number/],
    ['a target of nothing', 'clocks[0].target', 0, 'clocks[0].target', /Too small/],
    ['a warning after the end', 'clocks[0].warnAt', 1, 'clocks[0].warnAt', /Too big/],
    ['a moment that never comes', 'clocks[0].stop', 'sunset', 'clocks[0].stop', /Invalid option/],
    ['an id that cannot be spoken', 'tiers[0].id', 'V I P', 'tiers[0].id', /Invalid string/],
    ['a format of tomorrow', 'format', 2, 'format', /expected 1/],
    ['a version that is no number', 'version', '1', 'version', /expected number/],
  ])('%s', (_what, at, value, path, reason) => {
    const issues = issuesOf(broken(at, value))
    expect(issues.map((issue) => issue.path)).toContain(path)
    expect(issues.find((issue) => issue.path === path)?.reason).toMatch(reason)
  })

  test.each([['nothing', null], ['a list', []], ['a text', 'playbook'], ['a number', 7]])('%s instead of a playbook', (_what, json) => {
    expect(issuesOf(json)).toMatchObject([{ path: '', code: 'otherKind', reason: expect.stringContaining('expected object') as string }])
  })

  test('every reference that is wrong is named, not only the first', () => {
    const playbook = sound()
    playbook.needs[0]!.outcome = 'gone'
    playbook.needs[1]!.outcome = 'gone'
    playbook.priorityRules[0]!.suggest = 'gone'
    expect(issuesOf(playbook).map((issue) => issue.path)).toEqual(['needs[0].outcome', 'needs[1].outcome', 'priorityRules[0].suggest'])
  })

  test('no more than fifty issues are reported', () => {
    const playbook = sound()
    playbook.needs[0]!.scenes = Array.from({ length: 32 }, () => 'gone')
    playbook.needs[1]!.scenes = Array.from({ length: 32 }, () => 'gone')
    expect(issuesOf(playbook)).toHaveLength(50)
  })

  test('a __proto__ key is an unknown key', () => {
    const json: unknown = JSON.parse(JSON.stringify(sound()).replace('{', '{"__proto__":{"title":"other"},'))
    expect(issuesOf(json)).toEqual([{ path: '', code: 'unknownKeys', values: { found: 'Unrecognized key: "__proto__"', keys: '__proto__' }, reason: 'Unrecognized key: "__proto__"' }])
  })
})

describe('a screen has words for the way in which the shape is wrong', () => {
  const hours = (over: object) => ({ timeZone: 'Asia/Shanghai', weekly: {}, ...over })
  const calendar = (over: object) => [{ id: 'office', title: sound().title, hours: hours(over) }]
  test.each<[string, unknown, string, string, Readonly<Record<string, string>>]>([
    ['steps.ask', undefined, 'steps.ask', 'missing', {}],
    ['version', '1', 'version', 'otherKind', {}],
    ['version', 0, 'version', 'tooSmall', { least: '1' }],
    ['clocks[0].warnAt', 1, 'clocks[0].warnAt', 'tooBig', { most: '1' }],
    ['title.en', '', 'title.en', 'empty', {}],
    ['title.en', 'x'.repeat(4_001), 'title.en', 'tooLong', { most: '4000' }],
    ['title.en', 'x\u0000', 'title.en', 'malformed_text', {}],
    ['clocks', [], 'clocks', 'tooFew', { least: '1' }],
    ['calendars', Array.from({ length: 21 }, () => calendar({})[0]), 'calendars', 'tooMany', { most: '20' }],
    ['clocks[0].rule', 'ck', 'clocks[0].rule', 'otherForm', {}],
    ['format', 2, 'format', 'notOneOf', { known: '1' }],
    ['calendars', calendar({ timeZone: 'Mars/Olympus' }), 'calendars[0].hours.timeZone', 'unknown_time_zone', {}],
    ['calendars', calendar({ weekly: { mon: [['18:00', '09:00']] } }), 'calendars[0].hours.weekly.mon[0]', 'ends_before_it_begins', {}],
    ['calendars', calendar({ weekly: { mon: [['09:00', '12:00'], ['11:00', '18:00']] } }), 'calendars[0].hours.weekly.mon[1]', 'overlaps_or_out_of_order', {}],
    ['calendars', calendar({ holidays: [{ date: '2026-10-01' }, { date: '2026-10-01' }] }), 'calendars[0].hours.holidays[1].date', 'given_twice', {}],
  ])('%s %#', (at, value, path, code, values) => {
    expect(issuesOf(broken(at, value))).toContainEqual(expect.objectContaining({ path, code, values: expect.objectContaining(values) as object }))
  })
})
