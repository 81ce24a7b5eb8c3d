import { longestFile, type Reading } from '../../../shared/calendar/import.ts'
import { markedWide } from '../../../shared/encoding.ts'

const newline = 0x0a

/**
 * The text of a calendar file. Both kinds are UTF-8 by what defines them (RFC 5545 §3.1.4, RFC 8259 §8.1); a mark at the beginning may say
 * UTF-16. In any other encoding the names of days would come in as signs that nobody can read: the first line that is none is told.
 */
export async function textOfFile(file: Blob): Promise<Reading<{ readonly text: string }>> {
  if (file.size > longestFile * 3) return { ok: false, issues: [{ code: 'too_large' }] }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const wide = markedWide(bytes)
  const text = wide === null ? readAsUtf8(bytes) : new TextDecoder(wide).decode(bytes)
  return text === null ? { ok: false, issues: [{ code: 'not_utf8', line: firstUnread(bytes) }] } : { ok: true, text }
}

/** @returns null where it is no UTF-8 */
function readAsUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The first line, from 1, that is no UTF-8. A line feed is part of no other character, so that each line can be read by itself. */
function firstUnread(bytes: Uint8Array): number {
  for (let [line, from] = [1, 0]; ; line += 1) {
    const end = bytes.indexOf(newline, from)
    if (end < 0 || readAsUtf8(bytes.subarray(from, end)) === null) return line
    from = end + 1
  }
}
