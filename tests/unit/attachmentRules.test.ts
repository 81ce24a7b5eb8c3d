import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookAt, safeName } from '../../electron/features/knowledge/attachments.rules.ts'
import { attachmentAt, attachmentMarkdown, attachmentsIn } from '../../shared/knowledge/attachments.ts'
import { emptyText } from '../../shared/knowledge/article.ts'
import { aGif, aJpeg, aPng, aWebp } from '../helpers/pictures.ts'

const html = '<script>alert(1)</script>'

describe('what a file is', () => {
  test.each<[string, Buffer, string, object]>([
    ['a PNG under another name', aPng(30, 20), 'a.txt', { kind: 'png', width: 30, height: 20 }],
    ['a JPEG with a long comment full of markers', aJpeg(4000, 3000, 60_000), 'a.jpg', { kind: 'jpeg', width: 4000, height: 3000 }],
    ['a GIF', aGif(8, 9), 'a.gif', { kind: 'gif', width: 8, height: 9 }],
    ['a GIF that reads as a page too is a picture and nothing else', aGif(8, 9, html), 'a.html', { kind: 'gif', width: 8, height: 9 }],
    ['a lossy WebP', aWebp('VP8 ', 16, 17), 'a.webp', { kind: 'webp', width: 16, height: 17 }],
    ['a lossless WebP', aWebp('VP8L', 16_000, 17), 'a.webp', { ok: false, why: 'tooManyPixels' }],
    ['a lossless WebP of a size that may be', aWebp('VP8L', 1600, 17), 'a.webp', { kind: 'webp', width: 1600, height: 17 }],
    ['an extended WebP', aWebp('VP8X', 161, 171), 'a.webp', { kind: 'webp', width: 161, height: 171 }],
    ['a document', Buffer.from('%PDF-1.7'), 'Returns.pdf', { kind: 'file', width: null, height: null }],
    ['one byte', Buffer.from('x'), 'a', { kind: 'file' }],
    ['a page that calls itself a picture', Buffer.from(html), 'a.png', { ok: false, why: 'notPicture' }],
    ['a picture with one wrong sign in front', Buffer.from(aPng(3, 2).map((byte, at) => (at === 0 ? 0x88 : byte))), 'a.png', { ok: false, why: 'notPicture' }],
    ['a bitmap', Buffer.from('BM......'), 'a.bmp', { ok: false, why: 'notPicture' }],
    ['SVG', Buffer.from('<svg onload="alert(1)">'), 'a.svg', { ok: false, why: 'runs' }],
    ['a page', Buffer.from(html), 'a.HTML', { ok: false, why: 'runs' }],
    ['a program under another name', Buffer.from('MZ\x90\x00'), 'a.pdf', { ok: false, why: 'runs' }],
    ['a shortcut', Buffer.from('[InternetShortcut]'), 'a.url', { ok: false, why: 'runs' }],
    ['30,000 × 30,000', aPng(30_000, 30_000), 'a.png', { ok: false, why: 'tooManyPixels' }],
    ['as many pixels in one line', aPng(4_000_000_000, 1), 'a.png', { ok: false, why: 'tooManyPixels' }],
    ['40 million pixels', aPng(8_000, 5_000), 'a.png', { kind: 'png' }],
    ['one line more', aPng(8_000, 5_001), 'a.png', { ok: false, why: 'tooManyPixels' }],
    ['a picture without an extent', aGif(0, 9), 'a.gif', { ok: false, why: 'broken' }],
    ['the front of a PNG', aPng(3, 2).subarray(0, 20), 'a.png', { ok: false, why: 'broken' }],
    ['a PNG that begins with another chunk', Buffer.concat([aPng(3, 2).subarray(0, 8), Buffer.alloc(40)]), 'a.png', { ok: false, why: 'broken' }],
    ['a JPEG without a frame', aJpeg(3, 2).subarray(0, 40), 'a.jpg', { ok: false, why: 'broken' }],
    ['a JPEG that is cut off in its frame', aJpeg(3, 2).subarray(0, 50), 'a.jpg', { ok: false, why: 'broken' }],
    ['the front of a WebP', aWebp('VP8X', 3, 2).subarray(0, 20), 'a.webp', { ok: false, why: 'broken' }],
  ])('%s', (_what, bytes, name, expected) => {
    expect(lookAt(bytes, name)).toMatchObject(expected)
  })

  test('whatever follows a picture’s first bytes, it is a picture of a size that may be shown, or refused', () => {
    const fronts = [aPng(1, 1).subarray(0, 16), aPng(1, 1).subarray(0, 8), aJpeg(1, 1).subarray(0, 3), Buffer.from('GIF89a'), Buffer.from('RIFF\0\0\0\0WEBP'), aWebp('VP8X', 1, 1).subarray(0, 16), aWebp('VP8L', 1, 1).subarray(0, 16)]
    fc.assert(fc.property(fc.constantFrom(...fronts), fc.uint8Array({ maxLength: 80 }), fc.constantFrom('a.png', 'a.html', 'a'), (front, rest, name) => {
      const look = lookAt(Buffer.concat([front, rest]), name)
      if (look.ok && look.kind !== 'file') expect(look.width! * look.height!).toBeLessThanOrEqual(40_000_000)
      if (look.ok) expect(Math.min(look.width ?? 1, look.height ?? 1)).toBeGreaterThan(0)
    }))
  })
})

test.each([
  ['../../etc/passwd', 'file', '_.._etc_passwd'],
  ['\u202egnp.exe.pdf', 'file', '_gnp.exe.pdf'],
  ['C:\\a?b.pdf', 'file', 'C__a_b.pdf'],
  ['...', 'file', 'file'],
  ['a.html', 'gif', 'a.html.gif'],
  ['盒子.JPG', 'jpeg', '盒子.JPG'],
] as const)('%s of kind %s is called %s', (name, kind, expected) => {
  expect(safeName(name, kind)).toBe(expected)
})

describe('named in an article', () => {
  const [one, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']
  test('in any part of any language, each once', () => {
    const steps = `${attachmentMarkdown(one, 'a', true)} ${attachmentMarkdown(other, 'b', false)}`
    expect(attachmentsIn({ texts: { en: { ...emptyText, steps }, 'zh-TW': { ...emptyText, risks: attachmentMarkdown(other, 'c', true) } } })).toEqual([one, other])
    expect(attachmentsIn({ texts: { en: { ...emptyText, steps: `attachment:${one}0 attachment:x` } } })).toEqual([])
  })

  test('an address is one whole, or none', () => {
    expect([attachmentAt(`attachment:${one}`), attachmentAt(`attachment:${one}/x`), attachmentAt(`x attachment:${one}`), attachmentAt('https://example.test')]).toEqual([one, null, null, null])
  })

  test('words cannot end what they stand in', () => {
    expect(attachmentMarkdown(one, 'a](x)![\nb', true)).toBe(`![a\\](x)!\\[ b](attachment:${one})`)
  })
})
