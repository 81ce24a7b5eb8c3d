import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WriteDb } from '../../electron/db/connection.ts'
import { appendEvent } from '../../electron/db/events.ts'
import { addSynonym, changeSynonym, countUse, type Document, forgetMissing, missing, noteMissing, put, recallMissing, remove, removeSynonym, search, type SearchWanted, shipSynonyms, synonyms } from '../../electron/features/search/search.ts'
import type { AnyId } from '../../shared/ids.ts'
import type { Instant } from '../../shared/time.ts'
import { memoryDatabase } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { seededIds } from '../helpers/seededIds.ts'

const article = (id: string, title: string, body = '', language: Document['language'] = 'zh-CN'): Document => ({ kind: 'article', id, language, title, body })
const shop: readonly Document[] = [
  article('refund', '退款多久到账', '原路退回，银行卡三到五个工作日。\n超过时限请核对订单的支付方式。'),
  article('refund', '退款多久入帳', '退回原付款方式，信用卡約七天。', 'zh-TW'),
  article('refund', 'How long a refund takes', 'Back to where it was paid from, in three to five working days.', 'en'),
  article('return', '退货流程', '在订单页点击退货，上传照片。七天无理由，退款在收到货后发起。'),
  article('reset', '重新登录', '忘记密码时用短信验证码。'),
  article('vip', 'VIP 会员专线', '工作日九点到六点。'),
  article('text', '短信收不到怎么办', '检查手机是否拦截。'),
  { kind: 'need', id: 'check-order', language: 'zh-CN', title: '查询订单', body: '' },
  { kind: 'ticket', id: 't1', language: 'zh-CN', title: '包裹丢失', body: '客户说三天没有更新。', numbers: ['482000122'] },
  { kind: 'order', id: 'o1', language: 'zh-CN', title: '订单 TB20240315-0017', body: '', numbers: ['TB20240315-0017'] },
  { kind: 'customer', id: 'c1', language: 'zh-CN', title: '欧阳雅婷', body: '', numbers: ['13800135678'] },
]

function withShop() {
  const database = memoryDatabase()
  const write = <Result>(work: (db: WriteDb) => Result) => database.write(work)
  const ids = seededIds(new FakeClock(0), 7)
  const changing = <Result>(work: (context: Parameters<typeof addSynonym>[0]) => Result) => write((db) =>
    work({ db, now: 5 as Instant, newId: () => ids.uuid() as AnyId, record: (event) => appendEvent(db, event, { eventId: ids.uuid(), author: null, device: ids.uuid(), instant: 5 as Instant }) }))
  write((db) => { put(db, shop) })
  const found = (query: string, wanted: Partial<SearchWanted> = {}) => database.read((db) => search(db, { query, language: 'zh-CN', limit: 10, ...wanted }))
  const rows = (sql: string) => database.read((db) => db.rows(sql, {}))
  const first = (query: string, wanted: Partial<SearchWanted> = {}) => { const [hit] = found(query, wanted).hits; return hit === undefined ? null : `${hit.kind} ${hit.id} ${hit.reason}` }
  return { write, changing, found, first, rows, database }
}

