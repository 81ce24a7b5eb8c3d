import path from 'node:path'
import { parseArgs } from 'node:util'
import { languageSchema, type Language } from '../../shared/text.ts'

/** The same in every language. */
export const synopsis = 'dist/web/main.js [--port 0-65535] [--data DIR] [--lang zh-CN|zh-TW|en]\n'

export interface Arguments {
  readonly port: number | undefined
  readonly folder: string | undefined
  readonly language: Language | undefined
}

/** undefined: not understood. */
export function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const options = { port: { type: 'string' }, data: { type: 'string' }, lang: { type: 'string' } } as const
    const { port, data, lang } = parseArgs({ args: [...args], options }).values
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) return undefined
    if (data === '') return undefined
    return {
      port: port === undefined ? undefined : Number(port),
      folder: data === undefined ? undefined : path.resolve(data),
      language: languageSchema.optional().parse(lang),
    }
  } catch {
    return undefined
  }
}
