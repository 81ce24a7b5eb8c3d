import { lookalikes } from './lookalikes.rules.ts'

export interface DangerGroup {
  readonly id: string
  readonly words: readonly string[]
  readonly notIn: readonly string[]
}

/** A group of words that was met, by the word of the playbook. */
export interface DangerHit {
  readonly group: string
  readonly word: string
}

/** What lies before a letter: nothing, dashes only, marks, white space only, both, or more than anybody puts into a word. */
const Gap = { none: 0, dash: 1, marks: 2, space: 3, spaceAndMarks: 4, far: 5 } as const
type Gap = (typeof Gap)[keyof typeof Gap]
const isWide = (gap: Gap) => gap === Gap.space || gap === Gap.spaceAndMarks

/** What lies there with one sign more. */
function widened(gap: Gap, by: Gap): Gap {
  if (gap === Gap.none || gap === by) return by
  return isWide(gap) || isWide(by) ? Gap.spaceAndMarks : Gap.marks
}

/** Marks and spaces that may be stuffed between two letters of a word. */
const mostStuffed = 24

/** A text without what is neither letter nor digit, and what lay before each unit of it. */
interface Squeezed {
  readonly letters: string
  readonly gaps: readonly Gap[]
}

interface Pattern extends Squeezed {
  readonly group: number
  readonly word: string
  readonly isMask: boolean
}

interface Node {
  readonly next: Map<string, Node>
  readonly ends: Pattern[]
}

const letterOrDigit = /[\p{L}\p{N}]/u
const unseen = /[\p{Cf}\p{M}]/u
const blank = /\s/u
const dash = /\p{Pd}/u
const latin = /[a-z]/
const digit = /[0-9]/
const latinOrDigit = /[a-z0-9]/

/**
 * Reads texts for words of danger (ES-2). A word is met in Simplified and Traditional, full and half width, capitals and accents (by `fold`),
 * in letters that look like Latin ones, and with up to 24 marks or spaces between its letters (起*诉, l.a.w.y.e.r); what cannot be seen counts as nothing.
 * White space inside a Latin word counts only where each of its letters stands alone (s u e): "in jury" is no injury. Latin words end where
 * letters do, an s of the plural aside, and numbers where digits do. What lies inside one of `notIn` is none; these have to be
 * written plainly, so that nothing stuffed in can make a word of danger a harmless one.
 * @param fold brings letters that mean the same to the same, each by itself
 */
export function dangerReader(groups: readonly DangerGroup[], fold: (text: string) => string): (texts: readonly string[]) => DangerHit[] {
  const root: Node = { next: new Map(), ends: [] }
  groups.forEach(({ words, notIn }, group) => {
    for (const word of words) add(root, { ...squeeze(fold(word)), group, word, isMask: false })
    for (const word of notIn) add(root, { ...squeeze(fold(word)), group, word, isMask: true })
  })
  return (texts) => {
    const met: (string | undefined)[] = []
    for (const text of texts) read(root, squeeze(fold(text)), met)
    return groups.flatMap(({ id }, group) => {
      const word = met[group]
      return word === undefined ? [] : [{ group: id, word }]
    })
  }
}

function add(root: Node, pattern: Pattern): void {
  if (pattern.letters === '') return
  let node = root
  for (const letter of pattern.letters) {
    let next = node.next.get(letter)
    if (next === undefined) node.next.set(letter, (next = { next: new Map(), ends: [] }))
    node = next
  }
  node.ends.push(pattern)
}

function squeeze(folded: string): Squeezed {
  const letters: string[] = []
  const gaps: Gap[] = []
  let stuffed = 0
  let gap = Gap.none as Gap
  for (const character of folded) {
    const sign = signOf(character)
    if (typeof sign === 'string') {
      letters.push(sign)
      gaps.push(stuffed > mostStuffed ? Gap.far : gap)
      stuffed = 0
      gap = Gap.none
    } else if (sign !== Gap.none) {
      stuffed += 1
      gap = widened(gap, sign)
    }
  }
  return { letters: letters.join(''), gaps }
}

const signs = new Map<string, string | Gap>()
const mostSigns = 20_000

