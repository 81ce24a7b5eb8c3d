import type { SearchReason } from '../../../shared/search.ts'
import { gramsOf, unitsOf } from './cut.rules.ts'
import { heardAt, type Sound } from './pinyin.rules.ts'

/** The query in one of its wordings: as it was typed, with another word for a part of it, corrected, or as a title is read aloud. */
export interface Form {
  readonly text: string
  readonly by: 'asked' | 'synonym' | 'typo' | 'pinyin'
}

/** What is looked for. */
export interface Asked {
  readonly forms: readonly Form[]
  readonly chains: readonly (readonly Sound[])[]
  readonly number: string | null
  /** the last word may be unfinished */
  readonly isOpen: boolean
  readonly rarity: (token: string) => number
  /** of a letter that is in no form: as much as a word has that one document in fifty has */
  readonly readings: (character: string) => readonly string[]
}

/** What of a document is compared: all folded. The same for every query. */
export interface Comparable {
  /** of the title, the first ones */
  readonly units: readonly string[]
  /** where in `units` one stands for the first time */
  readonly firsts: readonly number[]
  readonly titleLetters: string
  /** its beginning */
  readonly body: string
  readonly numbers: readonly string[]
}

export function comparable({ title, body, numbers }: { readonly title: string; readonly body: string; readonly numbers: readonly string[] }): Comparable {
  const units = unitsOf(title, mostTitleUnits).map(({ text }) => text)
  const seen = new Set<string>()
  const firsts = units.flatMap((unit, at) => (seen.size < seen.add(unit).size ? [at] : []))
  return { units, firsts, titleLetters: units.join(''), body, numbers }
}

/** What is known of a candidate. */
export interface Compared extends Comparable {
  readonly uses: number
  readonly isOwnLanguage: boolean
  /** 0 … 1 of what the best candidate gathered */
  readonly share: number
}

export interface Judged {
  readonly score: number
  /** it has at least something of what was asked for in some wording; the index may have guessed */
  readonly isMet: boolean
  readonly form: Form
  /** looked up when it is asked for: only of what is shown, with all of its text, folded */
  readonly reason: (body: string) => SearchReason
}

/**
 * What each likeness adds, all of them 0 … 1. Measured on half of 613 judged questions, held against the other half: `alike` (how much of
 * query and title is the same letters, rare ones counting more) decides, `inOrder` (the same, in the same order) tells close ones
 * apart, `gathered` (what the index found) and `run` (the longest piece of the query in the text) bring in what the text says.
 */
const weights = { alike: 2, inOrder: 1, run: 0.5, gathered: 0.5, front: 0.4, uses: 0.05, ownLanguage: 0.05 } as const
const wholeNumber = 12
const frontOfNumber = 8
const endOfNumber = 6
/** Other wordings are a little less sure than what was typed. */
const sureness = { asked: 1, pinyin: 0.95, synonym: 0.92, typo: 0.9 } as const
/** As rare as a letter of a title counts that the query does not have. */
const otherLetters = 3.5
const mostTitleUnits = 48
const mostUses = 64
/** From this part of its words on, a document is what was asked for; or of its letters in the title, of a question long enough that it is no chance. */
const enough = 0.5
const enoughLetters = 0.6
const fewestLetters = 5
/** Of a text that says nothing in its title: half of what was asked for, or two characters of it; two letters of the alphabet are no word. */
const half = 0.5
const pair = 2
const onlyLatin = /^[a-z]*$/u

interface Prepared {
  readonly form: Form
  /** as numbers: see `Judge.#numberOf` */
  readonly units: readonly number[]
  readonly letters: string
  /** by number: 1 where it is one of the units */
  readonly has: Uint8Array
  readonly sum: number
  readonly sumInOrder: number
  /** the last unit, when it may be unfinished, and its number */
  readonly open: string | null
  readonly openNumber: number
}

/** In no wording. */
const unknown = -1

/** Judges candidates one after another: at most a hundred, so it may look at each closely. */
export class Judge {
  readonly #asked: Asked
  readonly #forms: readonly Prepared[]
  readonly #heardForms = new Map<string, Prepared>()
  /** Units of the wordings get numbers, which are quicker to compare than letters. */
  readonly #numbers = new Map<string, number>()
  readonly #weights: number[] = []
  #before = new Float64Array(mostTitleUnits + 1)
  #row = new Float64Array(mostTitleUnits + 1)

  constructor(asked: Asked) {
    this.#asked = asked
    this.#forms = asked.forms.map((form) => this.#prepared(form))
  }