describe('one box finds', () => {
  const { first, found } = withShop()
  test.each<[string, string]>([
    ['退', 'article return title'], ['退款', 'article refund title'], ['退款多久', 'article refund title'], ['退货', 'article return title'],
    ['無理由', 'article return phrase'], ['入帐', 'article refund title'], ['密碼', 'article reset phrase'],
    ['tk', 'article refund pinyin'], ['tuikuan', 'article refund pinyin'], ['tuiku', 'article refund pinyin'], ['tui', 'article return pinyin'], ['TUI KUAN', 'article refund pinyin'], ["tui'kuan", 'article refund pinyin'], ['退k', 'article refund pinyin'],
    ['chongxin', 'article reset pinyin'], ['cxdd', 'need check-order pinyin'], ['oyyt', 'customer c1 pinyin'], ['vip hy', 'article vip pinyin'],
    ['refund', 'article refund title'], ['refu', 'article refund title'], ['refnud', 'article refund typo'], ['tuikaun', 'article refund pinyin'],
    ['482000122', 'ticket t1 number'], ['482 000', 'ticket t1 number'], ['0122', 'ticket t1 number'], ['tb2024', 'order o1 number'], ['0017', 'order o1 number'], ['5678', 'customer c1 number'],
    ['簡訊', 'article text synonym'], ['"七天无理由"', 'article return phrase'], ['title:退款', 'article refund title'], ['正文:短信', 'article reset phrase'], ['kind:ticket 包裹', 'ticket t1 title'], ['類型:工單 包裹', 'ticket t1 title'],
    ['退款要多久才能到账', 'article refund words'], ['ＶＩＰ', 'article vip title'],
  ])('%s: %s', (query, expected) => { expect(first(query)).toBe(expected) })

  test('each thing once, in the language asked for', () => {
    expect(found('退款').hits.filter(({ id }) => id === 'refund')).toHaveLength(1)
    expect(found('退款').hits[0]?.language).toBe('zh-CN')
    expect(found('退款多久', { language: 'zh-TW' }).hits[0]?.language).toBe('zh-TW')
  })

  test('what another language says better is shown in the asker\'s, where that says it too', () => {
    const own = withShop()
    own.write((db) => { put(db, [article('gift', '礼品卡'), article('gift', '禮品卡可以退款嗎，怎麼退', '', 'zh-TW'), article('gift', 'Gift cards', '', 'en')]) })
    expect(own.found('礼品卡', { language: 'zh-TW' }).hits[0]).toMatchObject({ id: 'gift', language: 'zh-TW', title: { marks: [{ from: 0, to: 3 }] } })
    expect(own.found('礼品卡', { language: 'en' }).hits[0]).toMatchObject({ id: 'gift', language: 'zh-CN' })
  })

  test('only the kinds asked for', () => {
    expect(found('订单', { kinds: ['order'] }).hits.map(({ id }) => id)).toEqual(['o1'])
    expect(found('订单', { kinds: ['customer'] }).hits).toEqual([])
  })

  test('what a filter names is in every hit', () => {
    expect(found('title:退款 多久').hits.map(({ id }) => id)).toEqual(['refund'])
    expect(found('"没有的话" 退款').hits).toEqual([])
  })

  test('a phrase is met as it stands there, not by its parts', () => {
    const own = withShop()
    own.write((db) => { put(db, [article('apart', '退款 款多 多久')]) })
    expect(own.found('退款多久').hits.map(({ id }) => id)).toContain('apart')
    expect(own.found('"退款多久"').hits.map(({ id }) => id)).toEqual(['refund'])
  })

  test('at most as many as asked for, and says that there are more', () => {
    expect(found('退', { limit: 1 })).toMatchObject({ hits: [{ id: 'return' }], more: true })
    expect(found('包裹').more).toBe(false)
  })

  test('marks what was met, in the title and in a stretch of the text', () => {
    const [hit] = found('退款').hits
    expect(hit?.title).toEqual({ text: '退款多久到账', marks: [{ from: 0, to: 2 }] })
    const [phrase] = found('無理由').hits
    const { text, at, marks } = phrase!.excerpt!
    expect(shop.find(({ id }) => id === 'return')!.body.slice(at, at + text.length)).toBe(text)
    expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(['无理由'])
    expect(found('tk').hits[0]?.title.marks).toEqual([{ from: 0, to: 2 }])
  })

  test('a query that nothing answers says so, with the nearest there is', () => {
    expect(found('退款')).toMatchObject({ isMissing: false })
    expect(found('海外直邮关税怎么退')).toMatchObject({ isMissing: true, hits: expect.arrayContaining([expect.objectContaining({ reason: 'nearest' })]) as unknown })
    expect(found('🙂')).toEqual({ hits: [], isMissing: false, more: false })
  })
})

test('whatever is typed, it answers', () => {
  const { found } = withShop()
  const awkward = fc.array(fc.constantFrom('退', '款', 'tk', 'AND', 'OR', 'NOT', 'NEAR(', '"', "'", '*', '^', ':', '-', '+', '(', ')', '{', '}', '\0', '\ud800', '🙂', '%', '_', 'title:', 'kind:', ' ', '\n', '1234', '退款', 'refnud', '…', '\\')).map((parts) => parts.join(''))
  fc.assert(fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), (query) => {
    const { hits } = found(query)
    for (const { title, excerpt } of hits) for (const text of [title, ...(excerpt === null ? [] : [excerpt])]) for (const { from, to } of text.marks) expect(from >= 0 && from < to && to <= text.text.length).toBe(true)
  }), { numRuns: 300 })
  expect(() => found('退款'.repeat(500_000))).not.toThrow()
  expect(() => found('a'.repeat(1_000_000))).not.toThrow()
})

test('Simplified finds what Traditional finds', () => {
  const { found } = withShop()
  for (const [simplified, traditional] of [['退款', '退款'], ['订单', '訂單'], ['验证码', '驗證碼'], ['登录', '登錄'], ['欧阳', '歐陽'], ['信用卡约七天', '信用卡約七天']]) {
    expect(found(traditional!).hits.map(({ id }) => id), traditional).toEqual(found(simplified!).hits.map(({ id }) => id))
    expect(found(simplified!).isMissing, simplified).toBe(false)
  }
})

