/**
 * PR-1: the numbers by which a person can be reached or identified are shown masked unless they are shown on purpose. The last
 * four digits stay, since customers are asked by them.
 */

const dot = '•'
const mostInFront = 3
const keptAtEnd = 4
const leastHidden = 4

/** `13800001234` → `138••••1234`; of a short number at least four digits are hidden, where it has as many. */
export function maskedNumber(number: string): string {
  const characters = [...number]
  const shown = Math.max(0, characters.filter(isPart).length - leastHidden)
  const end = Math.min(keptAtEnd, shown)
  const front = Math.min(mostInFront, shown - end)
  const parts = characters.filter(isPart).length
  let seen = 0
  return characters
    .map((character) => {
      if (!isPart(character)) return character
      seen += 1
      return seen <= front || seen > parts - end ? character : dot
    })
    .join('')
}

/** Whether something of it is hidden. */
export const isMasked = (text: string) => text.includes(dot)

const isPart = (character: string) => /[\p{L}\p{Nd}]/u.test(character)

/** How phones and identity numbers are written in what is made ready by `plain`; the longest kinds first. */
const personal = new RegExp(
  [
    String.raw`\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]`, // resident identity card, mainland
    String.raw`[A-Z][1289]\d{8}`, // identity card, Taiwan
    String.raw`[A-Z]{1,2}\d{6} ?\(?[\dA]\)?`, // identity card, Hong Kong
    String.raw`(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}`, // mobile, mainland
    String.raw`(?:\+?886[ -]?|0)9\d\d[ -]?\d{3}[ -]?\d{3}`, // mobile, Taiwan
    String.raw`\(?0\d{1,3}\)?[ -]?\d{3,4}[ -]?\d{4}`, // fixed line
    String.raw`\+\d{1,3}(?:[ -]?\d{2,4}){2,4}`, // anywhere else
  ]
    .map((kind) => `(?<![A-Za-z\\d])${kind}(?![A-Za-z\\d])`)
    .join('|'),
  'g',
)

/** Free text with the phones and identity numbers in it masked; the rest of it stays as it was written. */
export function maskedText(text: string): string {
  const ready = plain(text)
  let masked = ''
  let at = 0
  for (const { 0: found, index } of ready.matchAll(personal)) {
    masked += text.slice(at, index) + maskedNumber(text.slice(index, index + found.length))
    at = index + found.length
  }
  return masked + text.slice(at)
}

/** The phones and identity numbers that `maskedText` hides, as they are written. */
export const personalNumbers = (text: string): string[] => Array.from(plain(text).matchAll(personal), ({ 0: found, index }) => text.slice(index, index + found.length))

/** Full-width characters and the other hyphens and spaces as the plain ones, each in its place. */
function plain(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
}
