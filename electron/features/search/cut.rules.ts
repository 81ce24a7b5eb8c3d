/** A Chinese, Japanese or Korean character, a word of other letters, or a run of digits, of a folded text. */
export interface Unit {
  readonly text: string
  readonly at: number
  readonly is: 'character' | 'word' | 'digits'
}

const runs = /(?<characters>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|(?<digits>\p{Nd}+)|(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Nd})[\p{L}\p{N}])+/gu

/** @param most units; what comes after is not looked at */
export function unitsOf(folded: string, most = Infinity): Unit[] {
  const units: Unit[] = []
  for (const run of folded.matchAll(runs)) {
    if (units.length >= most) break
    if (run.groups?.['characters'] === undefined) {
      units.push({ text: run[0], at: run.index, is: run.groups?.['digits'] === undefined ? 'word' : 'digits' })
      continue
    }
    let at = run.index
    for (const text of run[0]) {
      units.push({ text, at, is: 'character' })
      at += text.length
    }
  }
  return units.slice(0, most)
}

/** What a text is found by: neighbouring characters by twos, a character without neighbours, words, runs of digits. Each once, in order. */
export function gramsOf(units: readonly Unit[]): Set<string> {
  const grams = new Set<string>()
  units.forEach((unit, at) => {
    if (unit.is !== 'character') {
      grams.add(unit.text)
      return
    }
    const next = units[at + 1]
    if (next !== undefined && follows(unit, next)) grams.add(unit.text + next.text)
    else if (!follows(units[at - 1], unit)) grams.add(unit.text)
  })
  return grams
}

const follows = (before: Unit | undefined, unit: Unit) => before?.is === 'character' && unit.is === 'character' && before.at + before.text.length === unit.at

/**
 * The words of the index. One index holds all: what a word says beyond its letters is a sign that no folded text contains.
 * In front of a title, all of a short title, in the text, a number, and a number from its end.
 */
export const inBody = (gram: string) => `${gram}·`
export const inFront = (letters: string) => `‹${letters}`
export const asWhole = (letters: string) => `‹${letters}›`
export const asNumber = (digits: string) => `№${digits}`
export const fromEnd = (digits: string) => `⁻${[...digits].reverse().join('')}`
export const ofKind = (kind: string) => `¤${kind}`

/** Before every word of a ticket: tickets have an index of their own within the one (`Space`). */
const ticketSign = '§'
export const signOf = (kind: string) => (kind === 'ticket' ? ticketSign : '')

const longestWord = 40
const longestWhole = 4
const longestNumber = 40
/** Digits that somebody may name by the last four. */
const shortestNumber = 5

export interface Cut {
  readonly kind: string
  /** folded */
  readonly title: string
  readonly body: string
  readonly numbers: readonly string[]
}

/** All words that the index holds of a document, each once. */
export function tokensOf(document: Cut): Set<string> {
  const title = unitsOf(document.title)
  const body = unitsOf(document.body)
  const tokens = new Set<string>([ofKind(document.kind)])
  for (const gram of gramsOf(title)) tokens.add(gram)
  for (const gram of gramsOf(body)) tokens.add(inBody(gram))
  for (const unit of title) if (unit.is === 'character') tokens.add(unit.text)
  for (const unit of [...title, ...body]) if (unit.is === 'digits' && unit.text.length >= shortestNumber) tokens.add(fromEnd(unit.text.slice(-longestNumber)))
  for (const number of document.numbers) {
    const digits = compactNumber(number)
    if (digits === '') continue
    tokens.add(asNumber(digits))
    tokens.add(fromEnd(digits))
  }
  for (const front of frontsOf(title)) tokens.add(front)
  const sign = signOf(document.kind)
  return new Set([...tokens].filter((token) => token.length <= longestWord + 2).map((token) => sign + token))
}

/** The first one and two units of a title, and all of it when it is short: what a short query means first. */
function frontsOf(title: readonly Unit[]): string[] {
  const [first, second] = title
  if (first === undefined) return []
  const fronts = [inFront(first.text)]
  if (second !== undefined) fronts.push(inFront(first.text + second.text))
  if (title.length <= longestWhole) fronts.push(asWhole(title.map(({ text }) => text).join('')))
  return fronts
}

/** A number as it is compared: letters and digits only. @param folded */
export const compactNumber = (folded: string) => folded.replace(/[^\p{L}\p{N}]/gu, '').slice(0, longestNumber)
