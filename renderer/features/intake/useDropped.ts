import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'

/** Says what a choice has just taken away because it no longer fitted, with the way back (IN-10). */
export function useDropped(): (before: IntakeView | undefined, after: IntakeView, undo: () => void) => void {
  const t = useWords()
  return (before, { dropped }, undo) => {
    const isNews = dropped.length > 0 && JSON.stringify(dropped) !== JSON.stringify(before?.dropped)
    if (isNews) announce(t('intake.dropped', { what: dropped.map(({ title }) => title).join(t('common.comma')) }), 'quiet', undo)
  }
}
