import type { Language } from '../../shared/text.ts'
import type { Say, WordKey } from '../app/words.ts'

export interface Asked {
  readonly folder: string
  /** files as absolute paths, anything else as it was given */
  readonly operands: readonly string[]
  readonly say: Say
  readonly language: Language
  readonly options: Readonly<Record<CommandOption, string | undefined>>
}

/** Options that belong to one command only. */
export const commandOptions = ['tickets', 'seed', 'limit', 'encoding', 'sheet'] as const
type CommandOption = (typeof commandOptions)[number]

/** What a command found; `facts` is printed, as lines or as JSON. */
export interface Outcome {
  readonly ok: boolean
  readonly facts: Readonly<Record<string, unknown>>
}

/** One of the administrators' commands. */
export interface Command {
  readonly name: string
  readonly operands: readonly ('FILE' | 'TICKET' | 'QUERY')[]
  readonly options?: readonly CommandOption[]
  readonly about: WordKey
  /** prints JSON whether asked for or not: the command is for programs */
  readonly prints?: 'json'
  run(asked: Asked): Outcome | Promise<Outcome>
}
