import { fileURLToPath } from 'node:url'
import { nodeOffice } from '../app/nodeOffice.ts'
import { systemClock } from '../app/systemPorts.ts'
import { type TextEncoding, textEncodings } from '../../shared/encoding.ts'
import type { Asked, Outcome } from './command.ts'

/** Built beside dist/cli/main.js. */
export const office = nodeOffice(fileURLToPath(new URL('office.js', import.meta.url)), systemClock)

export interface Said {
  readonly encoding: TextEncoding | undefined
  readonly sheet: string | undefined
}

/** What was said of a file by options. @returns null for an encoding that there is not */
export function saidOf({ options: { encoding, sheet } }: Asked): Said | null {
  if (encoding === undefined) return { encoding, sheet }
  const named = textEncodings.find((one) => one.replace('-', '') === encoding.toLowerCase().replace('-', ''))
  return named === undefined ? null : { encoding: named, sheet }
}

export const noSuchEncoding = ({ say }: Asked): Outcome => ({ ok: false, facts: { ok: false, why: say('cli.file_encoding', { all: textEncodings.join(', ') }) } })

/** What a person needs to see to say how a file is written. */
export function readAs({ say }: Asked, between: readonly { readonly encoding: TextEncoding; readonly sample: string }[]): Readonly<Record<string, unknown>> {
  return between.length === 0 ? {} : { between: between.map(({ encoding, sample }) => say('cli.file_between', { encoding, sample })) }
}
