import { minute } from '../../shared/time.ts'
import type { Clock } from '../app/ports.ts'
import { createFailures } from './failures.ts'
import { createSecretBook } from './secret.ts'

/** Long enough for a slow machine to open its browser. */
export const codeLifetime = 10 * minute
/** Windows of one desk, with room to spare. */
export const most = { codes: 16, tokens: 16 }

export type Verdict = 'good' | 'bad' | 'too_many'
export type Exchange = { readonly verdict: 'good'; readonly token: string } | { readonly verdict: 'bad' | 'too_many' }

/**
 * Who may speak to the host. A one-time code travels in the URL fragment, which browsers neither send nor log as part of a request; the page exchanges
 * it for a bearer token. Both live in this process only. Bad codes and bad tokens are limited apart, so that
 * a forgotten window with a token of yesterday cannot keep a new code from being used.
 */
export interface Sessions {
  issueCode(): string
  exchange(code: string): Exchange
  check(token: string): Verdict
}

export function createSessions(clock: Clock): Sessions {
  const codes = createSecretBook(most.codes)
  const tokens = createSecretBook(most.tokens)
  const badCodes = createFailures(clock)
  const badTokens = createFailures(clock)
  return {
    issueCode: () => codes.issue(clock.now()),
    exchange(code) {
      if (badCodes.tooMany()) return { verdict: 'too_many' }
      const issuedAt = codes.find(code)
      codes.remove(code)
      // The difference without its sign: a system clock that was set back does not prolong a code's life without end.
      if (issuedAt === undefined || Math.abs(clock.now() - issuedAt) >= codeLifetime) {
        badCodes.add()
        return { verdict: 'bad' }
      }
      return { verdict: 'good', token: tokens.issue(clock.now()) }
    },
    check(token) {
      if (badTokens.tooMany()) return 'too_many'
      if (tokens.find(token) !== undefined) return 'good'
      badTokens.add()
      return 'bad'
    },
  }
}
