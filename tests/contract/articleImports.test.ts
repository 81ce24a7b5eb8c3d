import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { openDatabase } from '../../electron/db/open.ts'
import type { ArticleImport } from '../../shared/contract/knowledge.ts'
import type { InputOf, ProcedureOf } from '../../shared/contract/index.ts'
import { published, someContent } from '../helpers/articles.ts'
import { seated } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { encoded } from '../helpers/encoded.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { paragraph, workbook, wordDocument } from '../helpers/officeFiles.ts'

function supervised(desk = deskInMemory()): TestDesk {
  onTestFinished(() => { desk.backend.close() })
  return seated(desk, { role: 'supervisor' })
}

/** Sends a file as a window does. */
function sent(desk: TestDesk, file: string, content: Buffer | string, piece = 50): ArticleImport['importId'] {
  const bytes = Buffer.from(content)
  const { importId } = desk.call('knowledge.startImport', { file, size: bytes.length })
  for (let at = 0; at < bytes.length; at += piece) desk.call('knowledge.sendImport', { importId, at, content: bytes.subarray(at, at + piece).toString('base64') })
  return importId
}

const phase = (desk: TestDesk) => desk.call('knowledge.importState', {})?.phase
const until = (desk: TestDesk, ...phases: ArticleImport['phase'][]) => vi.waitFor(() => { expect(phases).toContain(phase(desk)) }, { timeout: 20_000, interval: 5 })

type ReadInput = Omit<InputOf<ProcedureOf<'knowledge.readImport'>>, 'importId'>
async function checked(desk: TestDesk, file: string, content: Buffer | string, asked: ReadInput = {}): Promise<ArticleImport> {
  const importId = sent(desk, file, content, 500_000)
  desk.call('knowledge.readImport', { importId, ...asked })
  await until(desk, 'checked', 'unsure')
  return desk.call('knowledge.importState', {})!
}

async function taken(desk: TestDesk, file: string, content: Buffer | string, skipDuplicates = false): Promise<ArticleImport> {
  const { importId } = await checked(desk, file, content)
  desk.call('knowledge.takeImport', { importId, skipDuplicates })
  await until(desk, 'taken')
  return desk.call('knowledge.importState', {})!
}

const titles = (desk: TestDesk) => desk.call('knowledge.list', { shelf: 'published' }).rows.map(({ title }) => title).sort()
const csv = (...rows: readonly string[]) => `${['编号,标题,正文', ...rows].join('\n')}\n`
const many = (n: number) => csv(...Array.from({ length: n }, (_, at) => `n${String(at)},Article ${String(at)},text`))

test('a file in GB18030 with a bad row is refused by line; mended it is taken, and found', async () => {
  const desk = supervised()
  const bad = await checked(desk, 'articles.csv', encoded('编号,标题,正文,场景\nA1,退货先看七天,先问订单号,order\nA2,发票重开,核对抬头,nowhere\n', 'gb18030'))
  expect(bad).toMatchObject({ phase: 'checked', encoding: 'gb18030', counts: { added: 1, wrong: 1 }, issues: [{ line: 3, column: 'scenes', reason: 'reference', found: 'nowhere' }], preview: [{ line: 2, cells: ['A1', '退货先看七天', '先问订单号', 'order'] }, { line: 3 }] })
  expect(desk.refused('knowledge.takeImport', { importId: bad.importId })).toMatchObject({ code: 'not_possible', key: 'not_possible.importTake' })
  expect(titles(desk)).toEqual([])
  const done = await taken(desk, 'articles.csv', encoded('编号,标题,正文,场景\nA1,退货先看七天,先问订单号,order\nA2,发票重开,核对抬头,order\n', 'gb18030'))
  expect(done.counts).toMatchObject({ added: 2, changed: 0, same: 0 })
  expect(titles(desk)).toEqual(['发票重开', '退货先看七天'])
  desk.clock.advance(1_000)
  expect(desk.call('knowledge.find', { text: '发票重开' }).articles).toHaveLength(1)
  expect(desk.eventsOf('import.taken')).toHaveLength(1)
  expect(desk.eventsOf('article.published').every(({ author }) => author !== null)).toBe(true)
})

