import type { TextEncoding } from '../../shared/contract/orders.ts'

let codes: ReadonlyMap<string, readonly number[]> | null = null

/** Two-byte codes of GB18030, which Node can read and not write. */
function gbCodes(): ReadonlyMap<string, readonly number[]> {
  if (codes !== null) return codes
  const made = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) made.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
  codes = made
  return made
}

/** A text as bytes. @param mark with its byte order mark, where the encoding has one */
export function encoded(text: string, encoding: TextEncoding, mark = false): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf8')
    case 'utf-16le':
      return Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le').swap16()
    case 'gb18030':
      return Buffer.from([...text].flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : [...(gbCodes().get(character) ?? [0x3f])])))
  }
}
