import { describe, expect, test } from 'vitest'
import { likeness, samePhone, similarName } from '../../electron/features/customers/likely.rules.ts'
import { nameKey, partQuery } from '../../electron/features/customers/name.rules.ts'

const lin = { name: '林雅婷', phone: '13800001234', memberNumber: 'VIP-100' }
const nobody = { name: '', phone: '', memberNumber: '' }

describe('IN-1: who may be known already', () => {
  test.each([
    ['the same phone', { ...nobody, phone: '13800001234' }, 'phone'],
    ['the same phone with its country code', { ...nobody, phone: '+8613800001234' }, 'phone'],
    ['the phone comes before the name', { ...nobody, phone: '13800001234', name: '林雅婷' }, 'phone'],
    ['the same member number, whatever the case', { ...nobody, memberNumber: 'vip-100' }, 'memberNumber'],
    ['the same name and last four digits', { ...nobody, name: '林雅婷', phone: '13911111234' }, 'name'],
    ['a name with one letter changed and the same last four digits', { ...nobody, name: '林雅庭', phone: '1234' }, 'name'],
    ['only the surname, as people are addressed', { ...nobody, name: '林女士', phone: '13911111234' }, 'name'],
    ['the same name alone', { ...nobody, name: '林雅婷' }, null],
    ['the same last four digits alone', { ...nobody, phone: '13911111234' }, null],
    ['another name with the same last four digits', { ...nobody, name: '王小明', phone: '13911111234' }, null],
    ['nothing', nobody, null],
  ])('%s', (_name, draft, why) => {
    expect(likeness(draft, lin)).toBe(why)
    expect(likeness(lin, draft)).toBe(why)
  })

  test('two of whom nothing is known are not alike', () => {
    expect(likeness(nobody, nobody)).toBeNull()
  })

  test.each([
    ['13800001234', '13800001234', true],
    ['13800001234', '+8613800001234', true],
    ['+886912345678', '0912345678', true],
    ['008613800001234', '13800001234', true],
    ['13800001234', '13800001235', false],
    ['1234', '1234', false],
    ['10086', '10086', true],
    ['00001234', '13800001234', false],
    ['', '', false],
  ])('line %s and %s: %s', (a, b, same) => {
    expect(samePhone(a, b)).toBe(same)
  })

  test.each([
    ['林雅婷', '林雅婷', true],
    ['Ｌｉｎ Yating', 'lin yating', true],
    ['林', '林雅婷', true],
    ['王女士', '王丽', true],
    ['Mr Brown', 'Brown', true],
    ['Jonson', 'Johnson', true],
    ['林雅', '林婷', false],
    ['女士', '林雅婷', false],
    ['', '', false],
  ])('name %s and %s: %s', (a, b, similar) => {
    expect(similarName(a, b)).toBe(similar)
  })
})

describe('part of a name', () => {
  test.each([
    ['林 雅婷', '林雅婷', '"林雅 雅婷"'],
    ['婷', '婷', '"婷" *'],
    ['雅婷', '雅婷', '"雅婷"'],
    ['ＡＢＣ商行', 'abc商行', '"ab bc c商 商行"'],
    ['Chén Élodie', 'chénélodie', '"ch hé én né él lo od di ie"'],
    ['" OR *', 'or', '"or"'],
    ['%', '', null],
    ['𠮷野', '𠮷野', '"𠮷野"'],
  ])('%s', (typed, key, query) => {
    expect(nameKey(typed)).toBe(key)
    expect(partQuery(key)).toBe(query)
  })
})
