import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** What zod found, as one coded error: the first issue's path and kind are enough to point at the field. */
export function invalidInput(error: z.ZodError): AppError {
  const [issue] = error.issues
  const reason = issue === undefined ? 'invalid' : issue.code === 'custom' ? issue.message : issue.code
  return new AppError('invalid_input', { path: issue?.path.map(String).join('.').slice(0, 200) ?? '', reason })
}
