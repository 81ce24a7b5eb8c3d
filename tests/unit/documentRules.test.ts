import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articlesOfDocument } from '../../electron/features/knowledge/document.rules.ts'
import { cellText, isDateFormat } from '../../electron/reading/office/cells.rules.ts'

const words = { steps: ['操作步骤'], script: ['话术'] }
const lines = (...given: readonly (readonly [number, string])[]) => given.map(([level, text], at) => ({ line: at + 1, level, text }))
const read = (...given: readonly (readonly [number, string])[]) => articlesOfDocument(lines(...given), '手册', words).map(({ line, row }) => [line, row])

test.each([
  ['no headings: one article, called as the file', [[0, 'a'], [0, 'b']] as const, [[1, { title: '手册', problem: 'a\n\nb' }]]],
  ['a title over several: each of those is an article', [[1, '全部'], [2, 'A'], [0, 'x'], [2, 'B'], [0, 'y']] as const, [[2, { title: 'A', problem: 'x' }], [4, { title: 'B', problem: 'y' }]]],
  ['what stands before and above is kept', [[0, 'first'], [1, '全部'], [0, 'about'], [2, 'A'], [2, 'B']] as const, [[1, { title: '手册', problem: 'first' }], [2, { title: '全部', problem: 'about' }], [4, { title: 'A' }], [5, { title: 'B' }]]],
  ['parts by their headings, others stay in the text', [[1, 'A'], [0, 'x'], [2, '操作步骤'], [0, '- one'], [0, '- two'], [3, 'Mind'], [0, 'z'], [1, 'B'], [0, 'y']] as const, [[1, { title: 'A', problem: 'x', steps: '- one\n- two\n\n### Mind\n\nz' }], [8, { title: 'B', problem: 'y' }]]],
  ['the topmost level where there are several of it', [[1, 'A'], [2, 'a'], [2, 'b'], [1, 'B']] as const, [[1, { title: 'A', problem: '## a\n\n## b' }], [4, { title: 'B' }]]],
])('%s', (_name, given, articles) => {
  expect(read(...given)).toEqual(articles)
})

test('whatever a document says is in some article', () => {
  const text = fc.constantFrom('alpha', 'beta', 'gamma', 'delta')
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), text), { maxLength: 20 }), (given) => {
    const all = JSON.stringify(read(...given))
    for (const [level, said] of given) if (level === 0) expect(all).toContain(said)
  }))
})

test.each([
  [{ type: 'n', text: '1', isDate: true }, '1900-01-01'],
  [{ type: 'n', text: '61', isDate: true }, '1900-03-01'],
  [{ type: 'n', text: '0', isDate: true, from1904: true }, '1904-01-01'],
  [{ type: 'n', text: '1E3' }, '1000'],
  [{ type: 'n', text: 'x' }, ''],
  [{ type: 'b', text: '1' }, 'TRUE'],
  [{ type: 'e', text: '#N/A' }, ''],
  [{ type: 's', text: '7' }, ''],
])('the cell %o shows %j', (cell, shown) => {
  expect(cellText({ isDate: false, from1904: false, shared: [], ...cell })).toBe(shown)
})

test.each([[14, null, true], [0, null, false], [20, null, false], [164, 'yyyy"年"m"月"d"日"', true], [164, '[h]:mm', false], [164, '0.00"day"', false], [165, '\\d0', false]] as const)('format %i %j is of days: %j', (id, own, isDate) => {
  expect(isDateFormat(id, own)).toBe(isDate)
})
