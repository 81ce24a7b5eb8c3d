import { longestFile, type Reading } from '../../../shared/calendar/import.ts'

const newline = 0x0a

/**
 * The text of a calendar file. Both kinds are UTF-8 by what defines them (RFC 5545 §3.1.4, RFC 8259 §8.1); a mark at the beginning may say
 * UTF-16. In any other encoding the names of days would come in as signs that nobody can read: the first line that is none is told.
 */
export function textOfFile(bytes: Uint8Array): Reading<{ readonly text: string }> {
  if (bytes.length > longestFile * 3) return { ok: false, issues: [{ code: 'too_large' }] }
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (wide !== null) return { ok: true, text: new TextDecoder(wide).decode(bytes) }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  try {
    return { ok: true, text: decoder.decode(bytes) }
  } catch {
    // A line feed is part of no other character, so that each line can be read by itself.
    for (let from = 0; from < bytes.length; line += 1) {
      const end = bytes.indexOf(newline, from)
      const to = end < 0 ? bytes.length : end + 1
      if (!isText(decoder, bytes.subarray(from, to))) break
      from = to
    }
    return { ok: false, issues: [{ code: 'not_utf8', line }] }
  }
}

function isText(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes)
    return true
  } catch {
    return false
  }
}
