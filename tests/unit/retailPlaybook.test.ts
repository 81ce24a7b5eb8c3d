import { readFileSync } from 'node:fs'
import { Liquid } from 'liquidjs'
import { describe, expect, test } from 'vitest'
import { largestPlaybook } from '../../shared/contract/playbook.ts'
import { partsOfDay, scriptVariables } from '../../shared/playbook.ts'
import type { Facts, Playbook, Scope, ScriptLine } from '../../shared/playbook.ts'
import { readPlaybook } from '../../shared/playbookIssues.ts'
import { languages } from '../../shared/text.ts'
import type { Language, LocalText } from '../../shared/text.ts'

// The shipped playbook is data that nobody compiles: what a compiler would say of code, this says of it.

const source = readFileSync(new URL('../../resources/playbooks/retail.json', import.meta.url), 'utf8')

function shipped(): Playbook {
  const reading = readPlaybook(JSON.parse(source))
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues, null, 2))
  return reading.playbook
}

const playbook = shipped()
const ids = (items: readonly { readonly id: string }[]) => items.map((item) => item.id)
const channels = ids(playbook.channels)
const tiers = ids(playbook.tiers)
const types = ids(playbook.types)
const kinds = ids(playbook.kinds)
const severities = ids(playbook.severities)
const priorities = ids(playbook.priorities)
const parents = new Set(playbook.scenes.map((scene) => scene.parent))
const leaves = playbook.scenes.filter((scene) => !parents.has(scene.id))
const written = new Set(playbook.channels.filter((channel) => !channel.live).map((channel) => channel.id))

function pathTo(id: string): readonly string[] {
  const scene = playbook.scenes.find((each) => each.id === id)
  if (scene === undefined) throw new Error(`no scene ${id}`)
  return [...(scene.parent === undefined ? [] : pathTo(scene.parent)), id]
}

function needsOf(sceneId: string) {
  const path = pathTo(sceneId)
  return playbook.needs.filter((need) => need.scenes.some((id) => path.includes(id)))
}

/** As shared/playbook.ts defines a scope. */
function holds(when: Scope | undefined, facts: Facts): boolean {
  return Object.entries(when ?? {}).every(([fact, wanted]) => {
    const values: readonly unknown[] = [facts[fact as keyof Facts]].flat()
    return values.some((value) => (wanted as readonly unknown[]).includes(value))
  })
}

const said = (lines: readonly ScriptLine[], facts: Facts) =>
  lines.flatMap((line) => line.variants.filter((variant) => holds(variant.when, facts)).slice(0, 1))

interface Place<T> {
  readonly path: string
  readonly value: T
}

/** Every value below `from` that `is` accepts, with its path. */
function everyPlace<T>(is: (value: unknown) => value is T, from: unknown = playbook, path = ''): Place<T>[] {
  if (is(from)) return [{ path, value: from }]
  if (typeof from !== 'object' || from === null) return []
  return Object.entries(from as Readonly<Record<string, unknown>>).flatMap(([key, value]) => everyPlace(is, value, `${path}.${key}`))
}

const isText = (value: unknown): value is LocalText => typeof value === 'object' && value !== null && 'zh-CN' in value
const isLine = (value: unknown): value is ScriptLine => typeof value === 'object' && value !== null && 'variants' in value

const texts = everyPlace(isText)
const lines = everyPlace(isLine)
const variants = [
  ...lines.flatMap(({ path, value }) => value.variants.map((variant, at) => ({ path: `${path}[${at}]`, ...variant }))),
  ...playbook.escalationRules.map(({ id, words }) => ({ path: `escalationRules.${id}`, when: undefined, text: words })),
  // Sent, whatever the channel was.
  ...[...(playbook.followUp.notReached === undefined ? [] : [playbook.followUp.notReached]), ...playbook.careMessages.map(({ text }) => text)].map((text, at) => ({ path: `message ${at}`, when: { channel: ['email', 'form'] }, text })),
  ...playbook.courses.flatMap(({ course, stages }) => stages.map(({ stage, say }) => ({ path: `courses.${course}.${stage}`, when: undefined, text: say }))),
]
const templates = variants.flatMap(({ path, when, text }) =>
  languages.map((language) => ({ path: `${path} ${language}`, language, when, template: text[language] })),
)

const liquid = new Liquid({ strictFilters: true, strictVariables: true })

