import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { exportArticles } from '../../electron/app/knowledgeAdmin.ts'
import { CarriedAttachments, readArticle } from '../../electron/features/knowledge/knowledge.ts'
import type { TextEncoding } from '../../shared/encoding.ts'
import { closedDesk, importedInto as run } from '../helpers/closedDesk.ts'
import { deskInFolder, type TestDesk } from '../helpers/desk.ts'
import { encoded } from '../helpers/encoded.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { packingQuestion, published, someContent } from '../helpers/articles.ts'

function file(name: string, content: string | Buffer): string {
  const made = path.join(temporaryFolder(), name)
  fs.writeFileSync(made, content)
  return made
}

const titles = (desk: TestDesk) => desk.call('knowledge.list', { shelf: 'published' }).rows.map(({ title }) => title).sort()

describe('forty ways to write the same two articles', () => {
  const rows = [['编号', '标题', '正文', '场景'], ['A1', '退货先看七天', '先问订单号', 'return-exchange'], ['A2', '发票重开', '核对抬头', 'order-payment']]
  const cell = (mark: string, quoted: boolean) => (text: string) => (quoted || text.includes(mark) ? `"${text}"` : text)
  const tables = [',', ';', '\t'].flatMap((mark) => ['\n', '\r\n'].map((end) => [`mark ${JSON.stringify(mark)} end ${JSON.stringify(end)}`, rows.map((row) => row.map(cell(mark, end === '\n')).join(mark)).join(end)] as const))
  const ragged = [
    ['a column that nobody needs', rows.map((row) => [...row.slice(0, 2), 'x', ...row.slice(2)].join(',')).join('\n')],
    ['cells missing at the end', ['编号,标题,正文,场景', 'A1,退货先看七天', 'A2,发票重开,核对抬头'].join('\n')],
    ['cells too many', rows.map((row, at) => [...row, ...(at === 0 ? [] : ['', ''])].join(',')).join('\n')],
    ['empty lines between', rows.map((row) => row.join(',')).join('\n\n\n')],
  ] as const
  const encodings: readonly (readonly [TextEncoding, boolean])[] = [['utf-8', false], ['utf-8', true], ['utf-16le', true], ['utf-16be', true], ['gb18030', false]]
  const fixtures = [...tables.flatMap(([name, text]) => encodings.map(([encoding, mark]) => [name, text, encoding, mark] as const)), ...ragged.flatMap(([name, text]) => encodings.slice(0, 3).map(([encoding, mark]) => [name, text, encoding, mark] as const))]

  test('all of them are read alike', async () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(40)
    const desk = closedDesk()
    for (const [name, text, encoding, mark] of fixtures) {
      const end = await run(desk.folder, file('articles.csv', encoded(text, encoding, mark)))
      expect(end, `${name} ${encoding}`).toMatchObject({ end: 'done', encoding, articles: 2 })
    }
    const open = desk.open()
    expect(titles(open)).toEqual(['发票重开', '退货先看七天'])
    open.backend.close()
  }, 60_000)
})

test('Big5 is told by its characters; where it cannot be told, what is said is what is read', async () => {
  const desk = closedDesk()
  expect(await run(desk.folder, file('a.csv', encoded('編號,標題,內文\nT1,退貨先看七天,先問訂單編號\n', 'big5')))).toMatchObject({ end: 'done', encoding: 'big5', articles: 1 })
  const short = file('b.csv', encoded('id,title\n1,文\n', 'big5'))
  expect(await run(desk.folder, short)).toMatchObject({ end: 'wrong', issues: [{ line: 0, reason: 'encodingUnsure' }], between: expect.arrayContaining([{ encoding: 'big5', sample: '1,文' }]) as unknown })
  expect(await run(desk.folder, short, Infinity, 'big5')).toMatchObject({ end: 'done', encoding: 'big5' })
  const open = desk.open()
  expect(titles(open)).toEqual(['文', '退貨先看七天'])
  open.backend.close()
}, 60_000)

