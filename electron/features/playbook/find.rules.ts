/** How a title was met by what was typed, the best first. */
const ways = [
  'exact',
  'prefix',
  'words',
  'pinyinWhole',
  'pinyin',
  'initialsWhole',
  'initials',
  'inside',
  'pinyinInside',
  'initialsInside',
  'scattered',
  'typo',
] as const
export type Way = (typeof ways)[number]

/** Letters of a title that were met: from, up to and without `to`. */
export interface Mark {
  readonly from: number
  readonly to: number
}

export interface Match {
  readonly way: Way
  readonly marks: readonly Mark[]
}

/** One Han character or one word of other letters; `spellings` are itself and, of a character, its readings. */
interface Unit {
  readonly at: number
  readonly end: number
  readonly isHan: boolean
  readonly spellings: readonly string[]
}

/** A title made ready to be found. `folded` is what is compared; its letter i stands at `places[i]` of `text`. */
export interface Title {
  readonly text: string
  readonly folded: string
  readonly places: readonly Mark[]
  readonly units: readonly Unit[]
}

const han = /\p{Script=Han}/u
const onlyHan = /^\p{Script=Han}+$/u
const unitsOf = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const shortestTypo = 4
const shortestTypoOfBeginning = 5
const shortestInside = 2

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** @param readings how a Han character may be read, in letters without tones, the usual reading first */
export function makeReady(text: string, readings: (character: string) => readonly string[]): Title {
  let folded = ''
  const places: Mark[] = []
  let from = 0
  for (const character of text) {
    const letters = fold(character)
    const to = from + character.length
    folded += letters
    for (let i = 0; i < letters.length; i += 1) places.push({ from, to })
    from = to
  }
  const units = Array.from(folded.matchAll(unitsOf), (found): Unit => {
    const [letters] = found
    const isHan = han.test(letters)
    return { at: found.index, end: found.index + letters.length, isHan, spellings: isHan ? [letters, ...readings(letters)] : [letters] }
  })
  return { text, folded, places, units }
}

/** What was typed, made ready once for all titles. */
export interface Sought {
  readonly folded: string
  readonly words: readonly string[]
  /** without what only separates: spaces, and the apostrophes that input methods put between syllables */
  readonly letters: string
}

