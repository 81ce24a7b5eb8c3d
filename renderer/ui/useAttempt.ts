import { asAppError } from '../api/client.ts'
import { errorWords, useWords } from '../i18n/useWords.ts'
import { announce } from '../state/notices.ts'

/** Does something and, when it is refused, says why where everyone looks. For what has no place of its own for an error. */
export function useAttempt(): (what: () => Promise<void>) => Promise<void> {
  const t = useWords()
  return async (what) => {
    try {
      await what()
    } catch (thrown) {
      announce(errorWords(t, asAppError(thrown)), 'refused')
    }
  }
}