test('pieces must follow each other and be no more than was told; what is refused leaves what arrived as it was', () => {
  const desk = supervised()
  const { importId } = desk.call('knowledge.startImport', { file: 'a.csv', size: 6 })
  const piece = (at: number, text: string) => ({ importId, at, content: Buffer.from(text).toString('base64') })
  expect(desk.call('knowledge.sendImport', piece(0, 'abc'))).toEqual({ received: 3 })
  expect(desk.refused('knowledge.sendImport', piece(0, 'abc'))).toMatchObject({ code: 'conflict', details: { version: 3 } })
  expect(desk.refused('knowledge.sendImport', piece(3, 'defg'))).toMatchObject({ code: 'too_large' })
  expect(desk.refused('knowledge.readImport', { importId })).toMatchObject({ key: 'not_possible.importRead' })
  expect(desk.call('knowledge.sendImport', piece(3, 'def'))).toEqual({ received: 6 })
  desk.call('knowledge.stopImport', { importId })
  expect(desk.call('knowledge.importState', {})).toBeNull()
  expect(desk.refused('knowledge.sendImport', piece(6, ''))).toMatchObject({ code: 'not_found' })
  expect(desk.refused('knowledge.startImport', { file: 'big.csv', size: 1_000_000_000 })).toMatchObject({ code: 'too_large', key: 'too_large.articles' })
})

test('nothing stays in the folder of what was sent', async () => {
  const folder = temporaryFolder()
  const desk = supervised(deskInFolder(folder))
  const incoming = () => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => fs.statSync(`${folder}/${name}`).isFile() && fs.readFileSync(`${folder}/${name}`).includes('secret words'))
  await taken(desk, 'a.csv', csv('1,A,text'))
  sent(desk, 'b.csv', csv('2,B,secret words'))
  sent(desk, 'c.csv', csv('3,C,x'))
  expect(incoming()).toEqual([])
})

test('where it cannot be told how a file is written, both are shown, and a person says', async () => {
  const desk = supervised()
  const content = encoded('title\n文\n', 'big5')
  const { importId, between } = await checked(desk, 'a.csv', content)
  expect(phase(desk)).toBe('unsure')
  expect(between.map(({ encoding }) => encoding).sort()).toEqual(['big5', 'gb18030'])
  desk.call('knowledge.readImport', { importId, encoding: 'big5' })
  await until(desk, 'checked')
  expect(desk.call('knowledge.importState', {})).toMatchObject({ encoding: 'big5', preview: [{ cells: ['文'] }], counts: { added: 1, wrong: 0 } })
})

test('columns may be taken as something else, and are the next time', async () => {
  const desk = supervised()
  const content = 'Name,Lösung\nReturn,Ask first\n'
  const { importId, columns } = await checked(desk, 'a.csv', content)
  expect(columns).toEqual([{ title: 'Name', column: null }, { title: 'Lösung', column: null }])
  desk.call('knowledge.readImport', { importId, columns: ['title', 'steps'] })
  await until(desk, 'checked')
  desk.call('knowledge.takeImport', { importId })
  await until(desk, 'taken')
  const again = await checked(desk, 'b.csv', content)
  expect(again).toMatchObject({ columns: [{ column: 'title' }, { column: 'steps' }], counts: { same: 1, wrong: 0 } })
})

test('duplicates by their titles are told, and may be left out', async () => {
  const desk = supervised()
  published(desk, someContent({ text: { title: 'Refund at once' } }))
  const content = 'id,title\n1,refund At  once\n2,Other\n3,OTHER\n'
  const found = await checked(desk, 'a.csv', content)
  expect(found).toMatchObject({ counts: { added: 3, duplicates: 2 }, duplicates: [{ line: 2, title: 'refund At once' }, { line: 4, title: 'OTHER' }] })
  await taken(desk, 'a.csv', content, true)
  expect(titles(desk)).toEqual(['Other', 'Refund at once'])
})

test('what somebody is writing is not written over', async () => {
  const desk = supervised()
  await taken(desk, 'a.csv', csv('7,Old,text'))
  const [row] = desk.call('knowledge.list', { shelf: 'published' }).rows
  const { content, version } = desk.call('knowledge.get', { articleId: row!.articleId })
  desk.call('knowledge.save', { articleId: row!.articleId, version, content, reason: 'In work' })
  expect((await checked(desk, 'a.csv', csv('7,New,text'))).issues).toMatchObject([{ line: 2, reason: 'writing' }])
})

