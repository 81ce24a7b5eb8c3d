/** One syllable as it was typed, or a Chinese character among them. `whole`: nothing of the syllable is left out. */
export interface Sound {
  readonly text: string
  readonly is: 'sound' | 'character'
  readonly whole: boolean
}

/** Every syllable without its tone, u for ü: after each initial its finals. */
const finals: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}
const syllables = new Set(Object.entries(finals).flatMap(([initial, ends]) => ends.split(' ').map((end) => initial + end)))
const beginnings = new Set([...syllables].flatMap((syllable) => Array.from(syllable, (_, at) => syllable.slice(0, at + 1))))
const initials = new Set(Object.keys(finals).filter((initial) => initial !== ''))
const longestSyllable = 6
const longestTyped = 40
const mostWays = 3

/**
 * Latin letters as syllables (tuikuan), initials (tk) or both (tuik); the last may be unfinished. The likeliest ways of reading them first:
 * few syllables, of which few are initials only. None when it cannot be pinyin.
 */
export function soundsOf(letters: string): Sound[][] {
  const typed = letters.replaceAll('v', 'u')
  if (typed.length > longestTyped || !/^[a-z]+$/u.test(typed)) return []
  // The best ways to read what is left from each place on, from the end: each its first sound and a way that is there already.
  const ways: (readonly Way[])[] = []
  ways[typed.length] = [{ sound: null, rest: null, effort: 0 }]
  for (let at = typed.length - 1; at >= 0; at -= 1) {
    const found: Way[] = []
    for (let length = Math.min(longestSyllable, typed.length - at); length > 0; length -= 1) {
      const text = typed.slice(at, at + length)
      const isSyllable = syllables.has(text)
      if (!isSyllable && !initials.has(text) && !(at + length === typed.length && beginnings.has(text))) continue
      // A letter alone may be a syllable, or how one begins (o: ou).
      const sound: Sound = { text, is: 'sound', whole: isSyllable && length > 1 }
      for (const rest of ways[at + length] ?? []) found.push({ sound, rest, effort: rest.effort + (sound.whole ? wholeEffort : partEffort) })
    }
    ways[at] = found.sort((a, b) => a.effort - b.effort).slice(0, mostWays)
  }
  return (ways[0] ?? []).map(soundsOfWay)
}

/** A way to read what is left; `sound` null: nothing is. Efforts are whole numbers, so that a sum is the same in any order. */
interface Way {
  readonly sound: Sound | null
  readonly rest: Way | null
  readonly effort: number
}
const [wholeEffort, partEffort] = [5, 8]

function soundsOfWay(way: Way): Sound[] {
  const sounds: Sound[] = []
  for (let at: Way | null = way; at?.sound != null; at = at.rest) sounds.push(at.sound)
  return sounds
}

/** Whether it is all written out: nothing but whole syllables. */
export const isSpeltOut = (sounds: readonly Sound[]) => sounds.every(({ text }) => syllables.has(text))

/** @param isLast it may be unfinished */
export function isHeard(sound: Sound, character: string, readings: readonly string[], isLast: boolean): boolean {
  if (sound.is === 'character') return character === sound.text
  return readings.some((reading) => (sound.whole && !isLast ? reading === sound.text : reading.startsWith(sound.text)))
}

/** Where in a row of characters the sounds are heard one after another, the first time; null when they are not. */
export function heardAt(characters: readonly string[], sounds: readonly Sound[], readings: (character: string) => readonly string[]): number | null {
  for (let start = 0; start + sounds.length <= characters.length; start += 1) {
    if (sounds.every((sound, at) => isHeard(sound, characters[start + at] ?? '', readings(characters[start + at] ?? ''), at === sounds.length - 1))) return start
  }
  return null
}

/** How one or two characters may be read, as the table of readings keeps it: initials, and syllables with a space between. */
export function spellingsOf(term: string, readings: (character: string) => readonly string[]): { readonly initials: string; readonly reading: string }[] {
  const [first = [], second] = [...term].map(readings)
  const spelt = second === undefined ? first.map((reading) => [reading]) : first.flatMap((one) => second.map((another) => [one, another]))
  return spelt.slice(0, mostSpellings).map((syllablesOf) => ({ initials: syllablesOf.map((reading) => reading.charAt(0)).join(''), reading: syllablesOf.join(' ') }))
}
const mostSpellings = 6
