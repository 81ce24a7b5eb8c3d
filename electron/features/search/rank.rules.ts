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

/** What is known of a candidate: all folded. */
export interface Compared {
  readonly title: string
  /** its beginning */
  readonly body: string
  readonly numbers: readonly string[]
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
  readonly units: readonly string[]
  readonly letters: string
  readonly distinct: ReadonlySet<string>
  readonly sum: number
  readonly sumInOrder: number
  /** the last unit, when it may be unfinished */
  readonly open: string | null
}

/** Judges candidates one after another: at most a hundred, so it may look at each closely. */
export class Judge {
  readonly #asked: Asked
  readonly #forms: readonly Prepared[]
  readonly #weights = new Map<string, number>()

  constructor(asked: Asked) {
    this.#asked = asked
    this.#forms = asked.forms.map((form) => this.#prepared(form))
  }

  judge(compared: Compared): Judged {
    const title = unitsOf(compared.title, mostTitleUnits).map(({ text }) => text)
    const titleLetters = title.join('')
    let best = 0
    let [by] = this.#forms
    let isMet = false
    for (const prepared of [...this.#forms, ...this.#heard(title)]) {
      const sure = sureness[prepared.form.by]
      const { unordered, isAny } = this.#unordered(prepared, title, titleLetters, compared)
      isMet ||= isAny
      // The order is the dearest to look at: not where it could not help.
      if (by !== undefined && (unordered + weights.inOrder) * sure <= best) continue
      const score = (unordered + weights.inOrder * this.#inOrder(prepared, title)) * sure
      if (score <= best) continue
      best = score
      by = prepared
    }
    const number = this.#number(compared)
    const reason = (body: string): SearchReason => (number > 0 ? 'number' : by === undefined ? 'nearest' : this.#reason(by, title, titleLetters, body))
    const preference = weights.uses * Math.log2(1 + Math.min(compared.uses, mostUses)) + (compared.isOwnLanguage ? weights.ownLanguage : 0)
    return { score: best + number + preference, isMet: isMet || number > 0, form: by?.form ?? { text: '', by: 'asked' }, reason }
  }

  #prepared(form: Form): Prepared {
    const found = unitsOf(form.text)
    const units = found.map(({ text }) => text)
    const distinct = new Set(units)
    const last = found.at(-1)
    return {
      form,
      units,
      letters: units.join(''),
      distinct,
      sum: [...distinct].reduce((sum, unit) => sum + this.#weight(unit), 0),
      sumInOrder: units.reduce((sum, unit) => sum + this.#weight(unit), 0),
      open: this.#asked.isOpen && form.by !== 'pinyin' && last !== undefined && last.is !== 'character' ? last.text : null,
    }
  }

  #weight(unit: string): number {
    let weight = this.#weights.get(unit)
    if (weight === undefined) {
      weight = this.#asked.rarity(unit)
      this.#weights.set(unit, weight)
    }
    return weight
  }

  /** The wordings that a title has for what was typed as pinyin. */
  #heard(title: readonly string[]): Prepared[] {
    return this.#asked.chains.flatMap((sounds) => {
      const at = heardAt(title, sounds, this.#asked.readings)
      return at === null ? [] : [this.#prepared({ text: title.slice(at, at + sounds.length).join(''), by: 'pinyin' })]
    })
  }

  /** All likenesses but the order. */
  #unordered({ open, distinct, sum, letters }: Prepared, title: readonly string[], titleLetters: string, { body, share }: Compared): { unordered: number; isAny: boolean } {
    let common = 0
    let all = sum
    for (const unit of new Set(asOpen(title, open))) {
      const weight = distinct.has(unit) ? this.#weight(unit) : otherLetters
      if (distinct.has(unit)) common += weight
      all += weight
    }
    const run = body === '' ? 0 : longestRun(letters, body)
    const part = run / Math.max(1, letters.length)
    const unordered = (weights.alike * 2 * common) / Math.max(1, all) + weights.run * part + weights.gathered * share + (titleLetters.startsWith(letters) ? weights.front : 0)
    return { unordered, isAny: common > 0 || part >= half || (run >= pair && !onlyLatin.test(letters)) }
  }

  /** The heaviest row of units that both have in the same order, of all units of both. */
  #inOrder({ units, distinct, sumInOrder, open }: Prepared, title: readonly string[]): number {
    const same = asOpen(title, open)
    let before = new Float64Array(same.length + 1)
    let row = new Float64Array(same.length + 1)
    for (const unit of units) {
      const weight = this.#weight(unit)
      for (let at = 0; at < same.length; at += 1) row[at + 1] = same[at] === unit ? (before[at] ?? 0) + weight : Math.max(before[at + 1] ?? 0, row[at] ?? 0)
      ;[before, row] = [row, before]
    }
    const sum = same.reduce((all, unit) => all + (distinct.has(unit) ? this.#weight(unit) : otherLetters), sumInOrder)
    return (2 * (before[same.length] ?? 0)) / Math.max(1, sum)
  }

  #number({ numbers }: Compared): number {
    const { number } = this.#asked
    if (number === null) return 0
    return numbers.reduce((most, own) => Math.max(most, own === number ? wholeNumber : own.startsWith(number) ? frontOfNumber : own.endsWith(number) ? endOfNumber : 0), 0)
  }

  #reason(prepared: Prepared, title: readonly string[], titleLetters: string, body: string): SearchReason {
    const { form, letters } = prepared
    if (form.by === 'asked' && titleLetters.includes(letters)) return 'title'
    if (form.by === 'asked' && (body.includes(form.text) || body.includes(letters))) return 'phrase'
    const weight = (some: readonly string[]) => some.reduce((sum, one) => sum + this.#weight(one), 0)
    const grams = [...gramsOf(unitsOf(form.text))]
    const words = grams.filter((gram) => titleLetters.includes(gram) || body.includes(gram))
    const inTitle = new Set(asOpen(title, prepared.open))
    const met = prepared.units.filter((unit) => inTitle.has(unit)).length
    const isMeant = weight(words) >= enough * weight(grams) || (met >= fewestLetters && met >= enoughLetters * prepared.units.length)
    return !isMeant ? 'nearest' : form.by === 'asked' ? 'words' : form.by
  }
}

/** A word that the last one of the query may become is that one. */
const asOpen = (title: readonly string[], open: string | null) => (open === null ? title : title.map((unit) => (unit.startsWith(open) ? open : unit)))

/** How many UTF-16 units of `letters` stand together in `text`, at most. */
export function longestRun(letters: string, text: string): number {
  let longest = 0
  for (let from = 0; from + longest < letters.length; ) {
    if (text.includes(letters.slice(from, from + longest + 1))) longest += 1
    else from += 1
  }
  return longest
}