describe('taking back', () => {
  test('as a whole: what was new goes, what was changed says again what it said, what was retired is retired again', async () => {
    const desk = supervised()
    await taken(desk, 'a.csv', csv('1,First,one', '2,Second,two'))
    const second = desk.call('knowledge.list', { shelf: 'published' }).rows.find(({ title }) => title === 'Second')!
    desk.call('knowledge.retire', { articles: [{ articleId: second.articleId, version: second.version }], reason: 'Out of date' })
    const { importId } = await taken(desk, 'a.csv', csv('1,First,changed', '2,Second,changed', '3,Third,new'))
    expect(titles(desk)).toEqual(['First', 'Second', 'Third'])
    desk.call('knowledge.undoImport', { importId })
    await until(desk, 'undone')
    expect(titles(desk)).toEqual(['First'])
    const [first] = desk.call('knowledge.list', { shelf: 'published' }).rows
    expect(desk.call('knowledge.get', { articleId: first!.articleId }).content.texts.en).toMatchObject({ steps: 'one' })
    expect(desk.call('knowledge.list', { shelf: 'retired' })).toMatchObject({ rows: [{ title: 'Second' }], counts: { retired: 1 } })
    desk.clock.advance(1_000)
    expect(desk.call('knowledge.find', { text: 'Third' }).articles).toEqual([])
    expect((await taken(desk, 'a.csv', csv('3,Third,new'))).counts).toMatchObject({ added: 1 })
  })

  test('not where somebody has changed one of them since', async () => {
    const desk = supervised()
    const { importId } = await taken(desk, 'a.csv', csv('1,First,one', '2,Second,two'))
    const [row] = desk.call('knowledge.list', { shelf: 'published' }).rows
    desk.call('knowledge.retire', { articles: [{ articleId: row!.articleId, version: row!.version }], reason: 'Mine' })
    expect(desk.refused('knowledge.undoImport', { importId })).toMatchObject({ key: 'not_possible.importChanged', details: { n: 1 } })
    expect(phase(desk)).toBe('taken')
  })

  test('stopped halfway, nothing of it is there, and the desk has answered all along', async () => {
    const desk = supervised()
    published(desk)
    const { importId } = await checked(desk, 'many.csv', many(400))
    desk.call('knowledge.takeImport', { importId })
    await vi.waitFor(() => { expect(titles(desk).length).toBeGreaterThan(1) }, { interval: 0 })
    expect(phase(desk)).toBe('taking')
    expect(desk.refused('knowledge.startImport', { file: 'b.csv', size: 1 })).toMatchObject({ key: 'not_possible.importRunning' })
    desk.call('knowledge.stopImport', { importId })
    await until(desk, 'undone')
    expect(titles(desk)).toEqual(['Exchange of opened goods'])
    expect(desk.call('knowledge.list', { shelf: 'retired' }).counts.retired).toBe(0)
  })

  test('a program that was killed halfway takes it back before it answers again', async () => {
    const folder = temporaryFolder()
    const desk = seated(deskInFolder(folder), { role: 'supervisor' })
    const { importId } = await checked(desk, 'many.csv', many(300))
    desk.call('knowledge.takeImport', { importId })
    await vi.waitFor(() => { expect(titles(desk).length).toBeGreaterThan(0) }, { interval: 0 })
    // As a plug that is pulled: what was committed by then is all that there is.
    const copy = temporaryFolder()
    openDatabase(databaseFile(folder), () => 0, () => undefined).close()
    for (const end of ['', '-wal']) if (fs.existsSync(`${databaseFile(folder)}${end}`)) fs.copyFileSync(`${databaseFile(folder)}${end}`, `${databaseFile(copy)}${end}`)
    desk.backend.close()
    const again = seated(deskInFolder(copy, { seed: 9 }))
    onTestFinished(() => { again.backend.close() })
    expect(titles(again)).toEqual([])
    expect(again.eventsOf('import.undone')).toHaveLength(1)
  })
})

