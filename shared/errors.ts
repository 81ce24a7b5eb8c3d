import type { PlaybookIssue } from './playbookFindings.ts'

/**
 * The closed list of what can go wrong across the boundary. A code is for programs, `key` is the i18n key (under `errors.`)
 * that the UI puts into words, `details` are the values those words need. Internal messages and stacks stay in the log.
 */
export const errorCodes = [
  'invalid_input',
  'unknown_procedure',
  'too_large',
  'unauthenticated',
  'nobody_sits_here',
  'not_permitted',
  'not_found',
  'conflict',
  'not_ready',
  'not_possible',
  'no_playbook',
  'playbook_refused',
  'storage_full',
  'storage_failed',
  'busy',
  'connection_lost',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export type ErrorDetails = Readonly<Record<string, string | number | readonly string[] | readonly PlaybookIssue[]>>

/** The form an error takes on the wire: JSON, no stack, no internal message. */
export interface WireError {
  readonly code: ErrorCode
  readonly key: string
  readonly details: ErrorDetails
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly key: string
  readonly details: ErrorDetails

  /** @param why narrows the words: `not_ready` + `confirmation` is looked up as `errors.not_ready.confirmation`. */
  constructor(code: ErrorCode, details: ErrorDetails = {}, why?: string) {
    super(why === undefined ? code : `${code}.${why}`)
    this.name = 'AppError'
    this.code = code
    this.key = why === undefined ? code : `${code}.${why}`
    this.details = details
  }

  toWire(): WireError {
    return { code: this.code, key: this.key, details: this.details }
  }

  static fromWire(wire: WireError): AppError {
    const error = new AppError(wire.code, wire.details)
    return Object.assign(error, { key: wire.key, message: wire.key })
  }
}
