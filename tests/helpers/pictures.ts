import { crc32, deflateSync } from 'node:zlib'
import type { Attachment } from '../../shared/contract/knowledge.ts'
import { pieceBytes } from '../../shared/knowledge/attachments.ts'
import type { OutputOf, ProcedureOf } from '../../shared/contract/index.ts'
import type { TestDesk } from './desk.ts'

const text = (words: string) => Buffer.from(words, 'latin1')

function chunk(name: string, body: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(Buffer.concat([text(name), body])))
  return Buffer.concat([length, text(name), body, sum])
}

const signature = text('\x89PNG\r\n\x1a\n')

/** A grey picture that can be shown; of one that is larger than may be shown only the header is there. */
export function aPng(width = 3, height = 2, grey = 128): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.min(width, 5_000), grey)])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: Math.min(height, 5_000) }, () => row)))), chunk('IEND', Buffer.alloc(0))])
}

/** With comments in front of the frame header, as cameras write them. */
export function aJpeg(width: number, height: number, comment = 40): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  const segments = Buffer.concat([Buffer.from([0xff, 0xfe, (comment + 2) >> 8, (comment + 2) & 255]), Buffer.alloc(comment, 0xc0)])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segments, Buffer.from([0xff]), frame, Buffer.from([0xff, 0xd9])])
}

export function aGif(width: number, height: number, behind = ''): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(width, 0)
  size.writeUInt16LE(height, 2)
  return Buffer.concat([text('GIF89a'), size, Buffer.from([0, 0, 0]), text(behind), text(';')])
}

/** @param kind of its first chunk: lossy, lossless or extended */
export function aWebp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const body = Buffer.alloc(30)
  text('RIFF').copy(body)
  text(`WEBP${kind}`).copy(body, 8)
  if (kind === 'VP8 ') {
    body.writeUInt16LE(width, 26)
    body.writeUInt16LE(height, 28)
  } else if (kind === 'VP8L') {
    body.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21)
  } else {
    body.writeUIntLE(width - 1, 24, 3)
    body.writeUIntLE(height - 1, 27, 3)
  }
  return body
}

/** Sends a file piece by piece, as the editor does. */
export function attached(desk: TestDesk, bytes: Buffer, name = 'box.png'): Attachment {
  let attachmentId: Attachment['attachmentId'] | null = null
  for (let at = 0; ; at += pieceBytes) {
    const reply: OutputOf<ProcedureOf<'knowledge.attach'>> = desk.call('knowledge.attach', { attachmentId, name, size: bytes.length, at, data: bytes.subarray(at, at + pieceBytes).toString('base64') })
    if (reply.attachment !== null) return reply.attachment
    attachmentId = reply.attachmentId
  }
}

/** All of an attachment, piece by piece. */
export function attachedBytes(desk: TestDesk, attachmentId: Attachment['attachmentId']): Buffer {
  const pieces: Buffer[] = []
  for (let at: number | null = 0; at !== null;) {
    const { data, next }: { data: string; next: number | null } = desk.call('knowledge.attachment', { attachmentId, at })
    pieces.push(Buffer.from(data, 'base64'))
    at = next
  }
  return Buffer.concat(pieces)
}