describe('office files', () => {
  test('a workbook: its sheets, dates as dates', async () => {
    const desk = supervised()
    const book = workbook({ 说明: [['看下一张']], 条目: [['标题', '正文', '生效日期'], [{ shared: '退货' }, '先问', { date: 46_022 }]] })
    const { importId, sheets } = await checked(desk, '手册.xlsx', book)
    expect(sheets).toEqual(['说明', '条目'])
    desk.call('knowledge.readImport', { importId, sheet: '条目' })
    await until(desk, 'checked')
    expect(desk.call('knowledge.importState', {})).toMatchObject({ encoding: null, sheet: '条目', counts: { added: 1, wrong: 0 } })
    desk.call('knowledge.takeImport', { importId })
    await until(desk, 'taken')
    const [row] = desk.call('knowledge.list', { shelf: 'published' }).rows
    expect(desk.call('knowledge.get', { articleId: row!.articleId }).content).toMatchObject({ validFrom: '2025-12-31', texts: { 'zh-CN': { title: '退货', steps: '先问' } } })
  })

  test('a document: an article a heading, its parts by the headings within', async () => {
    const desk = supervised()
    const body = `${paragraph('客服手册', 'a0')}${paragraph('退货', 'a1')}${paragraph('客户说不想要了')}${paragraph('操作步骤', 'a2')}${paragraph('问订单号', '', '<w:numPr/>')}${paragraph('查物流', '', '<w:numPr/>')}${paragraph('发票', 'a1')}${paragraph('要重开')}`
    await taken(desk, '手册.docx', wordDocument(body))
    expect(titles(desk)).toEqual(['发票', '退货'])
    const row = desk.call('knowledge.list', { shelf: 'published' }).rows.find(({ title }) => title === '退货')!
    expect(desk.call('knowledge.get', { articleId: row.articleId }).content.texts['zh-CN']).toMatchObject({ problem: '客户说不想要了', steps: '- 问订单号\n- 查物流' })
  })

  test('one that is no workbook is told, and the desk goes on', async () => {
    const desk = supervised()
    expect(await checked(desk, 'a.xlsx', 'title\nA\n')).toMatchObject({ issues: [{ line: 0, reason: 'mismatch' }], counts: { wrong: 1 } })
    expect(desk.call('people.me', {}).person.role).toBe('supervisor')
  })
})

test('what is exported in pieces comes back as it is', async () => {
  const desk = supervised()
  await taken(desk, 'a.csv', many(45))
  for (const format of ['csv', 'jsonl'] as const) {
    let text = ''
    for (let after: number | null = 0; after !== null;) {
      const piece: { text: string; next: number | null } = desk.call('knowledge.exportSome', { format, after })
      text += piece.text
      after = piece.next
    }
    expect((await checked(desk, `out.${format}`, text)).counts).toEqual({ added: 0, changed: 0, same: 45, duplicates: 0, wrong: 0 })
  }
})

test('languages of one article that stand apart in a file are one article: what is foreseen is what is done', async () => {
  const desk = supervised()
  const importId = sent(desk, 'apart.csv', Buffer.from('id,title,body\nn3,退货,先问订单号\nn1,退款,先问订单号\nn3,Return,Ask for the order\n'), 500_000)
  desk.call('knowledge.readImport', { importId })
  await until(desk, 'checked')
  expect(desk.call('knowledge.importState', {})).toMatchObject({ counts: { added: 2, changed: 1, same: 0, wrong: 0 } })
  desk.call('knowledge.takeImport', { importId, skipDuplicates: false })
  await until(desk, 'taken')
  expect(desk.rows('SELECT count(*) AS articles FROM article')).toEqual([{ articles: 2 }])
})

/** FOURSTEP_FUZZ=10000 for as many as the issue asks for; they take some minutes. */
const fuzzed = Number(process.env['FOURSTEP_FUZZ'] ?? 150)

