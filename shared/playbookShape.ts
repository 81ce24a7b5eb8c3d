import type { z } from 'zod'
import { written } from './issuePath.ts'
import { isIssueCode, issueAt, type PlaybookIssue } from './playbookFindings.ts'

type ShapeIssue = z.core.$ZodIssue

/** What is wrong with the shape of a playbook, where and in which way: the codes that a screen has words for. */
export function shapeIssue(issue: ShapeIssue, json: unknown): PlaybookIssue {
  const { code, values } = codeOf(issue, json)
  return { ...issueAt(written(issue.path), code, { found: issue.message, ...values }), reason: issue.message }
}

function codeOf(issue: ShapeIssue, json: unknown): Pick<PlaybookIssue, 'code'> & { readonly values?: Readonly<Record<string, string>> } {
  switch (issue.code) {
    case 'invalid_type': return at(json, issue.path) === undefined ? { code: 'missing' } : { code: 'otherKind' }
    case 'too_big': return { code: issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooBig', values: { most: String(issue.maximum) } }
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { code: 'empty' }
      return { code: issue.origin === 'array' ? 'tooFew' : 'tooSmall', values: { least: String(issue.minimum) } }
    case 'invalid_format': return { code: 'otherForm' }
    case 'invalid_value': return { code: 'notOneOf', values: { known: issue.values.map(String).join(', ') } }
    case 'unrecognized_keys': return { code: 'unknownKeys', values: { keys: issue.keys.join(', ') } }
    case 'custom': return { code: isIssueCode(issue.message) ? issue.message : 'shape' }
    default: return { code: 'shape' }
  }
}

function at(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), json)
}
