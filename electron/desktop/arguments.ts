import path from 'node:path'
import { parseArgs } from 'node:util'
import { languageSchema, type Language } from '../../shared/text.ts'

export interface Arguments {
  readonly folder: string | undefined
  readonly language: Language | undefined
}

/** Reads `--data DIR` and `--lang L`, with a space or `=`, from between the many switches of Chromium and Electron. What is not understood counts as not said. */
export function readArguments(args: readonly string[]): Arguments {
  const options = { data: { type: 'string' }, lang: { type: 'string' } } as const
  const { data, lang } = parseArgs({ args: [...args], options, strict: false }).values
  return {
    folder: typeof data === 'string' && /^[^-]/.test(data) ? path.resolve(data) : undefined,
    language: languageSchema.safeParse(lang).data,
  }
}
