import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'
import { useSession } from '../state/session.ts'

export type Words = TFunction

export function useWords(): Words {
  return useTranslation('ui').t
}

const formatNumber = (value: number) => new Intl.NumberFormat(useSession.getState().language).format(value)

/**
 * Words for a key that comes from the backend and is only known at run time: the key itself, then what it is a case of
 * (`errors.not_possible.move` → `errors.not_possible`), then `fallback`.
 */
export function wordsFor(t: Words, group: 'errors' | 'history.what' | 'history.field', key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const speak = t as unknown as (keys: readonly string[], values: Readonly<Record<string, unknown>>) => string
  const spoken = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value]))
  return speak([`${group}.${key}`, `${group}.${key.split('.')[0] ?? key}`, `${group}.unknown`], spoken)
}

/** What happened and what to do, in a sentence. */
export function errorWords(t: Words, error: AppError): string {
  return wordsFor(t, 'errors', error.key, error.details)
}
