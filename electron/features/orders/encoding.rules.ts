import type { TextEncoding } from '../../../shared/contract/orders.ts'

/** Looks at a file piece by piece and says how its text is written, from its byte order mark or from what the bytes can be. */
export interface Sniffer {
  take(bytes: Uint8Array): void
  /** null: none of those that we read */
  end(): TextEncoding | null
}

const sample = 4_096

/** What every text is that is valid UTF-8; else UTF-16 by its zeros, else GB18030, which the spreadsheets of the mainland write. */
export function sniffer(): Sniffer {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const gb18030 = new TextDecoder('gb18030', { fatal: true })
  const front: number[] = []
  const can = { utf8: true, gb18030: true }
  return {
    take: (bytes) => {
      for (const byte of bytes.subarray(0, Math.max(0, sample - front.length))) front.push(byte)
      can.utf8 &&= reads(utf8, bytes)
      can.gb18030 &&= reads(gb18030, bytes)
    },
    end: () => {
      const wide = wideOf(front)
      if (wide !== null) return wide
      if (can.utf8 && ends(utf8)) return 'utf-8'
      return can.gb18030 && ends(gb18030) ? 'gb18030' : null
    },
  }
}

/** UTF-16 by its mark, or by the zeros beside the plain characters that any table has. */
function wideOf(front: readonly number[]): TextEncoding | null {
  if (front[0] === 0xff && front[1] === 0xfe) return 'utf-16le'
  if (front[0] === 0xfe && front[1] === 0xff) return 'utf-16be'
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
