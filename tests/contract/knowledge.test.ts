import { describe, expect, test } from 'vitest'
import type { Role } from '../../shared/contract/people.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { packingQuestion, published, republished, shippedArticles, someContent, written } from '../helpers/articles.ts'
import { aContact, aPerson, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { retail } from '../helpers/playbooks.ts'

const supervised = (wanted: Parameters<typeof deskInMemory>[0] = {}) => seated(deskInMemory(wanted), { role: 'supervisor', name: 'Zhou Lan' })
const colleague = (desk: TestDesk, role: Role = 'agent', team = 'Day') => desk.as(aPerson(desk, { role, team, name: `The ${role}` }))
const shelf = (desk: TestDesk, name: 'published' | 'drafts' | 'review' | 'outdated' | 'retired') => desk.call('knowledge.list', { shelf: name }).rows.map(({ title }) => title)
const beside = (desk: TestDesk, contactId: ReturnType<typeof aContact>) => desk.call('knowledge.beside', { contactId }).articles

describe('writing', () => {
  test('draft → review → declined → review → published, each with who and why in the history', () => {
    const boss = supervised()
    const lead = colleague(boss, 'team-lead')
    const { articleId, version } = written(lead)
    expect([shelf(lead, 'drafts'), shelf(lead, 'published')]).toEqual([['Exchange of opened goods'], []])
    lead.call('knowledge.submit', { articleId, version })
    expect(shelf(boss, 'review')).toEqual(['Exchange of opened goods'])
    const declined = boss.call('knowledge.decline', { articleId, version: version + 1, reason: 'Say who pays the freight' })
    expect(declined).toMatchObject({ state: 'draft', inReview: false })
    const again = lead.call('knowledge.save', { articleId, version: declined.version, content: someContent({ text: { risks: '- We pay the freight' } }), reason: 'Freight' })
    lead.call('knowledge.submit', { articleId, version: again.version })
    const done = boss.call('knowledge.publish', { articleId, version: again.version + 1, learn: false, reason: 'Good' })
    expect(done).toMatchObject({ state: 'published', published: 1, writing: null, versions: [{ number: 1, author: 'The team-lead', publishedBy: 'Zhou Lan', learned: false }] })
    expect(boss.events.filter(({ entity }) => entity === 'article').map(({ type }) => type)).toEqual(['article.begun', 'article.submitted', 'article.declined', 'article.written', 'article.submitted', 'article.published'])
  })

  test('what was published is never written over: each change is a version of its own, and all can be read', () => {
    const desk = supervised()
    const first = published(desk)
    const second = republished(desk, first, someContent({ text: { title: 'Exchange within 15 days' } }))
    expect(second).toMatchObject({ published: 2, number: 2, versions: [{ number: 2 }, { number: 1 }] })
    expect(desk.call('knowledge.get', { articleId: first.articleId, number: 1 }).content.texts.en?.title).toBe('Exchange of opened goods')
    const draft = desk.call('knowledge.save', { articleId: first.articleId, version: second.version, content: someContent({ text: { title: 'Never mind' } }), reason: '' })
    expect(draft).toMatchObject({ published: 2, writing: 3, number: 3 })
    expect(desk.call('knowledge.get', { articleId: first.articleId })).toMatchObject({ number: 2 })
    expect(desk.call('knowledge.discard', { articleId: first.articleId, version: draft.version })).toMatchObject({ published: 2, writing: null, number: 2 })
  })

  test('who wrote on an older state is told, and nothing is written', () => {
    const desk = supervised()
    const { articleId, version } = written(desk)
    const content = someContent({ text: { title: 'Mine' } })
    desk.call('knowledge.save', { articleId, version, content, reason: '' })
    expect(desk.refused('knowledge.save', { articleId, version, content, reason: '' })).toMatchObject({ code: 'conflict', details: { what: 'article', version: version + 1 } })
    expect(desk.refused('knowledge.publish', { articleId, version, learn: false, reason: 'x' }).code).toBe('conflict')
  })

  test('what was sent back is its author\'s again, and nobody else\'s but the publishers\'', () => {
    const boss = supervised()
    const [lead, other] = [colleague(boss, 'team-lead'), colleague(boss, 'technical')]
    const { articleId, version } = written(lead)
    lead.call('knowledge.submit', { articleId, version })
    expect(other.call('knowledge.get', { articleId }).inReview).toBe(true)
    const declined = boss.call('knowledge.decline', { articleId, version: version + 1, reason: 'Say who pays' })
    expect(other.refused('knowledge.get', { articleId, number: null }).code).toBe('not_permitted')
    expect([shelf(lead, 'drafts'), shelf(other, 'drafts')]).toEqual([['Exchange of opened goods'], []])
    expect(lead.call('knowledge.get', { articleId }).declined).toMatchObject({ by: 'Zhou Lan', reason: 'Say who pays' })
    expect(lead.call('knowledge.save', { articleId, version: declined.version, content: someContent(), reason: 'We do' }).state).toBe('draft')
  })

  test('conditions name what the playbook has; a tag is as its author wrote it, and narrows a shelf', () => {
    const desk = supervised()
    const save = (content: object) => desk.refused('knowledge.save', { articleId: null, version: null, content: { ...someContent(), ...content }, reason: '' })
    for (const [what, when] of [['tier', { tier: ['gone'] }], ['channel', { channel: ['fax'] }], ['campaign', { campaign: ['summer'] }], ['tag', { tags: ['gone'] }]] as const) expect(save({ when })).toMatchObject({ code: 'not_found', details: { what } })
    for (const tag of ['a,b', '', 'x'.repeat(25), 'two\nlines', '价格；保护']) expect(save({ tags: [tag] }).code, tag).toBe('invalid_input')
    published(desk, someContent({ when: { tier: ['vip'], channel: ['chat'], campaign: ['double-11-2027'] }, tags: ['价格保护', 'Gift box', 'policy'] }))
    for (const tag of ['价格保护', 'Gift box', 'policy']) expect(desk.call('knowledge.list', { shelf: 'published', tag }).rows).toHaveLength(1)
    expect(desk.call('playbook.catalogue', {}).campaigns.map(({ id }) => id)).toContain('double-11-2027')
  })

  test('a draft is its author\'s and the publishers\' own', () => {
    const boss = supervised()
    const [lead, other] = [colleague(boss, 'team-lead'), colleague(boss, 'technical')]
    const { articleId } = written(lead)
    expect(other.refused('knowledge.get', { articleId, number: null }).code).toBe('not_permitted')
    expect(shelf(other, 'drafts')).toEqual([])
    expect(boss.call('knowledge.get', { articleId }).number).toBe(1)
    expect(colleague(boss).refused('knowledge.save', { articleId: null, version: null, content: someContent(), reason: '' }).code).toBe('not_permitted')
  })

  test.each([
    ['a scene that the playbook does not have', { scenes: ['nowhere'] }, { code: 'not_found', details: { what: 'scene', id: 'nowhere' } }],
    ['a need that it does not have', { needs: ['nothing'] }, { code: 'not_found', details: { what: 'need', id: 'nothing' } }],
    ['a department that it does not have', { owner: 'nobody' }, { code: 'not_found', details: { what: 'department', id: 'nobody' } }],
    ['an end before its beginning', { validFrom: '2026-02-01', validTo: '2026-01-01' }, { code: 'invalid_input' }],
    ['no language at all', { texts: {} }, { code: 'invalid_input' }],
    ['a question with an answer that is none of the options', { quiz: [{ ...packingQuestion, right: [5] }] }, { code: 'invalid_input' }],
    ['one right answer where there are to be several', { quiz: [{ ...packingQuestion, kind: 'multiple' }] }, { code: 'invalid_input' }],
  ])('%s is refused', (_what, values, refusal) => {
    const desk = supervised()
    expect(desk.refused('knowledge.save', { articleId: null, version: null, content: { ...someContent(), ...values }, reason: '' })).toMatchObject(refusal)
    expect(desk.eventsOf('article.begun')).toEqual([])
  })

  test('a script that does not hold may be a draft, is named, and is not published', () => {
    const desk = supervised()
    const { articleId, version, scriptIssues } = written(desk, someContent({ text: { script: 'Dear {{ customer.secret }}' } }))
    expect(scriptIssues).toEqual(["en: no variable 'customer.secret'"])
    expect(desk.refused('knowledge.publish', { articleId, version, learn: false, reason: 'x' })).toMatchObject({ code: 'not_ready', key: 'not_ready.script' })
    expect(desk.call('knowledge.get', { articleId }).state).toBe('draft')
  })

  test('retired leaves the step at once; taken back, it is there again', () => {
    const desk = supervised()
    const agent = colleague(desk)
    const contactId = aContact(agent, returnComplaint, 'outcome')
    const { articleId, version } = published(desk)
    expect(beside(agent, contactId)).toHaveLength(1)
    desk.call('knowledge.retire', { articles: [{ articleId, version }], reason: 'Policy ended' })
    expect([beside(agent, contactId), shelf(desk, 'retired')]).toEqual([[], ['Exchange of opened goods']])
    desk.call('knowledge.restore', { articles: [articleId] })
    expect(beside(agent, contactId)).toHaveLength(1)
    expect(desk.call('knowledge.get', { articleId })).toMatchObject({ state: 'published', retiredReason: null })
  })
})

describe('outdated', () => {
  test('past its date, of no use for 90 days, contradicted by an agent: each with its reason, until that is settled', () => {
    const desk = supervised({ at: '2026-01-10T04:00:00Z' })
    const expiring = published(desk, someContent({ validTo: '2026-01-31', text: { title: 'Expiring' } }))
    const wrong = published(desk, someContent({ text: { title: 'Wrong' } }))
    const agent = colleague(desk)
    const { reportId } = agent.call('knowledge.report', { articleId: wrong.articleId, number: 1, text: 'The limit is 800 now' })
    expect(desk.call('knowledge.list', { shelf: 'outdated' }).rows.map(({ title, outdated }) => [title, outdated])).toEqual([['Wrong', ['contradicted']]])
    desk.clock.advance(25 * day)
    expect(desk.call('knowledge.get', { articleId: expiring.articleId }).outdated).toEqual(['expired'])
    desk.call('knowledge.settle', { reportId, reason: 'It is still 500' })
    expect(shelf(desk, 'outdated')).toEqual(['Expiring'])
    desk.clock.advance(66 * day)
    expect(new Set(shelf(desk, 'outdated'))).toEqual(new Set(['Expiring', 'Wrong']))
    expect(desk.call('knowledge.get', { articleId: wrong.articleId }).outdated).toEqual(['unused'])
  })

  test('a new version answers what was reported', () => {
    const desk = supervised()
    const article = published(desk)
    colleague(desk).call('knowledge.report', { articleId: article.articleId, number: 1, text: 'Old price' })
    expect(republished(desk, desk.call('knowledge.get', { articleId: article.articleId }), someContent())).toMatchObject({ reports: [], outdated: [] })
  })
})

describe('beside the step (KB-4)', () => {
  test('what is about the need comes before what is about the scene; what is for others, or not valid today, is not there', () => {
    const desk = supervised()
    published(desk, someContent({ needs: [], text: { title: 'Of the scene' } }))
    published(desk, someContent({ text: { title: 'Of the need' } }))
    published(desk, someContent({ when: { tier: ['vip'] }, text: { title: 'For VIPs' } }))
    published(desk, someContent({ audience: ['quality'], text: { title: 'For quality' } }))
    published(desk, someContent({ validTo: '2020-01-01', text: { title: 'Long ago' } }))
    published(desk, someContent({ needs: ['change-details'], text: { title: 'Of another need' } }))
    const agent = colleague(desk)
    const contactId = aContact(agent, returnComplaint, 'outcome')
    expect(beside(agent, contactId).map(({ title, why }) => [title, why])).toEqual([['Of the need', ['need', 'scene']], ['Of the scene', ['scene']]])
    expect(beside(agent, aContact(agent, stockInquiry, 'outcome'))).toEqual([])
  })

  test('what helped with this need rises, once a problem, and is linked to the ticket in the version that was read', () => {
    const boss = supervised()
    const desk = colleague(boss)
    published(boss, someContent({ text: { title: 'First' } }))
    const second = published(boss, someContent({ text: { title: 'Second' } }))
    const contactId = aContact(desk, returnComplaint, 'outcome')
    const used = { articleId: second.articleId, number: 1, contactId }
    desk.call('knowledge.use', used)
    desk.call('knowledge.use', used)
    const other = aContact(desk, returnComplaint, 'outcome')
    expect(beside(desk, other).map(({ title, usesHere, used }) => [title, usesHere, used])).toEqual([['Second', 1, false], ['First', 0, false]])
    expect(beside(desk, contactId)[0]).toMatchObject({ title: 'Second', used: true, script: ', please keep the packing.' })
    const { ticketId } = desk.call('intake.save', { contactId })
    republished(boss, boss.call('knowledge.get', { articleId: second.articleId }), someContent({ text: { title: 'Second, changed' } }))
    expect(desk.call('knowledge.ofTicket', { ticketId: ticketId })).toMatchObject([{ articleId: second.articleId, number: 1, title: 'Second', published: 2 }])
    desk.call('knowledge.unuse', { articleId: second.articleId, number: 1, ticketId })
    expect(desk.call('knowledge.ofTicket', { ticketId: ticketId })).toEqual([])
    expect(beside(desk, other).map(({ usesHere }) => usesHere)).toEqual([0, 0])
  })
})

describe('learning (KB-3, CK-18)', () => {
  const target = retail.clocks.find(({ metric }) => metric === 'learning')!.target * 1000
  const lessonOf = (desk: TestDesk) => desk.call('knowledge.learning', {})[0]!
  const learned = (desk: TestDesk) => published(desk, someContent({ quiz: [packingQuestion] }), true)

  test('everybody of the audience but who published it has to pass within the time that the playbook says; the lead sees who has not', () => {
    const boss = supervised()
    const [one, two, lead, analyst] = [colleague(boss), colleague(boss, 'agent', 'Night'), colleague(boss, 'team-lead'), colleague(boss, 'analyst')]
    learned(boss)
    expect([boss, analyst].map((desk) => desk.call('knowledge.learning', {}))).toEqual([[], []])
    const mine = lessonOf(one)
    expect(mine).toMatchObject({ dueAt: boss.clock.now() + target, passedAt: null, attempts: 0, questions: 1 })
    const { questions } = one.call('knowledge.quiz', { learningId: mine.learningId })
    expect(questions[0]!.options.map(({ place }) => place).sort()).toEqual([0, 1])
    expect(one.call('knowledge.answer', { learningId: mine.learningId, answers: [[0]] })).toEqual({ passed: false, results: [{ right: false, part: 'steps', passage: '1. Ask for the order number' }] })
    expect(one.call('knowledge.answer', { learningId: mine.learningId, answers: [[1]] })).toEqual({ passed: true, results: [{ right: true, part: 'steps', passage: null }] })
    expect(lessonOf(one)).toMatchObject({ attempts: 2, passedAt: boss.clock.now() })
    expect(two.refused('knowledge.quiz', { learningId: mine.learningId }).code).toBe('not_permitted')
    expect(lead.call('knowledge.lessons', {})[0]!.learners.map(({ name, passedAt }) => [name, passedAt !== null])).toEqual([['The agent', true], ['The team-lead', false]])
    expect(boss.call('knowledge.lessons', {})[0]!.learners).toHaveLength(3)
    expect(one.refused('knowledge.lessons', {}).code).toBe('not_permitted')
  })

  test('late is recorded once, at its true instant, however long the machine slept; passed afterwards it stays late', () => {
    const boss = supervised()
    const agent = colleague(boss)
    learned(boss)
    const { learningId, dueAt } = lessonOf(agent)
    boss.clock.set(dueAt + 8 * hour)
    boss.backend.wake()
    boss.backend.wake()
    expect(boss.eventsOf('learning.breached').map(({ instant }) => instant)).toEqual([dueAt])
    expect(boss.alarms.flat()).toMatchObject([{ kind: 'breached', subject: 'Exchange of opened goods', dueAt }])
    agent.call('knowledge.answer', { learningId, answers: [[1]] })
    expect(lessonOf(agent)).toMatchObject({ breachedAt: dueAt, passedAt: dueAt + 8 * hour })
  })

  test('the one timer wakes for it', () => {
    const boss = supervised()
    const agent = colleague(boss)
    learned(boss)
    boss.clock.advance(target + minute)
    expect(lessonOf(agent).breachedAt).toBe(lessonOf(agent).dueAt)
  })

  test('a later version, or a retirement, ends what is open; nobody is made late by it', () => {
    const boss = supervised()
    const agent = colleague(boss)
    const first = learned(boss)
    const second = republished(boss, first, someContent({ quiz: [packingQuestion] }))
    expect(agent.call('knowledge.learning', {})).toEqual([])
    const third = republished(boss, second, someContent({ quiz: [packingQuestion] }), true)
    expect(lessonOf(agent)).toMatchObject({ number: 3 })
    boss.call('knowledge.retire', { articles: [{ articleId: third.articleId, version: third.version }], reason: 'Over' })
    boss.clock.advance(2 * target)
    expect(boss.eventsOf('learning.breached')).toEqual([])
  })

  test('without questions nothing can be learned', () => {
    const boss = supervised()
    const { articleId, version } = written(boss)
    expect(boss.refused('knowledge.publish', { articleId, version, learn: true, reason: 'x' })).toMatchObject({ code: 'not_ready', key: 'not_ready.quiz' })
  })
})

describe('proposals (KB-5)', () => {
  test('from a ticket in one step; adopted it becomes a draft about what that customer wanted, and is credited', () => {
    const boss = supervised()
    const agent = colleague(boss)
    const { ticketId } = agent.call('intake.save', { contactId: aContact(agent, returnComplaint, 'outcome') })
    const { proposalId, version } = agent.call('knowledge.propose', { ticketId, articleId: null, title: 'Ask for a photo first', text: 'It saved one call.' })
    expect(agent.refused('knowledge.decide', { proposalId, version, adopted: true, reason: 'x' }).code).toBe('not_permitted')
    const { became } = boss.call('knowledge.decide', { proposalId, version, adopted: true, reason: 'Good idea' })
    expect(boss.call('knowledge.get', { articleId: became!.articleId })).toMatchObject({ state: 'draft', content: { needs: ['exchange-goods'], texts: { en: { title: 'Ask for a photo first' } } } })
    // A draft is not its proposer's to read; in force it is everybody's.
    const own = () => agent.call('knowledge.proposals', { state: 'adopted', mine: true })[0]?.became
    expect([became?.state, own()]).toEqual(['draft', null])
    boss.call('knowledge.publish', { articleId: became!.articleId, version: 1, learn: false, reason: 'Checked' })
    expect(own()).toEqual({ articleId: became!.articleId, title: 'Ask for a photo first', state: 'published' })
    expect(boss.refused('knowledge.decide', { proposalId, version: version + 1, adopted: false, reason: 'x' }).key).toBe('not_possible.decided')
    expect(boss.call('knowledge.credits', {})).toMatchObject([{ name: 'The agent', proposed: 1, adopted: 1 }])
    expect(agent.call('knowledge.proposals', { state: 'adopted', mine: true })).toMatchObject([{ decidedBy: 'Zhou Lan', reason: 'Good idea' }])
  })
})

describe('finding (KB-4)', () => {
  const titles = (desk: TestDesk, text: string) => desk.call('knowledge.find', { text }).articles.map(({ title }) => title.text)

  test('what is in force is found a moment after, in either script, by pinyin, in the reader\'s words; what has gone is not', () => {
    const desk = supervised()
    const text = { problem: '', script: '', steps: '', risks: '' }
    const { articleId, version } = published(desk, { ...someContent(), texts: { 'zh-CN': { ...text, title: '退款多久到账' }, en: { ...text, title: 'When a refund arrives' } } })
    expect(titles(desk, '退款')).toEqual([])
    desk.clock.advance(0)
    const chinese = desk.speaking('zh-CN')
    expect(['退款', '退', 'tk', 'tuikuan', '到賬', 'refund'].map((typed) => titles(chinese, typed))).toEqual(Array.from({ length: 6 }, () => ['退款多久到账']))
    expect(titles(desk, 'tuikuan')).toEqual(['When a refund arrives'])
    expect(chinese.call('knowledge.find', { text: '退款' }).articles[0]).toMatchObject({ articleId, number: 1, why: 'title', title: { marks: [{ from: 0, to: 2 }] } })
    desk.call('knowledge.retire', { articles: [{ articleId, version }], reason: 'Over' })
    expect(titles(chinese, '退款')).toEqual([])
    desk.clock.advance(0)
    expect(desk.rows('SELECT * FROM search_document')).toEqual([])
    desk.call('knowledge.restore', { articles: [articleId] })
    desk.clock.advance(0)
    expect(titles(chinese, '退款')).toEqual(['退款多久到账'])
  })

  test('what was looked for in vain is on a list with who looked for it last, goes from it when somebody says so, and comes back', () => {
    const boss = supervised()
    const agent = colleague(boss)
    expect(agent.call('knowledge.find', { text: 'drone delivery' })).toMatchObject({ articles: [], isMissing: true })
    agent.call('knowledge.miss', { text: 'drone delivery' })
    agent.call('knowledge.miss', { text: 'Drone  delivery' })
    expect(boss.call('knowledge.missing', {})).toMatchObject([{ query: expect.stringMatching(/drone {1,2}delivery/i) as string, times: 2, lastBy: 'The agent' }])
    expect(agent.refused('knowledge.missing', {}).code).toBe('not_permitted')
    boss.call('knowledge.forgetMissing', { text: 'drone delivery' })
    expect(boss.call('knowledge.missing', {})).toEqual([])
    boss.call('knowledge.recallMissing', { text: 'drone delivery' })
    expect(boss.call('knowledge.missing', {})).toMatchObject([{ times: 2 }])
    expect(agent.refused('knowledge.recallMissing', { text: 'drone delivery' }).code).toBe('not_permitted')
  })

  test('a supervisor\'s synonyms find at once', () => {
    const boss = supervised()
    published(boss, someContent({ text: { title: 'Exchange of opened goods' } }))
    boss.clock.advance(0)
    expect(titles(boss, 'swap')).toEqual([])
    const [synonym] = boss.call('knowledge.saveSynonym', { synonymId: null, version: null, words: ['exchange', 'swap'] })
    expect(titles(boss, 'swap')).toEqual(['Exchange of opened goods'])
    expect(boss.refused('knowledge.saveSynonym', { synonymId: synonym!.synonymId, version: 9, words: ['a', 'b'] }).code).toBe('conflict')
    boss.call('knowledge.removeSynonym', { synonymId: synonym!.synonymId, version: synonym!.version })
    expect(titles(boss, 'swap')).toEqual([])
  })
})

describe('what comes with the program', () => {
  const taken = (desk: TestDesk) => desk.call('knowledge.list', { shelf: 'published' })
  test('is in force at the first start, all of it', () => {
    const desk = supervised({ knowledge: shippedArticles })
    const count = shippedArticles.read().length
    expect(taken(desk).counts.published).toBe(count)
    expect(desk.eventsOf('article.begun')).toHaveLength(count)
    expect(desk.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('is taken once; a later state replaces what nobody here has changed or retired', () => {
    const folder = temporaryFolder()
    const [file] = shippedArticles.read() as [Record<string, unknown>]
    const named = (title: string, id: string) => ({ ...file, id, title: { 'zh-CN': title, 'zh-TW': title, en: title } })
    const open = (version: number, title: string) => deskInFolder(folder, { seed: version * 10, knowledge: { version, read: () => ['changed', 'retired', 'untouched'].map((id) => named(`${id} ${title}`, id)) } })
    const first = seated(open(1, 'old'), { role: 'supervisor' })
    const person = first.call('people.list', {})[0]!
    const of = (title: string) => taken(first).rows.find((row) => row.title === title)!
    const { articleId, version } = of('changed old')
    republished(first, { articleId, version }, someContent({ text: { title: 'changed here' } }))
    first.call('knowledge.retire', { articles: [{ articleId: of('retired old').articleId, version: of('retired old').version }], reason: 'Not ours' })
    first.backend.close()
    const again = open(1, 'never read').as(person)
    expect(new Set(taken(again).rows.map(({ title }) => title))).toEqual(new Set(['changed here', 'untouched old']))
    again.backend.close()
    const later = open(2, 'new').as(person)
    expect(new Set(taken(later).rows.map(({ title, number }) => `${title} ${String(number)}`))).toEqual(new Set(['changed here 2', 'untouched new 2']))
    later.backend.close()
  })

  test('that does not hold is refused whole and logged; the desk opens', () => {
    const desk = supervised({ knowledge: { version: 1, read: () => [{ id: 'half' }] } })
    expect([taken(desk).rows, desk.log.map(({ event }) => event)]).toEqual([[], ['knowledge.refused']])
  })
})
