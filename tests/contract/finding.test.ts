import { describe, expect, test } from 'vitest'
import type { ContactId } from '../../shared/ids.ts'
import { aCustomer, aContact, aPerson, aTicket, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { published, someContent } from '../helpers/articles.ts'
import { retail } from '../helpers/playbooks.ts'

const found = (desk: TestDesk, text: string) => desk.call('search.anything', { text, contactId: null })

/** What is to be indexed after the command is. */
const indexed = (desk: TestDesk): TestDesk => {
  desk.clock.advance(0)
  return desk
}

const broken = '杯子破了，请打 13912345678 联系我姐姐'

function withTicket(): { desk: TestDesk; ticketId: ReturnType<typeof aTicket>['ticketId']; number: string } {
  const desk = seated(deskInMemory()).speaking('zh-CN')
  const { ticketId, number } = aTicket(desk, { ...returnComplaint, answers: { description: broken, 'order-no': 'TB20240315-0017' } })
  return { desk: indexed(desk), ticketId, number }
}

describe('scripts and needs of the playbook in force', () => {
  const desk = seated(deskInMemory()).speaking('zh-CN')

  test.each<[string, string]>([['退款', '退款'], ['tuikuan', '退款'], ['tk', '退款'], ['tuikaun', '退款'], ['refund', '退款'], ['訂單', '订单'], ['簡訊', '短信']])('%s finds what is said of %s', (typed, said) => {
    expect(found(desk, typed).scripts.rows.map(({ said: words }) => words).join('\n')).toContain(said)
  })

  test('a need by other words than its title, in either script; with a contact it is one that can be jumped to', () => {
    const boss = seated(deskInMemory(), { role: 'supervisor' }).speaking('zh-CN')
    const needs = (text: string, contactId: ContactId | null = null) => boss.call('search.anything', { text, contactId }).places.rows.flatMap(({ kind, id }) => (kind === 'need' ? [id] : []))
    const meant = needs('退款')
    expect(meant.length).toBeGreaterThan(2)
    expect(needs('退錢')).toEqual([])
    boss.call('knowledge.saveSynonym', { synonymId: null, version: null, words: ['退款', '退钱'] })
    expect(meant).toEqual(expect.arrayContaining(needs('退錢')))
    expect(needs('退錢')).not.toEqual([])
    expect(needs('退錢', aContact(boss))).toEqual(needs('退錢'))
  })

  test('what only a contact knows is a blank, who speaks is known; each with where it stands', () => {
    const { rows: [script] } = desk.call('search.anything', { text: '"我是客户服务中心"', contactId: null }).scripts
    expect(script).toMatchObject({ place: 'step', under: retail.steps.ask.title['zh-CN'] })
    expect(script?.said).toContain('Chen Jing')
    expect(script?.text.text).toContain('____')
    expect(script?.text.marks.map(({ from, to }) => script.text.text.slice(from, to))).toEqual(['我是客户服务中心'])
  })

  test('another playbook in force: what only the old one says is found no more', () => {
    const own = seated(deskInMemory(), { role: 'supervisor' }).speaking('zh-CN')
    expect(found(own, '补发或赔付包裹').places.rows).toHaveLength(1)
    const needs = retail.needs.map((need) => (need.id === 'parcel-lost' ? { ...need, title: { 'zh-CN': '送雨伞', 'zh-TW': '送雨傘', en: 'Bring an umbrella' } } : need))
    own.call('playbook.publish', { file: 'next.json', source: JSON.stringify({ ...retail, version: retail.version + 1, needs }) })
    expect(found(own, '雨傘').places.rows.map(({ id, title }) => [id, title])).toEqual([['parcel-lost', '送雨伞']])
    expect(found(own, '补发或赔付包裹').places.rows.map(({ id }) => id)).not.toContain('parcel-lost')
  })
})

describe('tickets by what agents wrote', () => {
  test('description and comments, in either script, a moment after; marked', () => {
    const { desk, ticketId } = withTicket()
    const [hit] = found(desk, '杯子破').tickets.rows
    expect(hit).toMatchObject({ ticketId })
    expect(hit?.met?.marks.map(({ from, to }) => hit.met?.text.slice(from, to))).toEqual(['杯子破'])
    expect(found(desk, '倉庫').tickets.rows).toEqual([])
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: '仓库下午补发' })
    expect(found(indexed(desk), '倉庫').tickets.rows).toMatchObject([{ ticketId, met: { text: '仓库下午补发' } }])
  })

  test('a phone in it is met by all of it or its end, and shown to nobody (PR-1)', () => {
    const { desk, ticketId } = withTicket()
    for (const typed of ['13912345678', '5678', '姐姐']) {
      const { rows } = found(desk, typed).tickets
      expect(rows.map((row) => row.ticketId), typed).toEqual([ticketId])
      expect(JSON.stringify(rows)).not.toContain('12345678')
    }
    expect(desk.rows("SELECT title || body AS text FROM search_document WHERE kind = 'ticket'")).not.toContainEqual({ text: expect.stringContaining('12345678') as string })
  })

  test('by the front and the last four digits of its number and of its order', () => {
    const { desk, ticketId, number } = withTicket()
    for (const typed of [number, number.slice(0, 5), number.slice(-4), 'TB2024', '0017']) expect(found(desk, typed).tickets.rows.map((row) => row.ticketId), typed).toContain(ticketId)
  })

  test('saving one writes nothing for the search: that is read from the events afterwards, after a restart too', () => {
    const desk = seated(deskInMemory()).speaking('zh-CN')
    const { ticketId } = aTicket(desk, { ...returnComplaint, answers: { description: broken } })
    expect(desk.rows("SELECT row FROM search_document WHERE kind = 'ticket'")).toEqual([])
    expect(desk.clock.armed).toContain(0)
    indexed(desk)
    expect(found(desk, '杯子').tickets.rows.map((row) => row.ticketId)).toEqual([ticketId])
    expect(desk.rows('SELECT upto FROM search_progress')).toEqual(desk.rows('SELECT max(seq) AS upto FROM event'))
  })

  test('many at once are read in pieces, all of them', () => {
    const desk = seated(deskInMemory()).speaking('zh-CN')
    for (let at = 0; at < 25; at += 1) aTicket(desk, { ...returnComplaint, answers: { description: `第${String(at)}只杯子` } })
    indexed(desk)
    expect(desk.rows("SELECT count(*) AS tickets FROM search_document WHERE kind = 'ticket'")).toEqual([{ tickets: 25 }])
  })
})

