import type { TextEncoding } from '../../shared/encoding.ts'

const codes = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** Two-byte codes of GB18030 or Big5, which Node can read and not write. */
function codesOf(encoding: 'gb18030' | 'big5'): ReadonlyMap<string, readonly number[]> {
  const known = codes.get(encoding)
  if (known !== undefined) return known
  const made = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && [...text].length === 1 && text !== '\ufffd' && !made.has(text)) made.set(text, [lead, trail])
    }
  }
  codes.set(encoding, made)
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
    case 'big5':
      return Buffer.from([...text].flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : [...(codesOf(encoding).get(character) ?? [0x3f])])))
  }
}