  judge(compared: Compared): Judged {
    const { units, titleLetters } = compared
    let best = 0
    let [by] = this.#forms
    let isMet = false
    const forms = this.#asked.chains.length === 0 ? this.#forms : [...this.#forms, ...this.#heard(units)]
    const plain = units.map((unit) => this.#numbers.get(unit) ?? unknown)
    for (const prepared of forms) {
      const sure = sureness[prepared.form.by]
      const title = asOpen(plain, units, prepared)
      const { unordered, isAny } = this.#unordered(prepared, title, compared)
      isMet ||= isAny
      // The order is the dearest to look at: not where it could not help.
      if (by !== undefined && (unordered + weights.inOrder) * sure <= best) continue
      const score = (unordered + weights.inOrder * this.#inOrder(prepared, title)) * sure
      if (score <= best) continue
      best = score
      by = prepared
    }
    const number = this.#number(compared)
    const reason = (body: string): SearchReason => (number > 0 ? 'number' : by === undefined ? 'nearest' : this.#reason(by, asOpen(plain, units, by), titleLetters, body))
    const preference = weights.uses * Math.log2(1 + Math.min(compared.uses, mostUses)) + (compared.isOwnLanguage ? weights.ownLanguage : 0)
    return { score: best + number + preference, isMet: isMet || number > 0, form: by?.form ?? { text: '', by: 'asked' }, reason }
  }

  #prepared(form: Form): Prepared {
    const found = unitsOf(form.text)
    const units = found.map(({ text }) => this.#numberOf(text))
    const distinct = new Set(units)
    const has = new Uint8Array(this.#weights.length)
    for (const unit of units) has[unit] = 1
    const last = found.at(-1)
    const open = this.#asked.isOpen && form.by !== 'pinyin' && last !== undefined && last.is !== 'character' ? last.text : null
    return {
      form,
      units,
      letters: found.map(({ text }) => text).join(''),
      has,
      sum: [...distinct].reduce((sum, unit) => sum + this.#weight(unit), 0),
      sumInOrder: units.reduce((sum, unit) => sum + this.#weight(unit), 0),
      open,
      openNumber: open === null ? unknown : this.#numberOf(open),
    }
  }

  #numberOf(unit: string): number {
    let number = this.#numbers.get(unit)
    if (number === undefined) {
      number = this.#weights.push(this.#asked.rarity(unit)) - 1
      this.#numbers.set(unit, number)
    }
    return number
  }

  #weight(number: number): number {
    return this.#weights[number] ?? 0
  }

  /** The wordings that a title has for what was typed as pinyin. */
  #heard(units: readonly string[]): Prepared[] {
    return this.#asked.chains.flatMap((sounds) => {
      const at = heardAt(units, sounds, this.#asked.readings)
      if (at === null) return []
      const text = units.slice(at, at + sounds.length).join('')
      const known = this.#heardForms.get(text) ?? this.#prepared({ text, by: 'pinyin' })
      this.#heardForms.set(text, known)
      return [known]
    })
  }

  /** All likenesses but the order. */
  #unordered({ has, sum, letters, openNumber }: Prepared, title: readonly number[], { firsts, titleLetters, body, share }: Compared): { unordered: number; isAny: boolean } {
    let common = 0
    let all = sum
    let isOpenSeen = false
    for (const at of firsts) {
      const unit = title[at] ?? unknown
      if (unit !== unknown && unit === openNumber) {
        if (isOpenSeen) continue
        isOpenSeen = true
      }
      const isIn = has[unit] === 1
      const weight = isIn ? this.#weight(unit) : otherLetters
      if (isIn) common += weight
      all += weight
    }
    const run = body === '' ? 0 : longestRun(letters, body)
    const part = run / Math.max(1, letters.length)
    const unordered = (weights.alike * 2 * common) / Math.max(1, all) + weights.run * part + weights.gathered * share + (titleLetters.startsWith(letters) ? weights.front : 0)
    return { unordered, isAny: common > 0 || part >= half || (run >= pair && !onlyLatin.test(letters)) }
  }

  /** The heaviest row of units that both have in the same order, of all units of both. */
  #inOrder({ units, has, sumInOrder }: Prepared, title: readonly number[]): number {
    let before = this.#before.fill(0)
    let row = this.#row.fill(0)
    for (const unit of units) {
      const weight = this.#weight(unit)
      for (let at = 0; at < title.length; at += 1) row[at + 1] = title[at] === unit ? (before[at] ?? 0) + weight : Math.max(before[at + 1] ?? 0, row[at] ?? 0)
      ;[before, row] = [row, before]
    }
    let sum = sumInOrder
    for (const unit of title) sum += has[unit] === 1 ? this.#weight(unit) : otherLetters
    return (2 * (before[title.length] ?? 0)) / Math.max(1, sum)
  }

  #number({ numbers }: Compared): number {
    const { number } = this.#asked
    if (number === null) return 0
    return numbers.reduce((most, own) => Math.max(most, own === number ? wholeNumber : own.startsWith(number) ? frontOfNumber : own.endsWith(number) ? endOfNumber : 0), 0)
  }

  #reason(prepared: Prepared, title: readonly number[], titleLetters: string, body: string): SearchReason {
    const { form, letters } = prepared
    if (form.by === 'asked' && titleLetters.includes(letters)) return 'title'
    if (form.by === 'asked' && (body.includes(form.text) || body.includes(letters))) return 'phrase'
    const weight = (some: readonly string[]) => some.reduce((sum, one) => sum + this.#weight(this.#numberOf(one)), 0)
    const grams = [...gramsOf(unitsOf(form.text))]
    const words = grams.filter((gram) => titleLetters.includes(gram) || body.includes(gram))
    const inTitle = new Set(title)
    const met = prepared.units.filter((unit) => inTitle.has(unit)).length
    const isMeant = weight(words) >= enough * weight(grams) || (met >= fewestLetters && met >= enoughLetters * prepared.units.length)
    return !isMeant ? 'nearest' : form.by === 'asked' ? 'words' : form.by
  }
}

/** A word that the last one of the query may become is that one. */
function asOpen(title: readonly number[], units: readonly string[], { open, openNumber }: Prepared): readonly number[] {
  return open === null ? title : title.map((number, at) => (units[at]?.startsWith(open) === true ? openNumber : number))
}

/** How many UTF-16 units of `letters` stand together in `text`, at most. */
export function longestRun(letters: string, text: string): number {
  let longest = 0
  for (let from = 0; from + longest < letters.length; ) {
    if (text.includes(letters.slice(from, from + longest + 1))) longest += 1
    else from += 1
  }
  return longest
}
