import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { nearestLanguage } from '../../shared/text.ts'
import { defaultDataFolder } from '../app/dataFolder.ts'
import { words } from '../app/words.ts'
import { commandOptions } from './command.ts'
import { commands } from './commands.ts'

/**
 * The administrators' command line: `fourstep <command> [arguments] [--data DIR] [--json] [--lang L]`. It reads beside the
 * running desk and never takes its place; only `seed demo`, the imports and `clocks rebuild` write, and hold the folder's lock for it. Exit code 0: as asked; 1: the answer is bad news; 2: the call makes no sense.
 */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false }, lang: { type: 'string' }, help: { type: 'boolean', default: false }, tickets: { type: 'string' }, seed: { type: 'string' }, limit: { type: 'string' }, encoding: { type: 'string' }, sheet: { type: 'string' } },
  })
  const language = nearestLanguage(values.lang ?? Intl.DateTimeFormat().resolvedOptions().locale)
  const say = words(language)
  const found = commands.find(({ name }) => name.split(' ').every((word, at) => positionals[at] === word))
  const operands = positionals.slice(found?.name.split(' ').length ?? 0)
  const foreign = commandOptions.some((name) => values[name] !== undefined && found?.options?.includes(name) !== true)
  if (values.help || found === undefined || foreign || operands.length !== found.operands.length) {
    const list = commands.map(({ name, operands: wanted, about }) => `  ${[name, ...wanted].join(' ').padEnd(29)}${say(about)}`)
    process.stdout.write(`${[say('cli.usage'), ...list].join('\n')}\n`)
    return values.help ? 0 : 2
  }
  const folder = path.resolve(values.data ?? defaultDataFolder(process.platform, process.env, os.homedir()))
  const { ok, facts } = await found.run({ folder, operands: operands.map((operand, at) => (found.operands[at] === 'FILE' ? path.resolve(operand) : operand)), say, language, options: { tickets: values.tickets, seed: values.seed, limit: values.limit, encoding: values.encoding, sheet: values.sheet } })
  process.stdout.write(`${values.json || found.prints === 'json' ? JSON.stringify(facts, null, 2) : lines(facts).join('\n')}\n`)
  return ok ? 0 : 1
}

/** `counts.ticket   12`: the same names as in the JSON, so that a person and a script talk of the same thing. */
function lines(facts: object, prefix = ''): string[] {
  return Object.entries(facts).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? lines(value, `${prefix}${name}.`)
      : `${`${prefix}${name}`.padEnd(22)} ${Array.isArray(value) ? value.map((item: unknown) => `\n  ${typeof item === 'object' && item !== null ? Object.values(item).map(String).join('  ') : String(item)}`).join('') : String(value)}`,
  )
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  // parseArgs throws a TypeError for an option that does not exist.
  process.exitCode = error instanceof TypeError ? 2 : 1
}
