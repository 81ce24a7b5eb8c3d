import { z } from 'zod'

/** How the text of a file that comes from outside may be written. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
export const textEncodingSchema = z.enum(textEncodings)
export type TextEncoding = z.infer<typeof textEncodingSchema>

/** UTF-16, as a byte order mark at the beginning says it; null where there is none. */
export function markedWide(bytes: ArrayLike<number>): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Where a person has to say how a file is written: its first text in each encoding that it may be. */
export const encodingChoicesSchema = z.array(z.strictObject({ encoding: textEncodingSchema, sample: z.string() }))
