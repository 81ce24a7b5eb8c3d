import common from '../../resources/encodings/common.json' with { type: 'json' }
import { markedWide, type TextEncoding } from '../../shared/encoding.ts'

/** One way in which a file can be read, with the first of its text that tells it from the others. */
export interface Candidate {
  readonly encoding: TextEncoding
  readonly sample: string
}

/** `sure`: nothing else fits, or not nearly as well. Else the ways that fit, the likeliest first: a person has to say. */
export type Sniffed = { readonly sure: TextEncoding } | { readonly between: readonly Candidate[] } | null

/** Looks at a file piece by piece and says how its text is written. */
export interface Sniffer {
  take(bytes: Uint8Array): void
  /** null: none of those that we read */
  end(): Sniffed
}

const frontLength = 4_096
/** of the text that is not plain ASCII, which alone tells one from the other */
const sampleLength = 64 * 1024
const shownLength = 60
/** Below it what was decoded is hardly Chinese; two that lie closer than `apart` are not told apart. Shares of characters that are in daily use. */
const [likely, apart] = [0.6, 0.35]
/** Fewer Chinese characters than these could be an accident in any encoding. */
const enough = 4

const narrow = ['utf-8', 'gb18030', 'big5'] as const
const inUse: ReadonlySet<string> = new Set(Object.values(common).join(''))

/**
 * By a byte order mark, or the zeros of UTF-16; else by what the bytes can be, all of them. Where several fit, each is decoded, and the share of
 * characters that everybody uses decides: read the wrong way, Chinese becomes rare characters.
 */
export function sniffer(): Sniffer {
  const decoders = narrow.map((encoding) => ({ encoding, decoder: new TextDecoder(encoding, { fatal: true }), fits: true }))
  const front: number[] = []
  let lines = new Uint8Array(0)
  let plain = true
  return {
    take: (bytes) => {
      for (const byte of bytes.subarray(0, Math.max(0, frontLength - front.length))) front.push(byte)
      if (lines.length < sampleLength) lines = joined(lines, telling(bytes).subarray(0, sampleLength))
      plain &&= !bytes.some((byte) => byte >= 0x80)
      for (const each of decoders) each.fits &&= reads(each.decoder, bytes)
    },
    end: () => {
      const wide = wideOf(front)
      if (wide !== null) return { sure: wide }
      const fitting = decoders.filter(({ decoder, fits }) => fits && ends(decoder)).map(({ encoding }) => encoding)
      if (front[0] === 0xef && front[1] === 0xbb && front[2] === 0xbf) return fitting.includes('utf-8') ? { sure: 'utf-8' } : null
      return plain && fitting.length > 0 ? { sure: 'utf-8' } : between(fitting, lines)
    },
  }
}

function between(fitting: readonly TextEncoding[], lines: Uint8Array): Sniffed {
  const read = fitting.map((encoding) => judged(encoding, lines)).sort((a, b) => b.share - a.share)
  const [best, second] = read
  if (best === undefined) return null
  if (second === undefined) return { sure: best.encoding }
  const utf8 = read.find(({ encoding }) => encoding === 'utf-8')
  // Text of another encoding that happens to be valid UTF-8 is rare, and never whole Chinese characters of three bytes.
  if (utf8 !== undefined && (utf8.han > 0 || best.share < likely || best.han < 2)) return { sure: 'utf-8' }
  if (best.han >= enough && best.share >= likely && best.share - second.share >= apart) return { sure: best.encoding }
  return { between: read.map(({ encoding, sample }) => ({ encoding, sample })) }
}

/** @returns `share` 0…1, of characters beyond ASCII those in daily use; `han` how many Chinese ones there are */
function judged(encoding: TextEncoding, lines: Uint8Array): Candidate & { readonly share: number; readonly han: number } {
  const text = new TextDecoder(encoding).decode(lines)
  const beyond = [...text].filter((character) => character.charCodeAt(0) >= 0x80 && !/[\p{P}\ufffd\uff00-\uffef]/u.test(character))
  const used = beyond.filter((character) => inUse.has(character)).length
  return {
    encoding,
    share: beyond.length === 0 ? 0 : used / beyond.length,
    han: beyond.filter((character) => /\p{Script=Han}/u.test(character)).length,
    sample: [...text.trim()].slice(0, shownLength).join('').replace(/\s+/g, ' '),
  }
}

/** The lines of a piece that hold more than ASCII, cut at line ends so that no character is cut in two. */
function telling(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let length = 0
  for (let from = 0; from < bytes.length && length < sampleLength;) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1)
    if (line.some((byte) => byte >= 0x80)) {
      kept.push(line)
      length += line.length
    }
    from += line.length
  }
  return kept.length === 1 ? (kept[0] ?? new Uint8Array(0)) : joined(...kept)
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** UTF-16 by its mark, or by the zeros beside the plain characters that any table has. */
function wideOf(front: readonly number[]): TextEncoding | null {
  const marked = markedWide(front)
  if (marked !== null) return marked
  const zeros = [0, 1].map((parity) => front.filter((byte, at) => at % 2 === parity && byte === 0).length)
  if (Math.max(...zeros) < 2) return null
  return (zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be'
}

function reads(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function ends(decoder: InstanceType<typeof TextDecoder>): boolean {
  try {
    decoder.decode()
    return true
  } catch {
    return false
  }
}
