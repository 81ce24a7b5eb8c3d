/**
 * PR-1: card numbers and security codes are never stored. They are struck out of whatever an agent types before it reaches the
 * database or the history; the last four digits of a card stay, since customers ask by them.
 */

/** Issuer prefixes (ISO/IEC 7812) with the lengths in use; prefixes are compared as numbers of their own length. */
const issuers: readonly { readonly from: number; readonly to: number; readonly lengths: readonly number[] }[] = [
  { from: 4, to: 4, lengths: [13, 16, 19] }, // Visa
  { from: 51, to: 55, lengths: [16] }, // Mastercard
  { from: 2221, to: 2720, lengths: [16] }, // Mastercard
  { from: 34, to: 34, lengths: [15] }, // American Express
  { from: 37, to: 37, lengths: [15] },
  { from: 62, to: 62, lengths: [16, 17, 18, 19] }, // UnionPay
  { from: 81, to: 81, lengths: [16, 17, 18, 19] },
  { from: 3528, to: 3589, lengths: [16, 17, 18, 19] }, // JCB
  { from: 6011, to: 6011, lengths: [16, 19] }, // Discover
  { from: 644, to: 659, lengths: [16, 19] },
  { from: 300, to: 305, lengths: [14, 16, 19] }, // Diners Club
  { from: 36, to: 36, lengths: [14, 16, 19] },
  { from: 38, to: 39, lengths: [14, 16, 19] },
  { from: 2200, to: 2204, lengths: [16, 17, 18, 19] }, // Mir
]

const shortest = 13
const longest = 19
const kept = 4
const dot = '•'

/** Digits of any script, with at most three separators between two of them: spaces, hyphens, dots, middle dots, nothing visible. */
const digitRun = /\p{Nd}(?:[\s\p{Pd}\p{Cf}.,，、．·・_/|*]{0,3}\p{Nd}){12,}/gu

/** A word for the security code, then its three or four digits, with little in between. */
const securityCode = /(cvv2?|cvc2?|cvn2?|security code|安全[码碼]|[卡背]面?(?:后|後|背面)?三位(?:数字|數字|数|碼|码)?|(?:后|後)三[位碼码])([^\p{L}\p{Nd}]{0,4}(?:是|为|為|is|:|：)?[^\p{L}\p{Nd}]{0,3})(\p{Nd}{3,4})(?!\p{Nd})/giu

/** Whether something was struck out of a text. */
export const isStruck = (text: string) => text.includes(dot.repeat(3))

/** @returns the text with the digits of cards (but the last four) and of security codes replaced by dots; the same text when there are none */
export function strikeOut(text: string): string {
  return text.replace(digitRun, strikeCards).replace(securityCode, (_, word: string, between: string, code: string) => word + between + dot.repeat([...code].length))
}

interface Digit {
  /** position in the run, in code points */
  readonly at: number
  readonly value: string
  /** whether a separator (or the end of the run) lies before it, after it */
  readonly opens: boolean
  readonly closes: boolean
}

function strikeCards(run: string): string {
  const characters = [...run]
  const digits = digitsOf(characters)
  let at = 0
  while (at < digits.length) {
    const length = cardAt(digits, at)
    for (const digit of digits.slice(at, at + Math.max(0, length - kept))) characters[digit.at] = dot
    at += Math.max(1, length)
  }
  return characters.join('')
}

/** Length of the card number that begins at a digit, 0 for none. A card is written on its own, not inside a longer number. */
function cardAt(digits: readonly Digit[], at: number): number {
  if (digits[at]?.opens !== true) return 0
  for (let length = Math.min(longest, digits.length - at); length >= shortest; length -= 1) {
    if (digits[at + length - 1]?.closes !== true) continue
    const number = digits.slice(at, at + length).map((digit) => digit.value).join('')
    if (isIssued(number) && passesLuhn(number)) return length
  }
  return 0
}

function digitsOf(characters: readonly string[]): Digit[] {
  const isDigit = (character: string | undefined) => character !== undefined && /\p{Nd}/u.test(character)
  return characters.flatMap((character, at) =>
    isDigit(character) ? [{ at, value: asciiDigit(character), opens: !isDigit(characters[at - 1]), closes: !isDigit(characters[at + 1]) }] : [],
  )
}

/** Decimal digits of a script stand in a row of ten from its zero (Unicode, chapter 4.6). */
function asciiDigit(character: string): string {
  const plain = character.normalize('NFKC')
  if (/^\d$/.test(plain)) return plain
  let zero = character.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(((character.codePointAt(0) ?? 0) - zero) % 10)
}

function isIssued(number: string): boolean {
  return issuers.some(({ from, to, lengths }) => {
    const prefix = Number(number.slice(0, String(from).length))
    return prefix >= from && prefix <= to && lengths.includes(number.length)
  })
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
