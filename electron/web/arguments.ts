import path from 'node:path'
import { parseArgs } from 'node:util'
import { languageSchema, type Language } from '../../shared/text.ts'

export interface Arguments {
  readonly port: number | undefined
  readonly folder: string | undefined
  readonly language: Language | undefined
}

/** Why the arguments were not understood: a key of desktop.json and its values. */
export interface Misunderstood {
  readonly key: 'host.bad_arguments' | 'host.bad_port' | 'host.bad_folder' | 'host.bad_language'
  readonly values: Readonly<Record<string, string>>
}

export function readArguments(args: readonly string[]): Arguments | Misunderstood {
  const options = { port: { type: 'string' }, data: { type: 'string' }, lang: { type: 'string' } } as const
  let values
  try {
    values = parseArgs({ args: [...args], options }).values
  } catch (error) {
    return { key: 'host.bad_arguments', values: { reason: error instanceof Error ? error.message : String(error) } }
  }
  const { port, data, lang } = values
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) return { key: 'host.bad_port', values: { port } }
  if (data === '') return { key: 'host.bad_folder', values: {} }
  const language = languageSchema.optional().safeParse(lang)
  if (!language.success) return { key: 'host.bad_language', values: { language: lang ?? '' } }
  return {
    port: port === undefined ? undefined : Number(port),
    folder: data === undefined ? undefined : path.resolve(data),
    language: language.data,
  }
}
