import fs from 'node:fs'
import { written } from '../../shared/issuePath.ts'
import { caseFileSchema, runCases } from './calendarCases.ts'
import type { Asked, Outcome } from './command.ts'

/** `fourstep conformance calendar FILE`: good news only when every case passed and none was skipped. */
export function runCalendarCases({ operands: [file = ''], say }: Asked): Outcome {
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return { ok: false, facts: { ok: false, code: 'no_file', why: say('cli.conformance_no_file', { file }) } }
  const json = parsed(fs.readFileSync(file, 'utf8'))
  if ('issue' in json) return { ok: false, facts: { ok: false, code: 'no_json', why: say('cli.conformance_no_cases'), issues: [json.issue] } }
  const cases = caseFileSchema.safeParse(json.value)
  if (!cases.success) return { ok: false, facts: { ok: false, code: 'no_cases', why: say('cli.conformance_no_cases'), issues: cases.error.issues.map((issue) => [written(issue.path), issue.message].filter((part) => part !== '').join(': ')) } }
  const results = runCases(cases.data)
  return { ok: results.failed.length === 0 && results.skipped.length === 0, facts: { ...results } }
}

function parsed(text: string): { readonly value: unknown } | { readonly issue: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    return { issue: error instanceof Error ? error.message : String(error) }
  }
}
