import type { Correction } from './corrections.ts'
import { asNumber, asWhole, fromEnd, gramsOf, inBody, inFront, type Unit, unitsOf } from './cut.rules.ts'
import type { Meaning } from './meanings.ts'
import { isHeard, type Sound } from './pinyin.rules.ts'
import { numberIn, type Query } from './query.rules.ts'
import { readingsOf } from './readings.ts'
import type { Space } from './space.ts'

/** Words of the index to be looked for, and how much each tells before its rarity is known. */
export type Wanted = ReadonlyMap<string, number>

/** In titles, in texts, of a single character of a title; in front of a title and as all of it; less for what only means or nearly is the same. */
const weights = { title: 2, body: 1, character: 0.9, front: 2, whole: 6, number: 10, numberFront: 6, numberEnd: 4, meaning: 0.5, prefix: 0.7, correction: 0.7 } as const
const end = '\u{10FFFF}'
const mostOfFront = 12
const lookedOfFront = 400
const mostOfNumber = 24
const shortestEnd = 4
const mostPairs = 6
const mostOfPair = 10
const lookedOfPair = 1_500

/** What the index is asked for a query. */
export function wantedFor(space: Space, query: Query, meanings: readonly Meaning[], chains: readonly (readonly Sound[])[], corrections: readonly Correction[]): Wanted {
  const wanted = new Map<string, number>()
  const want = (token: string, weight: number) => { wanted.set(token, Math.max(weight, wanted.get(token) ?? 0)) }
  const wantText = (units: readonly Unit[], share: number) => {
    for (const gram of gramsOf(units)) {
      want(gram, weights.title * share)
      want(inBody(gram), weights.body * share)
    }
  }
  const { units } = query
  wantText(units, 1)
  for (const unit of units) if (unit.is === 'character') want(unit.text, weights.character)
  if (units.length <= 2) wantFronts(units.map(({ text }) => text).join(''), want)
  for (const { text } of meanings) wantText(unitsOf(text), weights.meaning)
  for (const { text } of corrections) wantText(unitsOf(text), weights.correction)
  if (query.isOpen) wantLonger(space, units.at(-1), want)
  wantNumbers(space, query, want)
  for (const sounds of chains) wantSounds(space, sounds, want)
  return wanted
}

type Want = (token: string, weight: number) => void

function wantFronts(letters: string, want: Want): void {
  want(inFront(letters), weights.front)
  want(asWhole(letters), weights.whole)
}

/** The last word may be unfinished. */
function wantLonger(space: Space, unit: Unit | undefined, want: Want): void {
  if (unit === undefined || unit.is === 'character') return
  for (const term of termsFrom(space, unit.text, lookedOfFront, mostOfFront)) {
    want(term, (term.endsWith(inBody('')) ? weights.body : weights.title) * weights.prefix)
  }
}

/** The words that begin so. */
function termsFrom(space: Space, from: string, looked: number, most: number): readonly string[] {
  return space.words(`${String(most)} from ${from}`, () => space.between({ from, to: from + end, looked, most }).map(({ term }) => term))
}

function wantNumbers(space: Space, query: Query, want: Want): void {
  const wantFrom = (from: string, weight: number) => {
    for (const term of termsFrom(space, from, mostOfNumber, mostOfNumber)) want(term, weight)
  }
  const number = numberIn(query)
  if (number !== null) {
    wantFrom(asNumber(number), weights.numberFront)
    want(asNumber(number), weights.number)
  }
  for (const digits of new Set([...(number === null ? [] : [number]), ...query.units.filter(({ is }) => is === 'digits').map(({ text }) => text)])) {
    if (digits.length >= shortestEnd) wantFrom(fromEnd(digits), weights.numberEnd)
  }
}

/** Two sounds after another are two characters of a title, whichever are read so; the most frequent ones are tried. */
function wantSounds(space: Space, sounds: readonly Sound[], want: Want): void {
  const [only] = sounds
  if (sounds.length === 1 && only !== undefined) {
    for (const term of space.words(`heard ${only.text}`, () => space.heard({ initials: only.text.charAt(0), from: only.text, to: only.text + end, looked: lookedOfPair }).slice(0, mostOfPair).map(({ term }) => term))) {
      want(term, weights.character)
      wantFronts(term, want)
    }
    return
  }
  sounds.slice(1, mostPairs + 1).forEach((second, at) => {
    const first = sounds[at]
    if (first === undefined) return
    if (first.is === 'character' && second.is === 'character') return
    const isLast = at === sounds.length - 2
    for (const pair of space.words(`heard ${[first, second].map(({ text, whole }) => `${text}${whole ? '.' : ''}`).join(' ')}${isLast ? '' : '.'}`, () => pairsHeard(space, first, second, isLast))) {
      want(pair, weights.title)
      if (sounds.length === 2) wantFronts(pair, want)
    }
  })
}

function pairsHeard(space: Space, first: Sound, second: Sound, isLast: boolean): string[] {
  const [firstInitials, secondInitials] = [first, second].map((sound) => (sound.is === 'sound' ? [sound.text.charAt(0)] : [...new Set(readingsOf(sound.text).map((reading) => reading.charAt(0)))]))
  const from = first.is === 'sound' ? (first.whole ? `${first.text} ${second.is === 'sound' ? second.text : ''}` : first.text) : ''
  const rows = (firstInitials ?? []).flatMap((one) => (secondInitials ?? []).flatMap((another) => space.heard({ initials: one + another, from, to: from + end, looked: lookedOfPair })))
  const heard = new Set<string>()
  for (const { term, reading } of rows) {
    if (heard.size === mostOfPair) break
    const width = (term.codePointAt(0) ?? 0) > 0xffff ? 2 : 1
    const gap = reading.indexOf(' ')
    if (isHeard(first, term.slice(0, width), [reading.slice(0, gap)], false) && isHeard(second, term.slice(width), [reading.slice(gap + 1)], isLast)) heard.add(term)
  }
  return [...heard]
}
