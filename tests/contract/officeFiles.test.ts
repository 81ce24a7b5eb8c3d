import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeOffice } from '../../electron/app/nodeOffice.ts'
import type { Item } from '../../electron/reading/items.ts'
import { openSource } from '../../electron/reading/open.ts'
import { systemClock } from '../../electron/app/systemPorts.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { testOffice } from '../helpers/office.ts'
import { paragraph, workbook, wordDocument, zipped } from '../helpers/officeFiles.ts'

const office = testOffice(systemClock)

function file(name: string, content: Buffer): string {
  const made = path.join(temporaryFolder(), name)
  fs.writeFileSync(made, content)
  return made
}

async function itemsOf(name: string, content: Buffer, sheet: string | null = null): Promise<{ readonly items: readonly Item[]; readonly sheets: readonly string[] } | string> {
  const opened = await openSource({ file: file(name, content), name, sheet }, office)
  if (!opened.ok) return opened.reason
  const items: Item[] = []
  for await (const batch of opened.source.batches()) items.push(...batch.items)
  return { items, sheets: opened.source.sheets }
}

const cells = async (content: Buffer, sheet: string | null = null) => {
  const read = await itemsOf('a.xlsx', content, sheet)
  return typeof read === 'string' ? read : read.items.map((item) => (item.kind === 'row' ? [item.line, ...item.cells] : item))
}

test('a large table comes in pieces, none of them large', async () => {
  const lines = 200_000
  const made = file('large.csv', Buffer.from(`title,body\n${Array.from({ length: lines }, (_, at) => `Article ${String(at)},${'words '.repeat(10)}`).join('\n')}\n`))
  const opened = await openSource({ file: made, name: 'large.csv' }, office)
  if (!opened.ok) throw new Error(opened.reason)
  let [rows, most, batches] = [0, 0, 0]
  for await (const { items } of opened.source.batches()) {
    rows += items.length
    most = Math.max(most, items.length)
    batches += 1
  }
  expect(rows).toBe(lines + 1)
  expect(most).toBeLessThan(2_000)
  expect(batches).toBeGreaterThan(200)
})

describe('a workbook', () => {
  test('texts of every kind, numbers and dates as they are shown, gaps where they are', async () => {
    const content = workbook({ 条目: [[{ shared: '标题' }, '正文', '', '生效日期'], [], [{ shared: '退货' }, 'a < b & c', '', { date: 46_022 }], [{ number: '0.30000000000000004' }, { number: '13800001234' }, { date: 46_022.5 }]], 其他: [['二']] })
    expect(await cells(content)).toEqual([[1, '标题', '正文', '', '生效日期'], [3, '退货', 'a < b & c', '', '2025-12-31'], [4, '0.3', '13800001234', '2025-12-31 12:00:00']])
    expect(await cells(content, '其他')).toEqual([[1, '二']])
    expect(await itemsOf('a.xlsx', content)).toMatchObject({ sheets: ['条目', '其他'] })
  })

  test('2,000 rows come in pieces, all of them and in order', async () => {
    const read = await cells(workbook({ a: Array.from({ length: 2_000 }, (_, at) => [`row ${String(at)}`]) }))
    expect(read).toEqual(Array.from({ length: 2_000 }, (_, at) => [at + 1, `row ${String(at)}`]))
  })
})

test('a document: headings with their levels, lists, tables as rows, nothing that was deleted', async () => {
  const table = `<w:tbl><w:tr><w:tc>${paragraph('情况')}</w:tc><w:tc>${paragraph('做法')}</w:tc></w:tr><w:tr><w:tc>${paragraph('未拆')}${paragraph('七天内')}</w:tc><w:tc>${paragraph('退')}</w:tc></w:tr></w:tbl>`
  const body = `${paragraph('手册', 'a0')}${paragraph('退货', 'a1')}${paragraph('客户说不想要了')}${paragraph('操作步骤', 'own')}${paragraph('问订单号', '', '<w:numPr/>')}<w:p><w:del><w:r><w:t>old</w:t></w:r></w:del><w:r><w:t>new</w:t><w:br/><w:t>line</w:t></w:r></w:p>${table}`
  const read = await itemsOf('手册.docx', wordDocument(body))
  expect(typeof read === 'string' ? read : read.items.map((item) => (item.kind === 'paragraph' ? [item.level, item.text] : item))).toEqual([
    [1, '手册'], [2, '退货'], [0, '客户说不想要了'], [3, '操作步骤'], [0, '- 问订单号'], [0, 'new\nline'], [0, '| 情况 | 做法 |'], [0, '| --- | --- |'], [0, '| 未拆 七天内 | 退 |'], [0, ''],
  ])
})