describe('what is wrong in a file', () => {
  test.each([
    ['no.csv', '', [{ line: 0, reason: 'empty' }]],
    ['no title.csv', 'title,body\n,x\n', [{ line: 2, column: 'title', reason: 'noTitle' }]],
    ['scene.csv', 'title,scenes\nA,nowhere\nB,order\nC,"order,elsewhere"\n', [{ line: 2, column: 'scenes', reason: 'reference', found: 'nowhere' }, { line: 4, column: 'scenes', reason: 'reference', found: 'elsewhere' }]],
    ['audience.csv', 'title,audience\nA,agent everybody\n', [{ line: 2, column: 'audience', reason: 'reference' }]],
    ['date.csv', 'title,valid_to\nA,soon\n', [{ line: 2, column: 'validTo', reason: 'date' }]],
    ['backwards.csv', 'title,valid_from,valid_to\nA,2026-02-01,2026-01-01\n', [{ line: 2, column: 'validTo', reason: 'date' }]],
    ['script.csv', 'title,script\nA,Dear {{ nobody }}\n', [{ line: 2, column: 'script', reason: 'script' }]],
    ['language.csv', 'title,language\nA,fr\n', [{ line: 2, column: 'language', reason: 'language', found: 'fr' }]],
    ['twice.csv', 'id,title\n7,A\n7,B\n', [{ line: 3, column: 'id', reason: 'twice', found: '7' }]],
    ['quotes.csv', 'title\nA\n"B\n', [{ line: 3, reason: 'quotes' }]],
    ['long.csv', `title,body\n${'x'.repeat(121)},y\n`, [{ line: 2, column: 'title', reason: 'tooLong' }]],
    ['broken.jsonl', '{"title":"A"}\n{"title":\n[]\n', [{ line: 2, reason: 'json' }, { line: 3, reason: 'json' }]],
    ['bytes.csv', Buffer.from([0x74, 0xff, 0xff, 0x81]), [{ line: 0, reason: 'encoding' }]],
  ])('%s is told by line and column, and nothing is taken', async (name, content, issues) => {
    const desk = closedDesk()
    expect(await run(desk.folder, file(name, content))).toMatchObject({ end: 'wrong', issues })
    const open = desk.open()
    expect([titles(open), open.eventsOf('article.begun')]).toEqual([[], []])
    open.backend.close()
  })
})

test('taken again it updates: a new version only where something is said otherwise; what else the desk has added to it stays', async () => {
  const desk = closedDesk()
  const lines = (...articles: object[]) => file('articles.jsonl', articles.map((article) => JSON.stringify(article)).join('\n'))
  expect(await run(desk.folder, lines({ id: 'a', title: 'First', body: 'One' }, { id: 'b', title: 'Second' }))).toMatchObject({ counts: { added: 2, changed: 0, same: 0 } })
  expect(await run(desk.folder, lines({ id: 'a', title: 'First', body: 'One, changed' }, { id: 'b', title: 'Second' }, { id: 'c', title: 'Third' }))).toMatchObject({ counts: { added: 1, changed: 1, same: 1 } })
  const open = desk.open()
  const first = open.call('knowledge.list', { shelf: 'published' }).rows.find(({ title }) => title === 'First')!
  expect(open.call('knowledge.get', { articleId: first.articleId })).toMatchObject({ number: 2, content: { texts: { en: { steps: 'One, changed' } } } })
  expect(open.call('knowledge.find', { text: 'changed' }).articles.map(({ articleId }) => articleId)).toEqual([first.articleId])
  open.backend.close()
})

test('for whom an article is comes with it; a file that does not say leaves it as it was, and is for everybody where it is new', async () => {
  const desk = closedDesk()
  const take = (content: string) => run(desk.folder, file('a.csv', content))
  const audience = () => {
    const open = desk.open()
    const found = open.call('knowledge.list', { shelf: 'published' }).rows.map(({ articleId }) => open.call('knowledge.get', { articleId, number: null }).content.audience)
    open.backend.close()
    return found
  }
  await take('id,title,audience\n1,Limits,team-lead supervisor\n')
  expect(audience()).toEqual([['team-lead', 'supervisor']])
  await take('id,title\n1,Limits of refunds\n')
  expect(audience()).toEqual([['team-lead', 'supervisor']])
  await take('id,title,给谁看\n1,Limits of refunds,manager\n')
  expect(audience()).toEqual([['manager']])
  await take('id,title\n2,Greeting\n')
  expect(audience()).toContainEqual(['agent', 'team-lead', 'supervisor', 'manager', 'technical', 'quality'])
})

test('the languages of an article stand in rows one after the other; what was exported comes back as it is', async () => {
  const desk = closedDesk()
  const open = desk.open()
  const text = { problem: '', script: '', steps: '', risks: '' }
  const { articleId } = published(open, { ...someContent({ quiz: [packingQuestion] }), texts: { 'zh-CN': { ...text, title: '退货', steps: '1. 问"订单号",再查\n2. 说明' }, 'zh-TW': { ...text, title: '退貨' }, en: { ...text, title: 'Return' } } })
  open.backend.close()
  for (const name of ['out.csv', 'out.jsonl']) {
    const out = path.join(temporaryFolder(), name)
    expect(exportArticles(desk.folder, out)).toBe(3)
    expect(await run(desk.folder, out)).toMatchObject({ end: 'done', articles: 3, counts: { added: 0, changed: 0, same: 1 } })
  }
  const again = desk.open()
  expect(again.call('knowledge.get', { articleId })).toMatchObject({ number: 1, content: { quiz: [packingQuestion] } })
  again.backend.close()
})

