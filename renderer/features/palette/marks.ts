import type { Found } from '../../../shared/contract/intake.ts'

export type Marks = Found['matched']['marks']

const separators = /[\s\-().]/gu

/** A masked digit may be any (PR-1). */
const met = (letter: string) => (/\d/.test(letter) ? `[${letter}•]` : letter.replace(/[$()*+./?[\\\]^{|}]/u, '\\$&'))

/** Where what was typed stands in a name or a number, whatever separates its digits. */
export function marksOf(text: string, typed: string): Marks {
  const places = Array.from(text, (_, at) => at).filter((at) => text[at]?.search(separators) === -1)
  const letters = places.map((at) => text[at]?.toLowerCase() ?? '').join('')
  const sought = typed.normalize('NFKC').toLowerCase().replace(separators, '')
  const at = sought === '' ? -1 : letters.search(new RegExp([...sought].map(met).join(''), 'u'))
  const from = places[at]
  const last = places[at + sought.length - 1]
  return from === undefined || last === undefined ? [] : [{ from, to: last + 1 }]
}