describe('the index', () => {
  const left = (rows: (sql: string) => unknown[]) => ['search_document', 'search_term', 'search_reading', "search_index WHERE search_index MATCH 'a* OR 退*'"].map((table) => rows(`SELECT count(*) AS n FROM ${table}`))

  test('follows what is put, put again and removed, and nothing of it stays', () => {
    const { write, found, rows } = withShop()
    const before = rows('SELECT * FROM search_term')
    write((db) => { put(db, shop) })
    expect(rows('SELECT * FROM search_term')).toEqual(before)
    write((db) => { put(db, [article('return', '换货流程')]) })
    expect(found('退货').hits.some(({ reason, id }) => id === 'return' && reason === 'title')).toBe(false)
    expect(found('换货').hits[0]).toMatchObject({ id: 'return', reason: 'title', excerpt: null })
    write((db) => { remove(db, [...shop, ...shop]) })
    expect(left(rows)).toEqual([[{ n: 0 }], [{ n: 0 }], [{ n: 0 }], [{ n: 0 }]])
    expect(found('退款')).toEqual({ hits: [], isMissing: true, more: false })
  })

  test('whatever the documents say, nothing stays of them', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('退', '款', '單', 'VIP', '20240315', ' ', '"', '🙂', '重新')).map((parts) => parts.join('')))
    fc.assert(fc.property(fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), title: text, body: text, numbers: fc.array(text, { maxLength: 2 }) }), { maxLength: 8 }), (documents) => {
      const database = memoryDatabase()
      const all = documents.map((one): Document => ({ ...one, kind: 'article', language: 'en' }))
      database.write((db) => { for (const one of all) put(db, [one]) })
      database.write((db) => { remove(db, all) })
      expect(left((sql) => database.read((db) => db.rows(sql, {})))).toEqual([[{ n: 0 }], [{ n: 0 }], [{ n: 0 }], [{ n: 0 }]])
      database.close()
    }), { numRuns: 40 })
  })

  test('is as if nothing had happened when the transaction fails', () => {
    const { write, rows } = withShop()
    const before = rows('SELECT * FROM search_term')
    expect(() => write((db) => { put(db, [article('new', '新的')]); throw new Error('no') })).toThrow('no')
    expect(rows('SELECT * FROM search_term')).toEqual(before)
  })

  test('finds the one that is meant among very many of the same words', () => {
    const { write, found, first } = withShop()
    write((db) => { put(db, Array.from({ length: 15_000 }, (_, at) => article(`many-${String(at)}`, `花呗怎么还款 ${String(at)}`))) })
    write((db) => { put(db, [article('meant', '花呗怎么还款最低额')]) })
    expect(first('花呗怎么还款最低额')).toBe('article meant title')
    expect(first('花呗')).toMatch(/title$/)
    expect(found('花呗').more).toBe(true)
    expect(found('怎么还款').hits).toHaveLength(10)
  })
})

describe('what is kept from one key to the next', () => {
  const typed = ['退', '退款', '退款多', '退款多久', '退k', 'tuik', 'refnud', '短信', '簡訊', '"七天无理由"', 'title:退款 多', '0122', '482', '会员 vip', '']

  test('never shows: whatever was written or taken back in between, a search finds what it finds in a desk that was just opened', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('put' as const), id: fc.constantFrom('refund', 'return', 'new', 'reset'), title: fc.constantFrom('退款多久', '退货', '会员 vip 退款', '短信退订'), fails: fc.boolean() }),
      fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom('refund', 'return', 'new'), title: fc.constant(''), fails: fc.boolean() }),
      fc.record({ do: fc.constant('use' as const), id: fc.constantFrom('refund', 'return'), title: fc.constant(''), fails: fc.boolean() }),
    )
    fc.assert(fc.property(fc.array(fc.tuple(step, fc.subarray(typed)), { maxLength: 6 }), (steps) => {
      const { database } = withShop()
      for (const [{ do: what, id, title, fails }, queries] of steps) {
        const ask = (db: Parameters<typeof search>[0]) => queries.map((query) => search(db, { query, language: 'zh-CN', limit: 10 }))
        const plain = (some: unknown) => JSON.stringify(some)
        try {
          database.write((db) => {
            ask(db)
            if (what === 'put') put(db, [article(id, title)])
            else if (what === 'remove') remove(db, [{ kind: 'article', id, language: 'zh-CN' }])
            else countUse(db, { kind: 'article', id })
            // Within the transaction too, which may yet be taken back.
            expect(plain(ask(db))).toBe(plain(ask({ ...db })))
            if (fails) throw new Error('no')
          })
        } catch (error) {
          expect(error).toEqual(new Error('no'))
        }
        // Another object is a connection that was never asked.
        expect(plain(database.read(ask))).toBe(plain(database.read((db) => ask({ ...db }))))
      }
      database.close()
    }), { numRuns: 25 })
  })

  test('is what the next letter does not ask for again', () => {
    const { database } = withShop()
    const asked: string[] = []
    const counting = { writes: 0, row: (sql: string, parameters: object) => { asked.push(sql); return database.read((db) => db.row(sql, parameters as never)) }, rows: (sql: string, parameters: object) => { asked.push(sql); return database.read((db) => db.rows(sql, parameters as never)) } }
    const lists = (query: string) => {
      asked.length = 0
      search(counting, { query, kinds: ['article'], language: 'zh-CN', limit: 10 })
      return asked.filter((sql) => sql.includes('MATCH')).length
    }
    const first = lists('退款多')
    expect(first).toBeGreaterThan(2)
    expect(lists('退款多')).toBe(0)
    expect(lists('退款多久')).toBeLessThan(first)
    counting.writes += 1
    expect(lists('退款多')).toBe(first)
  })
})

