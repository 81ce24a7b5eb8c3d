/** A text as it is compared; its UTF-16 unit i comes from `from[i]` up to, without, `to[i]` of the original. */
export interface Folded {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const units = 0x1_0000
/** In `#one`: not looked at yet, and: not one unit, see `#other`. No character folds to either. */
const unknown = 0
const other = 0xffff
const accents = /\p{Mn}/gu
const rounds = 4
const usualLength = 4_096
const loneSurrogate = /\p{Surrogate}/u

/** With what UTF-8 cannot hold replaced, as the database would. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')

/**
 * Brings texts that mean the same letters to the same letters: compatibility forms (full width, ligatures, circled), capitals, accents, and
 * Traditional to Simplified. Each code point by itself, so that a place in the result is a place in the original and no part of a
 * text folds otherwise than the whole. What is no character (a lone surrogate, NUL) becomes a space.
 */
export class Folding {
  readonly #simplified: ReadonlyMap<string, string>
  readonly #one = new Uint16Array(units)
  readonly #other = new Map<string, string>()
  #room = new Uint16Array(usualLength)

  /** @param simplified Traditional character → Simplified one */
  constructor(simplified: ReadonlyMap<string, string>) {
    this.#simplified = simplified
  }

  fold(text: string): string {
    this.#makeRoom(0, text.length)
    let length = 0
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      const one = this.#one[unit]
      if (one !== unknown && one !== other && one !== undefined) {
        this.#room[length] = one
        length += 1
        continue
      }
      const character = characterAt(text, at)
      const letters = this.#letters(character)
      this.#makeRoom(length, letters.length + text.length - at)
      for (let letter = 0; letter < letters.length; letter += 1) this.#room[length + letter] = letters.charCodeAt(letter)
      length += letters.length
      at += character.length - 1
    }
    return Buffer.from(this.#room.buffer, 0, length * 2).toString('utf16le')
  }

  /** Keeps the first `kept` units. The room is used again for the next text: a new one each time would be most of the work. */
  #makeRoom(kept: number, more: number): void {
    if (kept + more <= this.#room.length) return
    const larger = new Uint16Array(2 * (kept + more))
    larger.set(this.#room.subarray(0, kept))
    this.#room = larger
  }

  withPlaces(text: string): Folded {
    const from: number[] = []
    const to: number[] = []
    let folded = ''
    for (let at = 0; at < text.length;) {
      const character = characterAt(text, at)
      const letters = this.#letters(character)
      folded += letters
      for (let letter = 0; letter < letters.length; letter += 1) {
        from.push(at)
        to.push(at + character.length)
      }
      at += character.length
    }
    return { text: folded, from, to }
  }

  /** Where in the original its folded unit `place` comes from; its length when there is no such unit. */
  originOf(text: string, place: number): number {
    let folded = 0
    for (let at = 0; at < text.length;) {
      const character = characterAt(text, at)
      folded += this.#letters(character).length
      if (folded > place) return at
      at += character.length
    }
    return text.length
  }

  #letters(character: string): string {
    const unit = character.length === 1 ? character.charCodeAt(0) : other
    const one = this.#one[unit] ?? other
    if (one !== unknown && one !== other) return String.fromCharCode(one)
    const known = this.#other.get(character)
    if (known !== undefined) return known
    const letters = this.#folded(character)
    // Half of a pair says nothing of the pair.
    if (unit !== other && letters.length === 1 && !loneSurrogate.test(character)) this.#one[unit] = letters.charCodeAt(0)
    else {
      if (unit !== other) this.#one[unit] = other
      this.#other.set(character, letters)
    }
    return letters
  }

  #folded(character: string): string {
    if (character === '\0' || loneSurrogate.test(character)) return ' '
    let letters = character
    for (let round = 0; round < rounds; round += 1) {
      const plain = [...letters.normalize('NFKD').toLowerCase().normalize('NFKD').replace(accents, '').normalize('NFC')]
      const next = plain.map((letter) => this.#simplified.get(letter) ?? letter).join('')
      if (next === letters) break
      letters = next
    }
    return letters
  }
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0
  return code > 0xffff ? text.slice(at, at + 2) : text.charAt(at)
}
