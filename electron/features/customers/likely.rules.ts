import type { Likeness } from '../../../shared/contract/customers.ts'
import { nameKey } from './name.rules.ts'

/** What is compared of two customers, one of whom may still be being typed. */
export interface Compared {
  readonly name: string
  readonly phone: string
  readonly memberNumber: string
}

/** Digits enough to be one line and no other, without its country code and the zero that stands for it. */
const wholeLine = 9
const tail = 4
const shortestPhone = 5

/** Why two may be one person, by the strongest sign; null when nothing speaks for it. */
export function likeness(a: Compared, b: Compared): Likeness | null {
  if (samePhone(a.phone, b.phone)) return 'phone'
  if (a.memberNumber !== '' && a.memberNumber.toLowerCase() === b.memberNumber.toLowerCase()) return 'memberNumber'
  return sameTail(a.phone, b.phone) && similarName(a.name, b.name) ? 'name' : null
}

/** +86 138 0000 1234 and 138 0000 1234 are one line, +886 912 345 678 and 0912 345 678 too. */
export function samePhone(a: string, b: string): boolean {
  const [short = '', long = ''] = [lineOf(a), lineOf(b)].sort((one, other) => one.length - other.length)
  if (short.length < shortestPhone) return false
  return short === long || (short.length >= wholeLine && long.endsWith(short))
}

const lineOf = (phone: string) => phone.replace(/\D/g, '').replace(/^0+/, '')

function sameTail(a: string, b: string): boolean {
  return a.length >= tail && a.slice(-tail) === b.slice(-tail)
}

/** How people are addressed is not what they are called. */
const address = /先生|女士|小姐|太太|^(?:mr|mrs|ms|miss)(?=\p{L})/gu

/** The same name, one that goes on where the other ends (a surname alone), or one of three letters and more with one of them another. */
export function similarName(a: string, b: string): boolean {
  const [short = '', long = ''] = [bare(a), bare(b)].sort((one, other) => one.length - other.length)
  if (short === '') return false
  return long.startsWith(short) || long.endsWith(short) || (short.length >= 3 && isOneApart(short, long))
}

const bare = (name: string) => nameKey(name).replace(address, '')

/** One letter more, less or other. */
function isOneApart(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  return short.slice(long.length === short.length ? same + 1 : same) === long.slice(same + 1)
}
