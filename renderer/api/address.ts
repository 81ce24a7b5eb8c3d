import type { Language } from '../../shared/text.ts'
import { languageSchema } from '../../shared/text.ts'

export interface Address {
  /** the one-time code of the host, to be exchanged for a token */
  readonly code: string | null
  /** asked for on the command line; goes before the system's language */
  readonly language: Language | null
}

/** Reads `#code=…&lang=…`. */
export function readAddress(hash: string): Address {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  return { code: values.get('code'), language: languageSchema.safeParse(values.get('lang')).data ?? null }
}

/** Reads the fragment and takes it out of the address bar and the history at once: the code is a secret. */
export function takeAddress(page: Window): Address {
  const address = readAddress(page.location.hash)
  if (page.location.hash !== '') page.history.replaceState(null, '', page.location.pathname + page.location.search)
  return address
}

/** A new code pasted into this tab changes only the fragment, which loads nothing by itself. */
export function openAgainOnNewCode(page: Window): void {
  page.addEventListener('hashchange', () => {
    if (readAddress(page.location.hash).code !== null) page.location.reload()
  })
}