describe('filters', () => {
  const { desk } = withTicket()
  aCustomer(desk, { name: '杯子' })

  test.each<[string, string[]]>([
    ['杯子', ['customers', 'tickets']], ['kind:ticket 杯子', ['tickets']], ['类型:客户 杯子', ['customers']], ['類型:工單 杯子', ['tickets']], ['"杯子破了"', ['tickets']], ['"破了杯子"', []], ['kind:order 杯子', []],
  ])('%s', (typed, kinds) => {
    const answer = found(desk, typed)
    expect((['customers', 'orders', 'scripts', 'articles', 'tickets'] as const).filter((kind) => answer[kind].rows.length > 0)).toEqual(kinds)
  })

  test('a filter that leaves nothing is no gap in what is known', () => {
    expect(found(desk, 'kind:order 无人机送货').isMissing).toBe(false)
    expect(found(desk, '无人机送货飞到月球').isMissing).toBe(true)
  })
})

test('nothing typed: the needs met most often of the contact on the screen, else nothing; every role may look', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor' })
  const contactId = aContact(desk)
  expect(desk.call('search.anything', { text: ' ', contactId }).places.rows).toHaveLength(9)
  const quality = desk.as(aPerson(desk, { role: 'quality' }))
  expect(found(quality, '')).toMatchObject({ places: { rows: [] }, isMissing: false })
})

describe('what is still to be read', () => {
  const behind = (desk: TestDesk) => desk.call('search.behind', {})

  test('is nothing on a desk that has read all', () => {
    const { desk } = withTicket()
    expect(behind(desk)).toEqual([])
  })

  test('is told by how many names, articles and entries there are: none of them can be found yet', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    for (const name of ['王伟', '王芳', '李雷']) aCustomer(desk, { name, phone: '', memberNumber: '' })
    // As after an update, before what goes on behind has begun.
    desk.spoil("INSERT INTO search_progress (what, upto) VALUES ('customer', 2) ON CONFLICT (what) DO UPDATE SET upto = 2")
    expect(behind(desk)).toEqual([{ what: 'customer', read: 1, of: 3 }])
    desk.spoil("UPDATE search_progress SET upto = 0 WHERE what = 'customer'")
    expect(behind(desk)).toEqual([])

    published(desk)
    indexed(desk)
    const copies = (n: number) => `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${String(n)})`
    const columns = desk.rows<{ name: string }>("SELECT name FROM pragma_table_info('article') WHERE name NOT IN ('row', 'article_id', 'found_as')").map(({ name }) => name).join(', ')
    desk.spoil(`INSERT INTO article (article_id, found_as, ${columns}) SELECT * FROM (${copies(300)} SELECT randomblob(16), NULL, ${columns} FROM n, (SELECT ${columns} FROM article LIMIT 1))`)
    expect(behind(desk)).toEqual([{ what: 'article', read: 1, of: 301 }])
    desk.spoil("UPDATE article SET found_as = published WHERE row > 150")
    // So few are read before anybody has looked.
    expect(behind(desk)).toEqual([])
  })

  test('goes to its end by itself', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    for (let at = 0; at < 250; at += 1) aCustomer(desk, { name: '王伟', phone: '', memberNumber: '' })
    desk.spoil("INSERT INTO search_progress (what, upto) SELECT 'customer', max(row) FROM customer WHERE true ON CONFLICT (what) DO UPDATE SET upto = excluded.upto")
    expect(behind(desk)).toEqual([{ what: 'customer', read: 0, of: 250 }])
    published(desk)
    indexed(desk)
    expect(behind(desk)).toEqual([])
  })
})

test('what an article is met by is shown without what Markdown is written with, and marked where it stands', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor' })
  published(desk, someContent({ text: { title: 'Boxes', problem: '', script: '', risks: '', steps: '## When\n| case | what |\n| --- | --- |\n| damaged **crate** | pay |\n- a crate of 2 | 3' } }))
  indexed(desk)
  const { excerpt } = desk.call('knowledge.find', { text: 'crate' }).articles[0]!
  expect(excerpt?.text.replace(/\s+/g, ' ').trim()).toBe('damaged crate pay a crate of 2 3')
  expect(excerpt?.marks.map(({ from, to }) => excerpt.text.slice(from, to))).toEqual(['crate', 'crate'])
})