/** The letter that it stands for, or what it is between letters. Texts are of few characters, which are looked at once. */
function signOf(character: string): string | Gap {
  let sign = signs.get(character)
  if (sign === undefined) {
    // A letter beyond the basic plane is two units: by itself it is in no word of ours, and one unit a place keeps places simple.
    if (letterOrDigit.test(character)) sign = lookalikes.get(character) ?? (character.length === 1 ? character : '\ufffd')
    else if (unseen.test(character)) sign = Gap.none
    else sign = blank.test(character) ? Gap.space : dash.test(character) ? Gap.dash : Gap.marks
    if (signs.size < mostSigns) signs.set(character, sign)
  }
  return sign
}

/** @param met the first word of each group that was met */
function read(root: Node, text: Squeezed, met: (string | undefined)[]): void {
  const found: { readonly pattern: Pattern; readonly from: number; readonly to: number }[] = []
  for (let from = 0; from < text.letters.length; from += 1) {
    let node = root.next.get(text.letters.charAt(from))
    for (let to = from + 1; node !== undefined; to += 1) {
      for (const pattern of node.ends) if (stands(pattern, text, from)) found.push({ pattern, from, to })
      node = node.next.get(text.letters.charAt(to))
    }
  }
  for (const { pattern: { group, word, isMask }, from, to } of found) {
    if (isMask || met[group] !== undefined) continue
    if (!found.some((mask) => mask.pattern.isMask && mask.pattern.group === group && mask.from <= from && to <= mask.to)) met[group] = word
  }
}

/** Whether what was found at a place is this word, and no accident of what stands around and in between. */
function stands({ letters, gaps, isMask }: Pattern, text: Squeezed, from: number): boolean {
  const to = from + letters.length
  if (!beginsAlone(letters, text, from) || !endsAlone(letters, text, to)) return false
  const inner = letters.slice(1).split('').map((letter, at) => ({ asked: gaps[at + 1] ?? Gap.none, gap: text.gaps[from + at + 1] ?? Gap.none, isInWord: latin.test(letter) && latin.test(letters.charAt(at)) }))
  const apart = inner.filter(({ asked }) => !isWide(asked))
  // A sentence that ends in the middle of it is no such expression: 'pressure; regulator' is no pressure regulator.
  if (isMask) return apart.every(({ asked, gap }) => gap === Gap.none || asked !== Gap.none) && inner.every(({ asked, gap }) => !isWide(asked) || gap === Gap.space || gap === Gap.dash)
  const isSpelt = apart.every(({ gap }) => gap !== Gap.none)
  return inner.every(({ gap }) => gap !== Gap.far) && spaced(inner) && apart.every(({ gap, isInWord }) => !isInWord || isSpelt || !isWide(gap)) && !isOfLongerNumber(letters, text, from)
}

/** Between the words of an expression there is something. */
const spaced = (inner: readonly { readonly asked: Gap; readonly gap: Gap }[]) => inner.every(({ asked, gap }) => !isWide(asked) || gap !== Gap.none)

function beginsAlone(letters: string, text: Squeezed, from: number): boolean {
  if (from === 0 || text.gaps[from] !== Gap.none) return true
  return !runsOn(letters.charAt(0), text.letters.charAt(from - 1))
}

function endsAlone(letters: string, text: Squeezed, to: number): boolean {
  const last = letters.charAt(letters.length - 1)
  const next = (at: number) => (at < text.letters.length && text.gaps[at] === Gap.none ? text.letters.charAt(at) : '')
  if (!runsOn(last, next(to))) return true
  return latin.test(last) && next(to) === 's' && !latinOrDigit.test(next(to + 1))
}

const runsOn = (letter: string, neighbour: string) => (latin.test(letter) && latinOrDigit.test(neighbour)) || (digit.test(letter) && digit.test(neighbour))

/** 12315 written in groups is a part of a longer number that is written so. */
function isOfLongerNumber(letters: string, text: Squeezed, from: number): boolean {
  const isDigit = (at: number) => digit.test(text.letters.charAt(at))
  const isNear = (at: number) => text.gaps[at] !== Gap.far
  const to = from + letters.length
  let isGrouped = false
  for (let at = from + 1; at < to; at += 1) if (isDigit(at) && isDigit(at - 1) && text.gaps[at] !== Gap.none) isGrouped = true
  if (!isGrouped) return false
  return (isDigit(from) && from > 0 && isDigit(from - 1) && isNear(from)) || (isDigit(to - 1) && to < text.letters.length && isDigit(to) && isNear(to))
}