test('what is opened from the hits comes earlier', () => {
  const { write, found } = withShop()
  write((db) => { put(db, [article('a', '发票抬头'), article('b', '发票税号')]) })
  expect(found('发票').hits.map(({ id }) => id)).toEqual(['a', 'b'])
  write((db) => { countUse(db, { kind: 'article', id: 'b' }) })
  expect(found('发票').hits.map(({ id }) => id)).toEqual(['b', 'a'])
})

describe('synonyms', () => {
  test('lead to each other until they are taken away', () => {
    const { changing, database, first } = withShop()
    expect(first('把钱给我吐出来')).not.toBe('article refund synonym')
    const synonymId = changing((context) => addSynonym(context, ['把錢給我吐出來', '退款']))
    expect(first('把钱给我吐出来')).toBe('article refund synonym')
    changing((context) => { changeSynonym(context, { synonymId, version: 1, words: ['吐钱', '退款'] }) })
    expect(first('吐钱')).toBe('article refund synonym')
    expect(first('把钱给我吐出来')).not.toBe('article refund synonym')
    expect(() => { changing((context) => { removeSynonym(context, { synonymId, version: 1 }) }) }).toThrow('conflict')
    changing((context) => { removeSynonym(context, { synonymId, version: 2 }) })
    expect(first('吐钱')).not.toBe('article refund synonym')
    expect(database.read(synonyms)).toEqual([])
  })

  test('those that are shipped come once', () => {
    const { changing, database, first } = withShop()
    changing(shipSynonyms)
    expect(first('退錢')).toBe('article refund synonym')
    const all = database.read(synonyms)
    changing(shipSynonyms)
    expect(database.read(synonyms)).toEqual(all)
    for (const { synonymId, version } of all) changing((context) => { removeSynonym(context, { synonymId, version }) })
    changing(shipSynonyms)
    expect(database.read(synonyms)).toEqual([])
  })
})

test('what is missing is counted, the most frequent first, without numbers of anybody', () => {
  const { write, database } = withShop()
  const at = (instant: number) => instant as Instant
  write((db) => {
    noteMissing(db, '海外直邮', at(1), null)
    noteMissing(db, '发票抬头', at(2), null)
    noteMissing(db, '發票抬頭 ', at(3), null)
    noteMissing(db, '13800135678 的订单', at(4), null)
    noteMissing(db, '退', at(5), null)
  })
  expect(database.read((db) => missing(db, 9))).toEqual([{ query: '發票抬頭', times: 2, firstAt: 2, lastAt: 3, lastBy: null }, { query: '海外直邮', times: 1, firstAt: 1, lastAt: 1, lastBy: null }])
  const left = () => database.read((db) => missing(db, 9)).map(({ query, times }) => [query, times])
  write((db) => { forgetMissing(db, '发票抬头', at(6)) })
  expect(left()).toEqual([['海外直邮', 1]])
  write((db) => { recallMissing(db, '发票抬头') })
  expect(left()).toEqual([['發票抬頭', 2], ['海外直邮', 1]])
  // Not needed, and looked for again: it is counted from there.
  write((db) => {
    forgetMissing(db, '发票抬头', at(7))
    noteMissing(db, '发票抬头', at(8), null)
  })
  expect(database.read((db) => missing(db, 1))).toEqual([{ query: '发票抬头', times: 1, firstAt: 8, lastAt: 8, lastBy: null }])
})
