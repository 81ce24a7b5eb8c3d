import { pinyin } from 'pinyin-pro'

const read = new Map<string, readonly string[]>()
const mostReadings = 4
const han = /^\p{Script=Han}$/u

/** How a character may be read, in letters without tones and with u for ü, the usual reading first; none for what is not Chinese. */
export function readingsOf(character: string): readonly string[] {
  const known = read.get(character)
  if (known !== undefined) return known
  if (!han.test(character)) return []
  const readings = pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }).map(inLetters).filter((reading) => reading !== '')
  const few = [...new Set(readings)].slice(0, mostReadings)
  read.set(character, few)
  return few
}

/** A syllable as it is typed; '' where it is none. */
export function inLetters(syllable: string): string {
  const letters = syllable.replaceAll('v', 'u')
  return /^[a-z]+$/u.test(letters) ? letters : ''
}