export function seek(typed: string): Sought {
  const folded = fold(typed).trim().replace(/\s+/gu, ' ')
  return { folded, words: folded.split(' '), letters: folded.replace(/[\s'’-]/gu, '').replaceAll('ü', 'v') }
}

/** How a title is met, in the best way; null when it is not. */
export function meet(title: Title, sought: Sought): Match | null {
  if (sought.letters === '') return null
  return byText(title, sought) ?? byUnits(title, sought)
}

/** Entries that are met, the best first and each by the best of its titles; equal ones in the order given. */
export function rank<Entry extends { readonly titles: readonly Title[] }>(entries: readonly Entry[], typed: string): { entry: Entry; title: Title; match: Match }[] {
  const sought = seek(typed)
  return entries
    .flatMap((entry) => {
      const met = entry.titles.flatMap((title) => {
        const match = meet(title, sought)
        return match === null ? [] : [{ entry, title, match }]
      })
      const best = met.toSorted(byWay)[0]
      return best === undefined ? [] : [best]
    })
    .toSorted(byWay)
}

const byWay = (a: { readonly match: Match }, b: { readonly match: Match }) => ways.indexOf(a.match.way) - ways.indexOf(b.match.way)

/** As it is written: the whole, its front, or the fronts of its words in their order. */
function byText(title: Title, { folded, words }: Sought): Match | null {
  if (title.folded === folded) return marked(title, 'exact', [{ from: 0, to: folded.length }])
  if (title.folded.startsWith(folded)) return marked(title, 'prefix', [{ from: 0, to: folded.length }])
  const fronts = frontsOf(title, words)
  return fronts === null ? null : marked(title, 'words', fronts)
}

function frontsOf(title: Title, words: readonly string[]): Mark[] | null {
  const marks: Mark[] = []
  let next = 0
  for (const word of words) {
    const at = title.units.findIndex((unit, index) => index >= next && !unit.isHan && unit.spellings[0]?.startsWith(word) === true)
    const unit = title.units[at]
    if (unit === undefined) return null
    marks.push({ from: unit.at, to: unit.at + word.length })
    next = at + 1
  }
  return marks
}

/** By readings and initials, then by what stands inside, is scattered, or was mistyped. */
function byUnits(title: Title, sought: Sought): Match | null {
  const { letters, folded } = sought
  const isRead = title.units.some((unit) => unit.isHan)
  const full = spell(title.units, 0, letters, false)
  if (full !== null) return marked(title, isRead ? (full.whole ? 'pinyinWhole' : 'pinyin') : 'words', full.marks)
  const initials = spell(title.units, 0, letters, true)
  if (initials !== null) return marked(title, isRead ? (initials.whole ? 'initialsWhole' : 'initials') : 'words', initials.marks)
  const inside = title.folded.indexOf(folded)
  if (inside >= 0) return marked(title, 'inside', [{ from: inside, to: inside + folded.length }])
  return (isRead && letters.length >= shortestInside ? byUnitsInside(title, letters) : null) ?? scattered(title, letters) ?? mistyped(title, letters)
}

function byUnitsInside(title: Title, letters: string): Match | null {
  for (const byInitials of [false, true]) {
    for (let start = 1; start < title.units.length; start += 1) {
      const spelt = spell(title.units, start, letters, byInitials)
      if (spelt !== null) return marked(title, byInitials ? 'initialsInside' : 'pinyinInside', spelt.marks)
    }
  }
  return null
}

interface Spelt {
  readonly marks: readonly Mark[]
  /** whether the title ends where the letters do */
  readonly whole: boolean
}

/**
 * Spends the letters on the units one after another: each takes one of its spellings, the last one perhaps only its front; with
 * `byInitials` a first letter is enough. What has failed at a unit and a letter is not tried again, so that it stays quick.
 */
function spell(units: readonly Unit[], start: number, letters: string, byInitials: boolean): Spelt | null {
  const failed = new Set<number>()
  const from = (at: number, spent: number): Spelt | null => {
    if (spent === letters.length) return { marks: [], whole: at === units.length }
    const unit = units[at]
    const key = at * (letters.length + 1) + spent
    if (unit === undefined || failed.has(key)) return null
    const mark = (length: number): Mark => ({ from: unit.at, to: unit.isHan ? unit.end : unit.at + length })
    for (const spelling of unit.spellings) {
      const rest = letters.slice(spent)
      if (spelling.length > rest.length && spelling.startsWith(rest)) return { marks: [mark(rest.length)], whole: byInitials && at === units.length - 1 }
      const lengths = byInitials && rest[0] === spelling[0] ? [spelling.length, 1] : [spelling.length]
      for (const length of lengths) {
        const further = rest.startsWith(spelling.slice(0, length)) ? from(at + 1, spent + length) : null
        if (further !== null) return { marks: [mark(length), ...further.marks], whole: further.whole }
      }
    }
    failed.add(key)
    return null
  }
  return from(start, 0)
}

/** Han characters in their order with others between them: what people shorten names to. */
function scattered(title: Title, letters: string): Match | null {
  if (!onlyHan.test(letters) || [...letters].length < shortestInside) return null
  const marks: Mark[] = []
  let next = 0
  for (const character of letters) {
    const at = title.folded.indexOf(character, next)
    if (at < 0) return null
    next = at + character.length
    marks.push({ from: at, to: next })
  }
  return marked(title, 'scattered', marks)
}

/** One typing error in a word, in the whole title, or in how it is read. */
function mistyped(title: Title, letters: string): Match | null {
  if (letters.length < shortestTypo || !/^[a-z]+$/u.test(letters)) return null
  const word = title.units.find((unit) => !unit.isHan && isNearly(letters, unit.spellings[0] ?? ''))
  if (word !== undefined) return marked(title, 'typo', [{ from: word.at, to: word.end }])
  const read = title.units.map((unit) => unit.spellings[1] ?? unit.spellings[0] ?? '').join('')
  return isNearly(letters, read) ? marked(title, 'typo', [{ from: 0, to: title.folded.length }]) : null
}

function isNearly(letters: string, word: string): boolean {
  if (isOneErrorApart(letters, word)) return true
  if (letters.length < shortestTypoOfBeginning) return false
  return [-1, 0, 1].some((more) => isOneErrorApart(letters, word.slice(0, letters.length + more)))
}

/** One letter too many, too few or another, or two neighbours swapped. */
export function isOneErrorApart(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  if (i === a.length && i === b.length) return false
  const [restA, restB] = [a.slice(i + 1), b.slice(i + 1)]
  if (restA === restB || restA === b.slice(i) || a.slice(i) === restB) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

/** Marks of the folded title, as places in the title itself; neighbours become one. */
function marked(title: Title, way: Way, marks: readonly Mark[]): Match {
  const joined: Mark[] = []
  for (const mark of marks) {
    const from = title.places[mark.from]?.from
    const to = title.places[mark.to - 1]?.to
    if (from === undefined || to === undefined) continue
    const before = joined.at(-1)
    if (before?.to === from) joined.splice(-1, 1, { from: before.from, to })
    else joined.push({ from, to })
  }
  return { way, marks: joined }
}
