import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../shared/time.ts'

/** 256 bits in base64url: 43 characters. Codes, tokens and the key between two hosts all look like this. */
export const secretPattern = /^[A-Za-z0-9_-]{43}$/

export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other))

/** Secrets that were handed out, known by their digests only; past `capacity` the one unused longest is forgotten. */
export interface SecretBook {
  /** Makes a secret and remembers it as of `at`. */
  issue(at: Instant): string
  /** When it was issued, or undefined for one that is not in the book; counts as a use. Takes the same time either way. */
  find(secret: string): Instant | undefined
  remove(secret: string): void
}

export function createSecretBook(capacity: number): SecretBook {
  let entries: readonly { readonly digest: Buffer; readonly at: Instant }[] = []
  const split = (secret: string) => {
    const digest = digestOf(secret)
    const matches = entries.map((entry) => timingSafeEqual(entry.digest, digest))
    return { found: entries.filter((_, i) => matches[i]), rest: entries.filter((_, i) => !matches[i]) }
  }
  return {
    issue(at) {
      const secret = newSecret()
      entries = [...entries, { digest: digestOf(secret), at }].slice(-capacity)
      return secret
    },
    find(secret) {
      const { found, rest } = split(secret)
      entries = [...rest, ...found]
      return found[0]?.at
    },
    remove(secret) {
      entries = split(secret).rest
    },
  }
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
