import { z } from 'zod'
import { textEncodingSchema } from './encoding.ts'
import { wellFormed } from './text.ts'

/** A table of CSV that travels in one frame: its bytes in base64, and how they are to be read where somebody said. @param largest in bytes */
export const sentTable = (largest: number) => ({ file: wellFormed(255).min(1), content: z.base64().max(Math.ceil(largest / 3) * 4), encoding: textEncodingSchema.optional() })
