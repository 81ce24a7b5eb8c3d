import { isHeard, type Sound } from './pinyin.rules.ts'

/** A character of a name, folded, and how it may be read in letters without tones, the likeliest reading first; none for what is not Chinese. */
export interface Spoken {
  readonly character: string
  readonly readings: readonly string[]
}

/**
 * The words of the index of names. What one says beyond its letters is a sign that no folded name contains: the first sound; all sounds in a row;
 * all their first letters in a row; two neighbouring sounds; the first letters of two neighbours; two characters, or the last one, as they are
 * folded. A sound by itself has none.
 */
const asFirst = (sound: string) => `‹${sound}`
const asRow = (sounds: readonly string[]) => `«${sounds.join('·')}`
const asInitials = (sounds: readonly string[]) => `›${sounds.map(initialOf).join('')}`
const asPair = (one: string, another: string) => `·${one}·${another}`
const asNeighbours = (one: string, another: string) => `¦${initialOf(one)}${initialOf(another)}`
const asFolded = (characters: string) => `≈${characters}`
const initialOf = (sound: string) => sound.charAt(0)

/** Of a name: as many sounds stand in a row, and as many ways to read it are kept. */
const longestRow = 6
const mostWays = 6

/** All words that the index holds of a name. @param isFolded it is written otherwise than it is folded: in the other script, with accents */
export function tokensOfName(name: readonly Spoken[], isFolded: boolean): Set<string> {
  const tokens = new Set<string>()
  for (const sound of name[0]?.readings ?? []) tokens.add(asFirst(sound)).add(asFirst(initialOf(sound)))
  for (const way of waysOf(frontRow(name))) tokens.add(asRow(way)).add(asInitials(way))
  name.forEach(({ character, readings }, at) => {
    const next = name[at + 1]
    for (const one of readings) {
      tokens.add(one)
      for (const another of next?.readings ?? []) tokens.add(asPair(one, another)).add(asNeighbours(one, another))
    }
    if (isFolded) tokens.add(asFolded(character + (next?.character ?? '')))
  })
  return tokens
}

/** The characters from the front that are all read. */
function frontRow(name: readonly Spoken[]): readonly Spoken[] {
  const end = name.findIndex(({ readings }) => readings.length === 0)
  return name.slice(0, Math.min(longestRow, end < 0 ? name.length : end))
}

function waysOf(row: readonly Spoken[]): string[][] {
  if (row.length === 0) return []
  return row.reduce<string[][]>((ways, { readings }) => ways.flatMap((way) => readings.map((reading) => [...way, reading])).slice(0, mostWays), [[]])
}

/** What the index of names is asked, as expressions of it: the surest first. */
export interface NameQuery {
  readonly match: string
  /** how much of the names must be what was asked for; the index may have guessed */
  readonly must: 'be' | 'begin' | 'have'
}

/** A name that has these letters, folded, and is written otherwise itself. */
export function foldedQuery(letters: readonly string[]): NameQuery {
  const pairs = letters.slice(0, -1).map((letter, at) => exactly(asFolded(letter + (letters[at + 1] ?? ''))))
  return { match: pairs.length === 0 ? beginning(asFolded(letters[0] ?? '')) : pairs.join(' AND '), must: 'have' }
}

/** A name that is heard so. A letter alone is asked for at the front only: most names have it somewhere. */
export function heardQueries(sounds: readonly Sound[], readings: (character: string) => readonly string[]): NameQuery[] {
  const heard = sounds.map((sound) => alternativesOf(sound, readings))
  const last = heard.length - 1
  const rows = waysOf(heard.map((each) => ({ character: '', readings: each.map(({ text }) => text) })))
  const isWhole = (from: number, to: number) => heard.slice(from, to).every((each) => each.every(({ whole }) => whole))
  const areLetters = sounds.every(({ text, is }) => is === 'sound' && text.length === 1)
  const queries: NameQuery[] = []
  if (heard.length <= longestRow) {
    if (isWhole(0, heard.length)) queries.push({ match: any(rows.map(asRow).map(exactly)), must: 'be' })
    else if (areLetters) queries.push({ match: any(rows.map(asInitials).map(exactly)), must: 'be' })
    if (last === 0) queries.push({ match: any((heard[0] ?? []).map(({ text }) => (text.length === 1 ? exactly : beginning)(asFirst(text)))), must: 'begin' })
    else if (isWhole(0, last)) queries.push({ match: any(rows.map(asRow).map(beginning)), must: 'begin' })
    else if (areLetters) queries.push({ match: any(rows.map(asInitials).map(beginning)), must: 'begin' })
  }
  if (last > 0) queries.push({ match: heard.slice(1).map((second, at) => any(pairsOf(heard[at] ?? [], second, at + 1 === last))).join(' AND '), must: 'have' })
  else if (!areLetters) queries.push({ match: any((heard[0] ?? []).map(({ text }) => beginning(text))), must: 'have' })
  return queries
}

type Alternative = Pick<Sound, 'text' | 'whole'>

const alternativesOf = (sound: Sound, readings: (character: string) => readonly string[]): Alternative[] =>
  sound.is === 'character' ? readings(sound.text).map((text) => ({ text, whole: true })) : [sound]

function pairsOf(first: readonly Alternative[], second: readonly Alternative[], isLast: boolean): string[] {
  return first.flatMap((one) => second.map((another) => {
    const asTyped = another.whole && !isLast ? exactly : beginning
    if (one.whole) return asTyped(asPair(one.text, another.text))
    return `(${[exactly(asNeighbours(one.text, another.text)), ...(another.text.length > 1 ? [asTyped(another.text)] : [])].join(' AND ')})`
  }))
}

const exactly = (token: string) => `"${token}"`
const beginning = (token: string) => `"${token}" *`
const any = (expressions: readonly string[]) => `(${expressions.join(' OR ')})`

/** Where in a name the sounds are heard one after another, the first time; null when they are not. */
export function heardIn(name: readonly Spoken[], sounds: readonly Sound[]): number | null {
  for (let start = 0; start + sounds.length <= name.length; start += 1) {
    const isHere = sounds.every((sound, at) => {
      const { character = '', readings = [] } = name[start + at] ?? {}
      return isHeard(sound, character, readings, at === sounds.length - 1)
    })
    if (isHere) return start
  }
  return null
}
