import { useWords } from '../i18n/useWords.ts'
import { announce } from '../state/notices.ts'

/** Copies a text and says so, or says that it must be done by hand. */
export function useCopy(): (text: string, said?: string) => Promise<void> {
  const t = useWords()
  return async (text, said = t('beside.copied')) => {
    try {
      await navigator.clipboard.writeText(text)
      announce(said)
    } catch {
      announce(t('intake.notCopied'), 'refused')
    }
  }
}