describe('conditions and quiz', () => {
  const when = { tier: ['vip'], channel: ['phone', 'chat'] }
  const text = { problem: '', script: '', steps: '', risks: '' }
  /** A desk with one article that has both, in three languages, and what says otherwise in a copy of its file. */
  function desk() {
    const closed = closedDesk()
    const open = closed.open()
    const { articleId } = published(open, { ...someContent({ when, quiz: [packingQuestion] }), texts: { 'zh-CN': { ...text, title: '退货', steps: '## 测验\n\n```json\n[]\n```' }, 'zh-TW': { ...text, title: '退貨' }, en: { ...text, title: 'Return' } } })
    open.backend.close()
    const content = () => {
      const again = closed.open()
      const found = again.call('knowledge.get', { articleId }).content
      again.backend.close()
      return found
    }
    const exported = (name: string) => {
      const out = path.join(temporaryFolder(), name)
      exportArticles(closed.folder, out)
      return out
    }
    return { ...closed, content, exported }
  }
  const lines = (out: string) => fs.readFileSync(out, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  const inFile = (rows: readonly object[]) => file('changed.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))

  test('come whole in JSON lines and Markdown, in the first row of an article, and change nothing when they come back', async () => {
    const { folder, exported, content } = desk()
    const before = content()
    expect(lines(exported('out.jsonl')).map((row) => [row['when'], row['quiz']])).toEqual([[when, [packingQuestion]], [undefined, undefined], [undefined, undefined]])
    for (const name of ['out.jsonl', 'out']) expect(await run(folder, exported(name)), name).toMatchObject({ end: 'done', counts: { added: 0, changed: 0, same: 1 } })
    expect(content()).toEqual(before)
    expect(fs.readFileSync(exported('out.csv'), 'utf8')).not.toContain('packing')
  })

  test.each(['out.jsonl', 'out'])('are in a desk that never had them, from %s', async (name) => {
    const { exported, content } = desk()
    const other = closedDesk()
    expect(await run(other.folder, exported(name))).toMatchObject({ end: 'done', counts: { added: 1 } })
    const open = other.open()
    const [{ articleId } = { articleId: undefined }] = open.call('knowledge.list', { shelf: 'published' }).rows
    expect(open.call('knowledge.get', { articleId: articleId! }).content).toEqual(content())
    open.backend.close()
  })

  test('are updated by a file that says otherwise, from whichever row says it, and stay where it says nothing', async () => {
    const { folder, exported, content } = desk()
    const [first = {}, second = {}, third = {}] = lines(exported('out.jsonl'))
    const changed = [{ ...packingQuestion, right: [0] }]
    const { when: _when, quiz: _quiz, ...silent } = first
    expect(await run(folder, inFile([{ ...silent, title: '退货须知' }, second, third]))).toMatchObject({ counts: { changed: 1 } })
    expect(content()).toMatchObject({ when, quiz: [packingQuestion], texts: { 'zh-CN': { title: '退货须知' } } })
    expect(await run(folder, inFile([silent, { ...second, quiz: changed }, third]))).toMatchObject({ counts: { changed: 1 } })
    expect(content()).toMatchObject({ when, quiz: changed })
    expect(await run(folder, inFile([{ ...silent, when: {}, quiz: [] }]))).toMatchObject({ counts: { changed: 1 } })
    expect(content()).toMatchObject({ when: {}, quiz: [] })
  })

  test.each<[string, object, object]>([
    ['a condition that there is not', { when: { weather: ['rain'] } }, { reason: 'conditions', found: 'weather' }],
    ['a condition of nothing', { when: { tier: [] } }, { reason: 'conditions', found: 'tier' }],
    ['conditions in a list', { when: [] }, { reason: 'conditions', found: '' }],
    ['a tier that the playbook has not', { when: { tier: ['platinum'] } }, { reason: 'reference', found: 'platinum' }],
    ['a right answer that is no option', { quiz: [packingQuestion, { ...packingQuestion, right: [7] }] }, { reason: 'quiz', found: '2' }],
    ['a question without a kind', { quiz: [{ words: packingQuestion.words, right: [0] }] }, { reason: 'quiz', found: '1' }],
    ['a quiz that is no list', { quiz: {} }, { reason: 'quiz', found: '1' }],
  ])('%s is told by its line, and nothing is taken', async (_name, wrong, issue) => {
    const { folder, content } = desk()
    const before = content()
    expect(await run(folder, inFile([{ id: 'x', title: 'Right' }, { id: 'y', title: 'Wrong', ...wrong }]))).toMatchObject({ end: 'wrong', issues: expect.arrayContaining([expect.objectContaining({ line: 2, column: null, ...issue })]) as unknown })
    expect(content()).toEqual(before)
  })

  test('a Markdown page whose JSON is broken is refused; a heading of that name with words under it is part of the text', async () => {
    const { folder } = desk()
    const page = (name: string, under: string) => file(name, `# Boxes\n## steps\nOpen it.\n## Quiz\n\n${under}\n`)
    expect(await run(folder, page('broken.md', '```json\n[{\n```'))).toMatchObject({ end: 'wrong', issues: [{ reason: 'quiz' }] })
    const other = closedDesk()
    expect(await run(other.folder, page('words.md', 'What is in the box?'))).toMatchObject({ end: 'done' })
    const open = other.open()
    const [{ articleId } = { articleId: undefined }] = open.call('knowledge.list', { shelf: 'published' }).rows
    expect(open.call('knowledge.get', { articleId: articleId! }).content).toMatchObject({ quiz: [], texts: { en: { steps: 'Open it.\n## Quiz\n\nWhat is in the box?' } } })
    open.backend.close()
  })

  test('a text of that name in a file of somebody else is a column like any other', async () => {
    const other = closedDesk()
    expect(await run(other.folder, inFile([{ title: 'Boxes', when: '2024-01-05', quiz: 'no' }]))).toMatchObject({ end: 'done' })
  })
})

test('a folder of Markdown: a file an article, its headings its parts', async () => {
  const desk = closedDesk()
  const folder = temporaryFolder()
  fs.writeFileSync(path.join(folder, 'returns.md'), '# 退货怎么办\n客户说不想要了。\n## 话术\n您好，我来帮您。\n## 操作步骤\n1. 问订单号\n\n| 情况 | 做法 |\n| --- | --- |\n## 注意事项\n- 已使用的不退\n')
  fs.writeFileSync(path.join(folder, 'picture.png'), 'x')
  expect(await run(desk.folder, folder)).toMatchObject({ end: 'done', articles: 1 })
  const open = desk.open()
  const [{ articleId } = { articleId: undefined }] = open.call('knowledge.list', { shelf: 'published' }).rows
  expect(open.call('knowledge.get', { articleId: articleId! }).content.texts['zh-CN']).toMatchObject({ title: '退货怎么办', problem: '客户说不想要了。', script: '您好，我来帮您。', steps: '1. 问订单号\n\n| 情况 | 做法 |\n| --- | --- |', risks: '- 已使用的不退' })
  open.backend.close()
})

test('stopped in any pass, the data is as it was, to the byte', async () => {
  const desk = closedDesk()
  desk.open().backend.close()
  const csv = file('many.csv', `title,body\n${Array.from({ length: 30 }, (_, at) => `Article ${String(at)},text`).join('\n')}\n`)
  const before = fs.readFileSync(databaseFile(desk.folder))
  for (const rests of [1, 2, 3, 4]) {
    expect(await run(desk.folder, csv, rests)).toEqual({ end: 'stopped' })
    expect(fs.readFileSync(databaseFile(desk.folder)).equals(before)).toBe(true)
  }
})

test('10,000 random files: read or refused by line, never half, never a crash', async () => {
  const desk = closedDesk()
  const word = fc.oneof(fc.constantFrom('title', 'body', '标题', 'scenes', 'order', 'nowhere', '"', '""', ',', ';', '\t', '\n', '\r\n', '\u0000', '\ud800', '{{', '2026-01-01', '退款', '=cmd()', "'; DROP TABLE article; --"), fc.string({ unit: 'binary', maxLength: 6 }))
  // All of them as rows of the pure reader; a few, written whole, through the door.
  const row = fc.dictionary(fc.constantFrom('id', 'language', 'title', 'problem', 'script', 'steps', 'risks', 'scenes', 'needs', 'tags', 'owner', 'validFrom', 'validTo'), fc.array(word, { maxLength: 5 }).map((words) => words.join('')))
  const open = deskInFolder(desk.folder, { seed: 77 })
  try {
    fc.assert(fc.property(row, (cells) => {
      const reading = open.reading((readable) => readArticle({ db: readable, actor: null }, cells, 7, new CarriedAttachments()))
      if (!reading.ok) expect(reading.issues.every(({ line }) => line === 7)).toBe(true)
    }), { numRuns: 10_000 })
  } finally {
    open.backend.close()
  }
  await fc.assert(fc.asyncProperty(fc.array(word, { maxLength: 40 }).map((words) => words.join('')), async (text) => {
    const end = await run(desk.folder, file('fuzz.csv', Buffer.from(text, 'utf8')))
    if (end.end !== 'wrong') expect(end).toMatchObject({ end: 'done' })
    else expect(end.issues.length).toBeGreaterThan(0)
  }), { numRuns: 40 })
}, 60_000)
