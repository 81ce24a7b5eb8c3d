import type { attachmentKinds } from '../../../shared/knowledge/attachments.ts'

export type AttachmentKind = (typeof attachmentKinds)[number]

export const attachmentRefusals = ['notPicture', 'broken', 'tooManyPixels', 'runs'] as const
export type AttachmentRefusal = (typeof attachmentRefusals)[number]

export type Look =
  | { readonly ok: true; readonly kind: AttachmentKind; readonly width: number | null; readonly height: number | null }
  | { readonly ok: false; readonly why: AttachmentRefusal }

/** A picture is unpacked whole to be shown: a few kilobytes may claim gigabytes. */
const widest = 10_000
const mostPixels = 40_000_000

/** Extensions that say picture; a file that carries one and is none is not what its sender thinks it is. */
const saysPicture = /\.(png|apng|jpe?g|jfif|gif|webp|bmp|tiff?|ico|avif|heic)$/i
/** What a double click would run, or a browser would read as a page. */
const runs = /\.(x?html?|shtml|mht(ml)?|svgz?|xml|xslt?|[mc]?js|jse|vb[es]|ws[fh]|hta|exe|com|scr|pif|cpl|dll|ms[ip]|bat|cmd|ps1|psm1|lnk|url|reg|jar|app|command|sh|desktop|dmg|pkg|iso)$/i

/** What a file is by its first bytes, and for a picture how large it says it is. Never decoded here: only the header is read. */
export function lookAt(bytes: Uint8Array, name: string): Look {
  const kind = kindOf(bytes)
  if (kind === 'file') {
    if (saysPicture.test(name)) return { ok: false, why: 'notPicture' }
    if (runs.test(name) || starts(bytes, 'MZ')) return { ok: false, why: 'runs' }
    return { ok: true, kind, width: null, height: null }
  }
  const size = sizes[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (size === null || size.width === 0 || size.height === 0) return { ok: false, why: 'broken' }
  if (size.width > widest || size.height > widest || size.width * size.height > mostPixels) return { ok: false, why: 'tooManyPixels' }
  return { ok: true, kind, ...size }
}

const starts = (bytes: Uint8Array, signs: string, at = 0) => bytes.length >= at + signs.length && [...signs].every((sign, n) => bytes[at + n] === sign.charCodeAt(0))

function kindOf(bytes: Uint8Array): AttachmentKind {
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'png'
  if (starts(bytes, '\xff\xd8\xff')) return 'jpeg'
  if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')) return 'gif'
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'webp'
  return 'file'
}

type Size = { readonly width: number; readonly height: number }

/** How large each kind says it is; null where its header is not whole. */
const sizes: Readonly<Record<Exclude<AttachmentKind, 'file'>, (view: DataView) => Size | null>> = {
  png: (view) => (view.byteLength < 33 || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452 ? null : { width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => (view.byteLength < 13 ? null : { width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  jpeg: jpegSize,
  webp: webpSize,
}

/** The frame header stands behind segments of any length (ITU T.81, B.1.1.3). */
function jpegSize(view: DataView): Size | null {
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** Lossy, lossless and extended each say it in a place of their own (RFC 9649, 2.5 to 2.7). */
function webpSize(view: DataView): Size | null {
  if (view.byteLength < 30) return null
  const chunk = view.getUint32(12)
  if (chunk === 0x56503820) return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 0x56503858) return null
  const three = (at: number) => view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16)
  return { width: three(24) + 1, height: three(27) + 1 }
}

const extensions: Readonly<Record<Exclude<AttachmentKind, 'file'>, RegExp>> = { png: /\.png$/i, jpeg: /\.(jpe?g|jfif)$/i, gif: /\.gif$/i, webp: /\.webp$/i }

// What a file system or a reader would take for something else: separators, signs that turn the direction of what is shown, dots in front.
const unfit = /[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu

/** A name that can be given to a file on any machine; a picture carries the extension of what it is. */
export function safeName(name: string, kind: AttachmentKind): string {
  const plain = name.replace(unfit, '_').replace(/^\.+/, '').trim() || 'file'
  return kind === 'file' || extensions[kind].test(plain) ? plain : `${plain}.${kind}`
}