const known = {
  agent: { name: '陈晓明', number: '8021' },
  customer: { name: '王女士', phoneTail: '5678', tier: '贵宾会员' },
  contact: { type: '投诉', scene: '退换货', need: '退货退款' },
  promise: { time: '11月22日 15:30', span: '24 小时' },
  department: { title: '售后服务部' },
}
/** All that may be empty is empty; somebody always sits at the desk. */
const unknown = {
  agent: known.agent,
  customer: { name: '', phoneTail: '', tier: '' },
  contact: { type: '', scene: '', need: '' },
  promise: { time: '', span: '' },
  department: { title: '' },
}
const sounds = (template: string, variables: object): string => String(liquid.parseAndRenderSync(template, variables))
const sentences = (text: string) => text.split(/[。?？!！]|[.](?=\s|$)/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length

/** What fails, by path: an empty list reads well in a report and names every culprit at once. */
const failing = <T extends { readonly path: string }>(places: readonly T[], wrong: (place: T) => boolean) =>
  places.filter(wrong).map((place) => place.path)

test('the sample variables are exactly those a script may use', () => {
  const names = Object.entries(known).flatMap(([group, values]) => Object.keys(values).map((name) => `${group}.${name}`))
  expect(names.sort()).toEqual([...scriptVariables].sort())
})

test('it travels in one frame', () => {
  expect(source.length).toBeLessThan(largestPlaybook)
})

describe('what the domain asks for', () => {
  test('IN-2: channels, types, classes, grades, tiers and departments', () => {
    expect(channels).toEqual(['phone', 'chat', 'email', 'form', 'outbound'])
    expect(playbook.channels.filter((channel) => channel.live).map((channel) => channel.id)).toEqual(['phone', 'chat', 'outbound'])
    expect(playbook.channels.filter((channel) => channel.arrivesEarlier).map((channel) => channel.id)).toEqual(['email', 'form'])
    expect(types).toEqual(['inquiry', 'complaint', 'suggestion', 'follow-up', 'survey', 'marketing'])
    expect(kinds).toEqual(['inbound', 'outbound', 'emergency'])
    expect(ids(playbook.classes).sort()).toEqual(['general', 'other', 'product-quality', 'service-quality', 'technical'])
    expect(severities).toEqual(['L1', 'L2', 'L3'])
    expect(priorities).toEqual(['high', 'medium', 'low'])
    expect(tiers).toEqual(['standard', 'member', 'vip'])
    expect(ids(playbook.departments).sort()).toEqual(['after-sales', 'finance', 'logistics', 'operations', 'technical'])
    expect(playbook.outcomes.map(({ id, effect }) => [id, effect])).toEqual([['solved', 'resolve'], ['transfer', 'transfer'], ['escalate', 'escalate']])
  })

  test('IN-1: what is recorded on the first step', () => {
    expect(playbook.steps.ask.fields).toEqual([
      { field: 'description', required: true },
      { field: 'happened-at', required: false },
      { field: 'product', required: false },
    ])
    const kindOf = new Map(playbook.fields.map((field) => [field.id, field.kind]))
    expect(['description', 'happened-at', 'product', 'note'].map((id) => kindOf.get(id))).toEqual(['paragraph', 'when', 'line', 'paragraph'])
  })

  test('IN-12: calls of our own have types of their own, and all contacts those of the customer', () => {
    const typesFor = (kind: string) => playbook.types.filter((type) => type.kinds?.includes(kind) ?? true).map((type) => type.id)
    expect([typesFor('inbound'), typesFor('emergency')]).toEqual([types.slice(0, 3), types.slice(0, 3)])
    expect(typesFor('outbound')).toEqual(types)
  })

  test('IN-3, IN-12: the trees, the kinds of contact they are for, and their leaves', () => {
    const trees = playbook.scenes.filter((scene) => scene.parent === undefined)
    expect(trees.map((tree) => [tree.id, tree.kinds])).toEqual([
      ...['order', 'after-sales', 'product', 'account'].map((id) => [id, ['inbound', 'outbound', 'emergency']]),
      ['emergency', ['emergency']],
      ['outbound', ['outbound']],
    ])
    expect(trees.map((tree) => leaves.filter((leaf) => leaf.parent === tree.id).map((leaf) => leaf.id))).toEqual([
      ['order-logistics', 'order-status', 'order-change', 'order-payment'],
      ['return-exchange', 'refund', 'quality', 'repair'],
      ['stock', 'features', 'manual'],
      ['member-benefits', 'account-theft', 'privacy'],
      ['emergency-danger', 'emergency-complaint', 'emergency-incident'],
      ['outbound-follow-up', 'outbound-survey', 'outbound-marketing', 'outbound-callback'],
    ])
  })

  test.each(leaves.map((leaf) => [leaf.id, leaf] as const))('scene %s can be talked through and finished', (id, leaf) => {
    expect(pathTo(id).length).toBe(2)
    expect(leaf.confirmations.length).toBeGreaterThan(0)
    expect(leaf.fields.length).toBeGreaterThan(0)
    const needs = needsOf(id)
    expect(needs.length).toBeGreaterThan(0)
    for (const channel of channels) {
      expect(said(leaf.script, { channel, scene: pathTo(id) }), channel).not.toHaveLength(0)
      for (const need of needs) for (const type of types) expect(said(need.script, { channel, type, scene: pathTo(id) }), `${need.id} ${channel} ${type}`).not.toHaveLength(0)
    }
  })

  test.each(['order-status', 'order-payment', 'order-logistics', 'order-change'])('IN-5: %s asks for status, time and an alternative', (id) => {
    const confirmations = leaves.find((leaf) => leaf.id === id)?.confirmations ?? []
    expect(confirmations.map(({ id: what, field }) => [what, field])).toEqual([['order-state', 'order-no'], ['expected-time', 'wish'], ['alternative', 'wish']])
  })

  test('IN-5: a return asks for the order number and the state of the goods, with the policy beside', () => {
    const scene = leaves.find((leaf) => leaf.id === 'return-exchange')!
    expect(scene.confirmations.map((confirmation) => confirmation.field)).toEqual(['order-no', 'goods-state'])
    expect(scene.script.map((line) => line.id)).toContain('return-policy')
  })

  test('IN-5: where somebody is in danger: people, place and a number, in that order', () => {
    const scene = leaves.find((leaf) => leaf.id === 'emergency-danger')!
    expect(scene.confirmations.map((confirmation) => confirmation.field)).toEqual(['people-state', 'place', 'safe-phone'])
    expect(scene.script[0]!.emphasis).toBe(true)
  })

  test('IN-4, IN-9: a need that goes to a department names it, and one solved here does not', () => {
    const effectOf = new Map(playbook.outcomes.map((outcome) => [outcome.id, outcome.effect]))
    for (const need of playbook.needs) {
      const effect = effectOf.get(need.outcome)
      if (effect === 'transfer') expect(need.department, need.id).toBeDefined()
      if (effect === 'resolve') expect(need.department, need.id).toBeUndefined()
    }
    expect(new Set(playbook.needs.map((need) => need.department).filter((id) => id !== undefined)).size).toBe(playbook.departments.length)
  })

  test('KB-1: every need has steps and something to mind', () => {
    expect(playbook.needs.filter((need) => need.operation.length < 2 || need.risks.length === 0).map((need) => need.id)).toEqual([])
  })

  test('IN-9: who passes a case on tells the customer until when', () => {
    for (const outcome of playbook.outcomes.filter((each) => each.effect !== 'resolve')) {
      for (const channel of channels) {
        for (const language of languages) {
          const words = said(outcome.script, { channel, outcome: outcome.id }).map((variant) => sounds(variant.text[language], known)).join('\n')
          expect(words, `${outcome.id} ${channel} ${language}`).toContain(known.promise.time)
          if (outcome.effect === 'transfer') expect(words).toContain(known.department.title)
        }
      }
    }
  })

  test.each(['ask', 'need'] as const)('IN-6: on %s VIP customers hear what they are owed, for every kind and channel, and nobody else does', (step) => {
    const owed = playbook.steps[step].script.filter((line) => line.variants.every((variant) => variant.when?.tier?.join() === 'vip'))
    expect(owed.every((line) => line.emphasis)).toBe(true)
    for (const channel of channels) for (const tier of tiers) for (const kind of kinds) expect(said(owed, { tier, channel, kind }).length > 0, `${tier} ${channel} ${kind}`).toBe(tier === 'vip')
  })

  test('IN-6: what stands out is owed to a VIP or to somebody in need, and not to everybody', () => {
    const urgent = ['ask-emergency', 'quality-sorry', 'theft-calm', 'danger-safe', 'urgent-listen', 'incident-first', 'safety-report-say', 'get-help-first', 'steady-person-first', 'recall-goods-stop']
    const owed = lines.filter(({ value }) => value.emphasis).filter(({ value }) => !urgent.includes(value.id))
    expect(owed.length).toBeGreaterThanOrEqual(10)
    expect(owed.filter(({ value }) => value.variants.some((variant) => variant.when?.tier?.join() !== 'vip')).map(({ value }) => value.id)).toEqual([])
  })

  test('IN-12: an emergency begins with safety, and every kind has its own greeting and closing', () => {
    const first = playbook.steps.ask.script.find((line) => line.id === 'ask-emergency')!
    for (const kind of kinds) for (const channel of channels) expect(said([first], { kind, channel }).length > 0, `${kind} ${channel}`).toBe(kind === 'emergency')
    const greeting = playbook.steps.ask.script[0]!
    const greetings = channels.map((channel) => new Set(kinds.map((kind) => said([greeting], { channel, kind, partOfDay: 'morning' })[0]!.text.en)).size)
    expect(greetings).toEqual([3, 3, 3, 3, 2])
    for (const outcome of playbook.outcomes) {
      const closing = (kind: string) => said(outcome.script, { channel: 'phone', kind, outcome: outcome.id }).at(-1)!.text.en
      expect(new Set(kinds.map(closing)).size, outcome.id).toBe(kinds.length)
    }
  })

  test('IN-1: the greeting differs by channel and time of day, and there is one for what nobody foresaw', () => {
    const greeting = playbook.steps.ask.script[0]!
    expect(greeting.variants.at(-1)?.when).toBeUndefined()
    for (const language of languages) {
      const words = (channel: string) => new Set(partsOfDay.map((partOfDay) => sounds(said([greeting], { channel, partOfDay })[0]!.text[language], known)))
      for (const channel of ['phone', 'chat', 'outbound']) expect(words(channel).size, channel).toBe(partsOfDay.length)
      expect(new Set(channels.flatMap((channel) => [...words(channel)])).size).toBe(3 * partsOfDay.length + 2)
    }
  })
})

describe('digits and ids', () => {
  test('at most nine choices on any level, so that digits choose', () => {
    const levels = [undefined, ...parents].map((parent) => playbook.scenes.filter((scene) => scene.parent === parent).length)
    expect(Math.max(...levels, ...leaves.map((leaf) => needsOf(leaf.id).length), playbook.departments.length, playbook.types.length, playbook.classes.length)).toBeLessThanOrEqual(9)
  })

  test('a line is known by its id in the whole playbook, so that "said" stays with it', () => {
    const seen = lines.map(({ value }) => value.id)
    expect(seen.filter((id, at) => seen.indexOf(id) !== at)).toEqual([])
  })

  test('no field is on one screen twice and none is unused', () => {
    const uses = [...Object.values(playbook.steps), ...playbook.scenes, ...playbook.needs].map((part) => part.fields.map((use) => use.field))
    for (const fields of uses) expect(new Set(fields).size).toBe(fields.length)
    const used = new Set(uses.flat())
    expect(ids(playbook.fields).filter((id) => !used.has(id))).toEqual([])
  })

  test('no variant stands behind one that always holds', () => {
    expect(lines.filter(({ value }) => value.variants.slice(0, -1).some((variant) => variant.when === undefined)).map(({ path }) => path)).toEqual([])
  })
})

describe('every step has words', () => {
  const combinations = channels.flatMap((channel) => kinds.flatMap((kind) => tiers.flatMap((tier) => partsOfDay.map((partOfDay) => ({ channel, kind, tier, partOfDay })))))

  test.each(Object.entries(playbook.steps))('%s, for every channel, kind, tier and part of day', (_name, step) => {
    expect(combinations).toHaveLength(180)
    for (const facts of combinations) {
      for (const language of languages) {
        for (const variables of [known, unknown]) {
          const words = said(step.script, facts).map((variant) => sounds(variant.text[language], variables))
          expect(words.length, JSON.stringify(facts)).toBeGreaterThan(0)
          expect(words.filter((each) => each.trim() === ''), JSON.stringify(facts)).toEqual([])
        }
      }
    }
  })

  test.each(types)('the answer to a %s', (type) => {
    for (const channel of channels) for (const kind of kinds) expect(said(playbook.steps.type.script, { channel, kind, type }).length, `${channel} ${kind}`).toBe(2)
  })
})

describe('Liquid', () => {
  const variableNames: readonly string[] = scriptVariables

  test('parses and asks only for variables that there are', () => {
    expect(templates.length).toBeGreaterThan(300)
    expect(failing(templates, ({ template }) => liquid.fullVariablesSync(template).some((name) => !variableNames.includes(name)))).toEqual([])
  })

  test('uses only if and the filters default and upcase', () => {
    const tags = (template: string) => [...template.matchAll(/\{%-?\s*(\w+)/g)].map((found) => found[1]!)
    const filters = (template: string) => [...template.matchAll(/\|\s*(\w+)/g)].map((found) => found[1]!)
    expect(failing(templates, ({ template }) => tags(template).some((tag) => !['if', 'elsif', 'else', 'endif'].includes(tag)))).toEqual([])
    expect(failing(templates, ({ template }) => filters(template).some((filter) => !['default', 'upcase'].includes(filter)))).toEqual([])
  })

  test('is confined to what is said: titles, hints, steps and risks are plain', () => {
    const spokenTexts = new Set(variants.map((variant) => variant.text))
    expect(failing(texts, ({ value }) => !spokenTexts.has(value) && languages.some((language) => /\{[{%]/.test(value[language])))).toEqual([])
  })

  test('reads well with everything known and with nothing known', () => {
    for (const variables of [known, unknown]) {
      expect(failing(templates, ({ template }) => {
        const words = sounds(template, variables)
        return words !== words.trim() || /^[，。、,.]|[，。、,]{2}| {2}|\s[,.?，。]|undefined|\[object/.test(words)
      })).toEqual([])
    }
  })

  test('with nothing known no line promises a time', () => {
    expect(failing(templates, ({ template }) => /最迟|最晚|预计 ?内|預計 ?內| by \.| within /.test(sounds(template, unknown)) && template.includes('promise.'))).toEqual([])
  })
})

describe('spoken words', () => {
  const inWriting = (when: Scope | undefined) => when?.channel?.every((channel) => written.has(channel)) === true
  const spoken = templates.filter(({ when }) => !inWriting(when))
  const heard = [known, { ...known, customer: { ...known.customer, phoneTail: '' } }, unknown]

  test('are short: at most 60 characters in Chinese, 30 words in English', () => {
    expect(failing(spoken, ({ template, language }) => heard.some((variables) => {
      const words = sounds(template, variables)
      return language === 'en' ? words.split(/\s+/).length > 30 : words.length > 60
    }))).toEqual([])
  })

  test('are at most two sentences', () => {
    expect(failing(spoken, ({ template }) => heard.some((variables) => sentences(sounds(template, variables)) > 2))).toEqual([])
  })

  test('written lines are whole sentences of at most 120 characters or 45 words', () => {
    const lettersAndForms = templates.filter(({ when }) => inWriting(when))
    expect(lettersAndForms.length).toBeGreaterThan(30)
    expect(failing(lettersAndForms, ({ template, language }) => heard.some((variables) => {
      const words = sounds(template, variables)
      return language === 'en' ? words.split(/\s+/).length > 45 : words.length > 120
    }))).toEqual([])
  })

  test('never ask for a card number, password or code', () => {
    expect(failing(templates, ({ template }) => /验证码|驗證碼|卡号|卡號/.test(template) && !/请不要|请勿|請不要|請勿|不要提供/.test(template))).toEqual([])
  })
})

describe('three languages', () => {
  // Pairs of characters that are written differently; 后, 里, 台 and their like are left out, for both scripts have them.
  const pairs =
    '们們这這个個为為发發东東业業严嚴么麼义義乐樂习習书書买買乱亂产產亲親从從仓倉价價众眾优優会會传傳伤傷佣傭余餘侧側偿償关關兴興养養兽獸内內写寫农農冻凍净淨减減' +
    '击擊则則刚剛创創别別删刪办辦务務动動励勵劳勞势勢协協单單卖賣卫衛却卻厂廠历歷压壓厌厭县縣参參双雙变變号號叹嘆听聽启啟员員响響问問团團围圍图圖圆圓场場坏壞块塊' +
    '处處备備复複头頭夺奪奖獎妇婦妈媽学學宝寶实實审審宽寬对對导導寿壽将將尔爾尝嘗层層属屬岁歲币幣帅帥师師帐帳带帶帮幫库庫应應废廢开開异異张張弹彈强強归歸当當录錄' +
    '忆憶怀懷态態总總恼惱恢恢恶惡悬懸惊驚惯慣愿願戏戲户戶执執扩擴扫掃扬揚担擔拥擁择擇挂掛损損换換据據摄攝敌敵数數断斷无無旧舊时時显顯晓曉暂暫术術机機杂雜权權条條' +
    '来來极極构構查查标標样樣档檔检檢欢歡毕畢气氣汉漢没沒泄洩测測满滿渐漸潜潛灾災炉爐点點烦煩热熱爱愛状狀独獨现現环環电電画畫疗療盖蓋盘盤着著码碼确確礼禮离離种種积積' +
    '称稱稳穩穷窮签簽简簡类類级級纪紀约約纳納线線练練组組细細终終经經结結给給络絡绝絕统統继繼续續维維综綜编編网網罗羅职職联聯聪聰肃肅脑腦节節范範荐薦药藥获獲营營' +
    '虑慮补補装裝规規视視觉覺览覽触觸计計订訂认認讨討让讓记記讲講许許论論设設访訪证證评評识識诉訴词詞试試话話该該详詳语語误誤说說请請读讀谁誰调調谈談谢謝负負财財责責' +
    '货貨质質购購贵貴费費贴貼资資赔賠赠贈转轉轻輕载載较較辆輛输輸边邊达達过過运運还還进進远遠违違连連迟遲适適选選递遞邮郵释釋里裡针針钟鐘钱錢铁鐵银銀错錯锁鎖长長门門' +
    '闭閉间間闻聞队隊阶階际際陆陸险險随隨难難雾霧静靜页頁项項顺順须須顾顧预預领領频頻题題额額风風飞飛饭飯馆館驾駕验驗骗騙鱼魚麦麥齐齊龄齡'
  const drawn = Array.from(pairs)
  const differing = drawn.flatMap((simplified, at) => (at % 2 === 0 && simplified !== drawn[at + 1] ? [[simplified, drawn[at + 1]!] as const] : []))
  const simplifiedOnly = new Set(differing.map(([simplified]) => simplified))
  const traditionalOnly = new Set(differing.map(([, traditional]) => traditional))
  const strays = (language: Language, foreign: ReadonlySet<string>) =>
    texts.flatMap(({ path, value }) => Array.from(value[language]).filter((character) => foreign.has(character)).map((character) => `${path} ${character}`))

  test('zh-CN holds no Traditional characters, zh-TW no Simplified ones', () => {
    expect(simplifiedOnly.size).toBeGreaterThan(300)
    expect(strays('zh-CN', traditionalOnly)).toEqual([])
    expect(strays('zh-TW', simplifiedOnly)).toEqual([])
  })

  test('each script is really used', () => {
    const share = (language: Language, own: ReadonlySet<string>) => texts.filter(({ value }) => Array.from(value[language]).some((character) => own.has(character))).length / texts.length
    expect(share('zh-CN', simplifiedOnly)).toBeGreaterThan(0.8)
    expect(share('zh-TW', traditionalOnly)).toBeGreaterThan(0.8)
  })

  test('English is English', () => {
    expect(failing(texts, ({ value }) => /[\p{Script=Han}\u3000-\u303f\uff01-\uff5e]/u.test(value.en) || !/[A-Za-z]/.test(value.en))).toEqual([])
  })

  test('Chinese stops and commas are full width outside Liquid', () => {
    const plain = (text: string) => text.replace(/\{\{.*?\}\}|\{%.*?%\}/g, '')
    expect(failing(texts, ({ value }) => (['zh-CN', 'zh-TW'] as const).some((language) => /[,;:?()]/.test(plain(value[language]))))).toEqual([])
  })

  test("zh-TW speaks in Taiwan's words, zh-CN in the mainland's", () => {
    const mainland = /短信|視頻|信息|質量|網絡|在線|渠道|賬|反饋|登錄|默認|軟件|硬件|屏幕|打印|用戶|快遞|發貨|運單|優惠券|積分|保修|(?<!行動)支付|訂單號|手機號(?!碼)|郵箱|工作日|投訴|咨詢|隱私/
    const taiwan = /简讯|影片|资讯|(?<!商)品质|网路|线上|管道|回馈|登入|预设|软体|硬体|萤幕|列印|出货|折价券|点数|保固|个资|客诉|谘询|电子信箱|工作天/
    expect(failing(texts, ({ value }) => mainland.test(value['zh-TW']))).toEqual([])
    expect(failing(texts, ({ value }) => taiwan.test(value['zh-CN']))).toEqual([])
  })

  test('the polite you, and no exclamation marks', () => {
    expect(failing(texts, ({ value }) => /你/.test(value['zh-CN'] + value['zh-TW']))).toEqual([])
    expect(failing(texts, ({ value }) => languages.some((language) => /!(?!=)|！/.test(value[language])))).toEqual([])
  })
})