test(`${String(fuzzed)} random files by way of the desk: taken whole, stopped or refused, and never half`, async () => {
  const desk = supervised()
  const word = fc.oneof(
    fc.constantFrom('退款', '退货', 'Return', '1', '7', 'order', 'zh-CN', '2026-01-01', '"', '""', "'", ';', '\t', '\n', '\r\n', '\r', '\u0000', '\ufeff', '{{', '=cmd()', "'; DROP TABLE article; --"),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const cell = fc.array(word, { maxLength: 4 }).map((words) => words.join(''))
  const heads = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('编号,标题,正文', 'id,title,body', 'title;steps', '标题\t话术', 'id,title,scenes,validFrom', 'title') }, { weight: 1, arbitrary: fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(',')) })
  const quoted = fc.tuple(fc.constantFrom('n1', 'n2', 'n3', ''), fc.constantFrom('A', 'B', '退货'), cell).map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
  const line = fc.oneof({ weight: 3, arbitrary: quoted }, { weight: 1, arbitrary: fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(',')) })
  const ending = { end: fc.constantFrom('\n', '\r\n', '\r'), stops: fc.nat(9).map((n) => n === 0) }
  const wild = fc.record({ head: heads, lines: fc.array(line, { maxLength: 6 }), encoding: fc.constantFrom<BufferEncoding>('utf8', 'utf8', 'utf16le', 'latin1'), cut: fc.nat(3), ...ending })
  // What a person may well send: such as are mostly taken.
  const said = fc.array(fc.constantFrom('先问', '订单号', 'ask, then', '"', '\n', ' ', '{{customer.name}}', '| a |'), { minLength: 1, maxLength: 5 }).map((words) => words.join(''))
  const tidy = fc.record({
    head: fc.constantFrom('编号,标题,正文', 'id,title,body'), encoding: fc.constant<BufferEncoding>('utf8'), cut: fc.constantFrom(0, 0, 0, 1), ...ending,
    lines: fc.uniqueArray(fc.tuple(fc.nat(40), said), { selector: ([id]) => id, minLength: 1, maxLength: 6 }).map((rows) => rows.map(([id, text]) => `n${String(id)},Article ${String(id)},"${text.replaceAll('"', '""')}"`)),
  })
  const written = fc.oneof(tidy, wild)
  const state = () => desk.rows(`SELECT (SELECT count(*) FROM article) AS articles, (SELECT total(version) FROM article) AS versions, (SELECT count(*) FROM event WHERE type = 'article.published') AS published,
    (SELECT count(*) FROM event WHERE type = 'import.taken') AS taken`)[0] as Readonly<Record<'articles' | 'versions' | 'published' | 'taken', number>>
  const ends = { taken: 0, refused: 0, stopped: 0 }
  await fc.assert(fc.asyncProperty(written, async ({ head, lines, end, encoding, cut, stops }) => {
    const whole = Buffer.from([head, ...lines].join(end), encoding)
    const bytes = whole.subarray(0, whole.length - cut)
    const before = state()
    const importId = sent(desk, 'fuzz.csv', bytes, 500_000)
    const read = desk.ask('knowledge.readImport', { importId })
    if (read.ok) await until(desk, 'checked', 'unsure', 'failed')
    const found = desk.call('knowledge.importState', {})
    const take = desk.ask('knowledge.takeImport', { importId, skipDuplicates: false })
    if (!take.ok) {
      ends.refused += 1
      expect(state()).toEqual(before)
      return
    }
    expect(found).toMatchObject({ phase: 'checked', counts: { wrong: 0 } })
    if (stops) desk.call('knowledge.stopImport', { importId })
    await vi.waitFor(() => { expect(['taken', 'failed', 'undone', undefined]).toContain(phase(desk)) }, { timeout: 20_000, interval: 1 })
    const after = state()
    if (after.taken > before.taken) {
      ends.taken += 1
      expect([after.taken - before.taken, after.articles - before.articles, after.published - before.published]).toEqual([1, found!.counts.added, found!.counts.added + found!.counts.changed])
    } else {
      ends.stopped += 1
      expect([after.articles, after.published]).toEqual([before.articles, before.published])
    }
  }), { numRuns: fuzzed, endOnFailure: true })
  expect(Math.min(ends.taken, ends.refused)).toBeGreaterThan(fuzzed / 20)
  expect(desk.log.filter(({ level }) => level === 'error')).toEqual([])
  expect(desk.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
}, 60_000 + fuzzed * 100)

test('while a file is taken, another window finds only what is in force, as the file or the desk says it; then all of it, and nothing of what it took the place of', async () => {
  const desk = supervised()
  const other = seated(desk, { staffNumber: 'A-2' })
  const total = 60
  const file = (word: string) => csv(...Array.from({ length: total }, (_, at) => `n${String(at)},${word} ${String(at)},text`))
  await taken(desk, 'before.csv', file('Article'))
  desk.clock.advance(1_000)
  const { importId } = await checked(desk, 'after.csv', file('Guide'))
  desk.call('knowledge.takeImport', { importId, skipDuplicates: false })
  const found = (text: string) => other.call('knowledge.find', { text, limit: 50 }).articles.filter(({ why }) => why !== 'nearest')
  const seen = new Set<string>()
  await vi.waitFor(() => {
    desk.clock.advance(0)
    for (const { articleId, number, title } of [...found('guide'), ...found('article')]) {
      const { content, state } = other.call('knowledge.get', { articleId, number })
      expect(state).toBe('published')
      expect(title.text).toMatch(/^(Article|Guide) \d+$/)
      // The search may still have an article as it was; never as something else.
      expect(title.text.replace('Article', 'Guide')).toBe(content.texts.en?.title.replace('Article', 'Guide'))
      seen.add(title.text)
    }
    expect(phase(desk)).toBe('taken')
  }, { timeout: 20_000, interval: 1 })
  desk.clock.advance(1_000)
  expect(found('article')).toEqual([])
  for (let at = 0; at < total; at += 1) expect(found(`"guide ${String(at)}"`).map(({ title }) => title.text)).toContain(`Guide ${String(at)}`)
  expect(seen.size).toBeGreaterThan(total / 2)
})
