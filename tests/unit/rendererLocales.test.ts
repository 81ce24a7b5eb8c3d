import { describe, expect, test } from 'vitest'
import { namedThings, playbookIssueCodes } from '../../shared/playbookFindings.ts'
import { errorCodes } from '../../shared/errors.ts'
import en from '../../resources/locales/en/ui.json' with { type: 'json' }
import zhCN from '../../resources/locales/zh-CN/ui.json' with { type: 'json' }
import zhTW from '../../resources/locales/zh-TW/ui.json' with { type: 'json' }

type Tree = { readonly [key: string]: string | Tree }

function flat(tree: Tree, prefix: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[[...prefix, key].join('/'), value] as [string, string]] : flat(value, [...prefix, key])))
}

const languages = { 'zh-CN': new Map(flat(zhCN)), 'zh-TW': new Map(flat(zhTW)), en: new Map(flat(en)) }
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
/** A key without the form of its number (i18next's plurals). */
const asOne = (key: string) => key.replace(/_(one|other)$/, '')
const han = /\p{Script=Han}/u

describe('the three languages of the screen', () => {
  test.each(Object.entries(languages))('%s has the keys of zh-CN, none empty', (_, texts) => {
    expect([...new Set([...texts.keys()].map(asOne))].sort()).toEqual([...languages['zh-CN'].keys()].map(asOne).sort())
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test.each(['zh-TW', 'en'] as const)('%s fills the same placeholders as zh-CN', (language) => {
    for (const [key, text] of languages['zh-CN']) {
      expect(placeholders(languages[language].get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })

  test('each has the forms that its numbers take, and no other', () => {
    for (const [language, texts] of Object.entries(languages)) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      for (const key of texts.keys()) {
        if (asOne(key) === key) continue
        for (const form of ['zero', 'one', 'two', 'few', 'many', 'other'] as const) expect(texts.has(`${asOne(key)}_${form}`), `${language} ${asOne(key)}_${form}`).toBe(forms.includes(form))
      }
    }
  })

  test('English holds no Chinese but the names of the other languages', () => {
    const chinese = [...languages.en].filter(([, text]) => han.test(text)).map(([key]) => key)
    expect(chinese).toEqual(['settings/languages/zh-CN', 'settings/languages/zh-TW'])
  })

  test.each([
    ['设置', '設置'],
    ['保存', '保存'],
    ['搜索', '搜索'],
    ['文件夹', '文件夾'],
    ['数据', '數據'],
    ['优先级', '優先級'],
    ['渠道', '渠道'],
    ['队列', '隊列'],
    ['响应', '響應'],
    ['文件', '文件'],
    ['撤销', '撤銷'],
    ['磁盘', '磁盤'],
    ['剪贴板', '剪貼板'],
    ['添加', '添加'],
    ['查找', '查找'],
    ['程序', '程序'],
  ])('what is %s in zh-CN is not %s in zh-TW but Taiwan’s own word', (simplified, converted) => {
    expect([...languages['zh-CN'].values()].some((text) => text.includes(simplified))).toBe(true)
    expect([...languages['zh-TW']].filter(([, text]) => text.includes(converted))).toEqual([])
  })

  test('every error code has words', () => {
    const { errors } = zhCN
    expect(errorCodes.filter((code) => !(code in errors))).toEqual([])
    expect(errors).toHaveProperty('unknown')
  })

  test('everything that can be wrong with a playbook has words, and nothing else has', () => {
    const { unknown, what, ...others } = zhCN.playbookIssue
    expect(['unknown', ...Object.keys(others)].sort()).toEqual([...playbookIssueCodes].sort())
    expect(Object.keys(what).sort()).toEqual([...namedThings].sort())
    expect(placeholders(unknown)).toEqual(['id', 'what'])
  })

  test('no exclamation marks', () => {
    const loud = Object.values(languages).flatMap((texts) => [...texts].filter(([, text]) => /[!！]/.test(text)))
    expect(loud).toEqual([])
  })
})
