import { useWords } from '../i18n/useWords.ts'
import { useNow } from '../state/tick.ts'
import { spanWords } from './spanWords.ts'

/** How long ago something was, going on. */
export function Elapsed({ since }: { readonly since: number }) {
  const t = useWords()
  return <>{spanWords(t, Math.max(0, useNow() - since), 'down')}</>
}