describe('what is refused', () => {
  const plain = workbook({ a: [['x']] })
  const bomb = `<worksheet><sheetData>${'<row><c t="inlineStr"><is><t>AAAAAAAAAAAAAAAAAAAAAAAA</t></is></c></row>'.repeat(200_000)}</sheetData></worksheet>`
  const dtd = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
  const deep = `<worksheet>${'<a>'.repeat(5_000)}`
  test.each<[string, string, () => Buffer, string]>([
    ['a bomb of more than 173:1', 'a.xlsx', () => workbook({ a: [] }, { sheet1: bomb }), 'tooLarge'],
    ['one that lies about what it unpacks to', 'a.xlsx', () => workbook({ a: [] }, { sheet1: bomb, says: 100 }), 'broken'],
    ['an archive within the archive', 'a.xlsx', () => zipped([{ name: 'inner.xlsx', content: plain }]), 'mismatch'],
    ['an archive where a sheet should be', 'a.xlsx', () => workbook({ a: [] }, { sheet1: plain.toString('latin1') }), 'broken'],
    ['one that was cut off', 'a.xlsx', () => plain.subarray(0, plain.length - 40), 'broken'],
    ['one under a password', 'a.xlsx', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2_000)]), 'protected'],
    ['an archive under a password', 'a.xlsx', () => workbook({ a: [['x']] }, { encrypted: true }), 'protected'],
    ['a workbook called a document', 'a.docx', () => plain, 'mismatch'],
    ['a document called a workbook', 'a.xlsx', () => wordDocument(paragraph('x')), 'mismatch'],
    ['a workbook called a table', 'a.csv', () => plain, 'mismatch'],
    ['a picture called a workbook', 'a.xlsx', () => Buffer.from('\u0089PNG'), 'mismatch'],
    ['a PDF called a table', 'a.csv', () => Buffer.from('%PDF-1.7'), 'mismatch'],
    ['entities of its own', 'a.xlsx', () => workbook({ a: [] }, { sheet1: dtd }), 'broken'],
    ['endless depth', 'a.xlsx', () => workbook({ a: [] }, { sheet1: deep }), 'broken'],
    ['a cell of a million characters', 'a.xlsx', () => workbook({ a: [['y'.repeat(1_000_000)]] }), 'tooLarge'],
  ])('%s', async (_name, name, content, reason) => {
    const read = await itemsOf(name, content())
    if (typeof read === 'string') expect(read).toBe(reason)
    else expect(read.items.at(-1)).toMatchObject({ kind: 'refused', reason })
  })

  test('the bomb is as tight as it is called', () => {
    const packed = workbook({ a: [] }, { sheet1: bomb }).length
    expect(bomb.length / packed).toBeGreaterThan(173)
  })

  test('a process that does not answer is ended, and its file refused', async () => {
    const clock = new FakeClock(0)
    const silent = file('silent.mjs', Buffer.from('process.on("message", () => undefined)'))
    const opened = openSource({ file: file('a.xlsx', plain), name: 'a.xlsx' }, nodeOffice(silent, clock))
    clock.advance(20_000)
    expect(await opened).toMatchObject({ ok: false, reason: 'tooSlow' })
  })

  test('a process that ends by itself has refused its file', async () => {
    const dying = file('dying.mjs', Buffer.from('process.exit(3)'))
    expect(await openSource({ file: file('a.xlsx', plain), name: 'a.xlsx' }, nodeOffice(dying, systemClock))).toMatchObject({ ok: false, reason: 'tooLarge' })
  })
})
