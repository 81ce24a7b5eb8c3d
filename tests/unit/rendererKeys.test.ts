import { describe, expect, test } from 'vitest'
import type { KeyEventLike, Place } from '../../renderer/state/keys.ts'
import { matchKey } from '../../renderer/state/keys.ts'

const idle: KeyEventLike = { key: '', code: '', keyCode: 0, isComposing: false, repeat: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const key = (name: string, more: Partial<KeyEventLike> = {}): KeyEventLike => ({ ...idle, key: name, ...more })
const digit = (n: number, more: Partial<KeyEventLike> = {}): KeyEventLike => key(String(n), { code: `Digit${String(n)}`, ...more })
const places: readonly Place[] = ['text', 'control', 'page']

describe('while an input method composes', () => {
  const all = [key('Enter'), digit(1), key('c'), key('Escape'), key('F1'), key('Enter', { ctrlKey: true }), digit(3, { altKey: true }), key('z', { code: 'KeyZ', altKey: true }), key('u', { code: 'KeyU' }), key('x', { code: 'KeyX' }), key('p', { code: 'KeyP' })]
  test.each(places)('no key acts on a %s', (place) => {
    for (const event of all) {
      expect(matchKey({ ...event, isComposing: true }, place)).toBeNull()
      expect(matchKey({ ...event, keyCode: 229 }, place)).toBeNull()
      expect(matchKey(event, 'page')).not.toBeNull()
    }
  })
})

describe('Enter', () => {
  test('goes on from text and from the page', () => {
    expect(matchKey(key('Enter'), 'text')?.name).toBe('next')
    expect(matchKey(key('Enter'), 'page')?.name).toBe('next')
  })
  test('is left to a button or a link', () => {
    expect(matchKey(key('Enter'), 'control')).toBeNull()
  })
  test('held down acts once', () => {
    expect(matchKey(key('Enter', { repeat: true }), 'page')).toBeNull()
    expect(matchKey(key('Enter', { repeat: true, ctrlKey: true }), 'page')).toBeNull()
  })
  test('with Shift makes a new line', () => {
    expect(matchKey(key('Enter', { shiftKey: true }), 'text')).toBeNull()
  })
  test.each(places)('with Ctrl or ⌘ saves from a %s', (place) => {
    expect(matchKey(key('Enter', { ctrlKey: true }), place)?.name).toBe('save')
    expect(matchKey(key('Enter', { metaKey: true }), place)?.name).toBe('save')
  })
})

describe('digits', () => {
  test('choose outside text', () => {
    for (let n = 1; n <= 9; n += 1) expect(matchKey(digit(n), 'page')).toEqual({ name: 'choose', digit: n })
    expect(matchKey(key('4', { code: 'Numpad4' }), 'control')).toEqual({ name: 'choose', digit: 4 })
  })
  test('are text inside text', () => {
    expect(matchKey(digit(1), 'text')).toBeNull()
  })
  test('0 and a held digit choose nothing', () => {
    expect(matchKey(digit(0), 'page')).toBeNull()
    expect(matchKey(digit(2, { repeat: true }), 'page')).toBeNull()
  })
  test.each(places)('with Ctrl or Alt go to a contact from a %s', (place) => {
    expect(matchKey(digit(2, { ctrlKey: true }), place)).toEqual({ name: 'tab', digit: 2 })
    expect(matchKey(digit(2, { altKey: true }), place)).toEqual({ name: 'tab', digit: 2 })
  })
})

describe('a contact as a whole', () => {
  test.each(places)('is parked, handed over or turned into another kind with Alt, also from a %s', (place) => {
    for (const [code, name] of [['KeyW', 'park'], ['KeyG', 'hand'], ['KeyM', 'kind']] as const) expect(matchKey(key('∑', { altKey: true, code }), place)?.name).toBe(name)
  })
  test('brings another problem with A, outside text only', () => {
    expect(matchKey(key('a'), 'page')?.name).toBe('another')
    expect(matchKey(key('a'), 'text')).toBeNull()
  })
})

describe('letters', () => {
  test.each([['c', 'copy'], ['S', 'said'], ['t', 'open'], ['/', 'find'], ['?', 'help']])('%s is %s on the page and text inside text', (letter, name) => {
    expect(matchKey(key(letter), 'page')?.name).toBe(name)
    expect(matchKey(key(letter), 'text')).toBeNull()
  })
  test('a new contact has a key that browsers leave alone', () => {
    expect(matchKey(key('n', { ctrlKey: true, code: 'KeyN' }), 'text')?.name).toBe('newContact')
    expect(matchKey(key('˜', { altKey: true, code: 'KeyN' }), 'text')?.name).toBe('newContact')
  })
  test.each(places)('Ctrl, ⌘ or Alt with K finds anything, Alt+S searches here, from a %s', (place) => {
    for (const how of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) expect(matchKey(key('k', { code: 'KeyK', ...how }), place)?.name).toBe('anything')
    expect(matchKey(key('ß', { altKey: true, code: 'KeyS' }), place)?.name).toBe('find')
  })
  test('AltGr writes characters', () => {
    expect(matchKey(digit(2, { ctrlKey: true, altKey: true }), 'page')).toBeNull()
  })
  test('Ctrl+Shift+L changes seats', () => {
    expect(matchKey(key('L', { ctrlKey: true, shiftKey: true }), 'page')?.name).toBe('people')
  })
  test.each([['f', 'filters'], ['o', 'sort'], ['l', 'columns'], ['v', 'views']])('%s opens %s of the queue, but only outside text', (letter, name) => {
    expect(matchKey(key(letter), 'page')?.name).toBe(name)
    expect(matchKey(key(letter), 'text')).toBeNull()
  })
})

describe('rows of a list', () => {
  test.each([['ArrowUp', {}, 'up'], ['ArrowDown', {}, 'down'], ['ArrowUp', { shiftKey: true }, 'extendUp'], ['ArrowDown', { shiftKey: true }, 'extendDown'], ['Home', {}, 'first'], ['End', {}, 'last'], ['PageUp', {}, 'pageUp'], ['PageDown', {}, 'pageDown'], [' ', {}, 'select']] as const)('%s %o is %s, and the caret’s own inside text', (name, how, meaning) => {
    expect(matchKey(key(name, how), 'page')?.name).toBe(meaning)
    expect(matchKey(key(name, how), 'text')).toBeNull()
  })
  test('Space is left to a button', () => {
    expect(matchKey(key(' '), 'control')).toBeNull()
  })
  test('Ctrl or ⌘ with A selects rows, and text inside text', () => {
    for (const how of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(matchKey(key('a', how), 'page')?.name).toBe('selectAll')
      expect(matchKey(key('a', how), 'text')).toBeNull()
    }
  })
})
