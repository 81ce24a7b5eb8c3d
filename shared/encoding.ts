import { z } from 'zod'

/** How the text of a file that comes from outside may be written. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
export const textEncodingSchema = z.enum(textEncodings)
export type TextEncoding = z.infer<typeof textEncodingSchema>
