import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'

/** Copies and says so. */
export function useCopy(): (text: string, said: string) => Promise<void> {
  const t = useWords()
  return async (text, said) => {
    try {
      await navigator.clipboard.writeText(text)
      announce(said)
    } catch {
      announce(t('intake.notCopied'), 'refused')
    }
  }
}
