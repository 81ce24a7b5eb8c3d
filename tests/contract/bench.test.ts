import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../helpers/folder.ts'
import { engineNames } from '../perf/search/engine.ts'
import { measuredSchema } from '../perf/search/measured.ts'

const figure = z.strictObject({ figure: z.string(), value: z.number(), unit: z.enum(['ms', 'MB', '/s', '']), against: z.string(), ratio: z.number(), target: z.number(), aim: z.enum(['at most', 'at least']), ok: z.boolean() })
const report = z.strictObject({ name: z.string(), machine: z.string(), figures: z.array(figure).min(1), measured: z.array(measuredSchema).optional() })

test.each(['save', 'queue', 'clocks', 'rules', 'beside'])('bench %s --json is one object with figures', (name) => {
  const run = path.resolve(import.meta.dirname, '../perf/run.ts')
  // Too few rounds for the targets to mean anything: only the shape is looked at.
  const { stdout, stderr } = spawnSync(process.execPath, [run, name, '--json', '--tickets', '40', '--rounds', '1'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const { name: ran, figures } = report.parse(JSON.parse(stdout))
  expect(ran).toBe(name)
  // Calendars give the answers of two other libraries, else it ends with an error; and one round already shows which is the fastest.
  if (name === 'clocks') expect(figures.filter(({ aim, ok }) => aim === 'at least' && ok)).toHaveLength(2)
}, 60_000)

const things = ['退款', '退货', '发票', '订单', '快递', '密码', '会员', '优惠券', '手机号', '地址', '短信', '投诉', '换货', '支付', '积分', '账号', '客服', '验证码', '包裹', '余额']
const asks = ['多久到账', '怎么申请', '在哪里查', '可以修改吗', '失败了怎么办', '需要什么材料', '要收费吗', '为什么不见了', '能取消吗', '由谁处理']

/** Some hundred invented documents with questions of which the answer is known, as files of the formats that the benchmark takes. */
function inventedPair(): { corpus: string; relevance: string } {
  const folder = temporaryFolder()
  const corpus = path.join(folder, 'corpus.jsonl.gz')
  const relevance = path.join(folder, 'relevance.jsonl')
  const lines = (all: readonly object[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('')
  const documents = things.flatMap((thing, a) => asks.map((ask, b) => ({ id: `${String(a)}-${String(b)}`, title: thing + ask, body: `关于${thing}的说明 ${String(20240000 + a * 100 + b)}。`, source: 'invented' })))
  fs.writeFileSync(corpus, zlib.gzipSync(lines(documents)))
  fs.writeFileSync(relevance, lines(things.map((thing, a) => ({ qid: String(a), kind: 'invented', query: `请问${thing}${asks[a % asks.length] ?? ''}`, relevant: [`${String(a)}-${String(a % asks.length)}`] }))))
  return { corpus, relevance }
}

test('bench search measures every engine on the files it is given', () => {
  const { corpus, relevance } = inventedPair()
  const run = path.resolve(import.meta.dirname, '../perf/run.ts')
  const { stdout, stderr } = spawnSync(process.execPath, [run, 'search', '--json', '--corpus', corpus, '--relevance', relevance, '--docs', '150'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const { measured, figures } = report.parse(JSON.parse(stdout))
  expect(measured?.map(({ engine }) => engine)).toEqual(engineNames)
  for (const one of measured ?? []) {
    expect(one.docs).toBe(150)
    // The only document that has both words of the question.
    expect(one.recallAt5, one.engine).toBeGreaterThan(0.9)
  }
  expect(figures.filter(({ figure }) => /^(recall|MRR)/.test(figure)).map(({ ok }) => ok)).toEqual([true, true])
}, 120_000)
