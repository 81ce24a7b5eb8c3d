import type { EscalationView } from '../../../shared/contract/escalation.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { When } from '../../ui/When.tsx'
import css from './escalation.module.css'
import { SuggestionCard } from './SuggestionCard.tsx'
import type { EscalationActions } from './useEscalation.ts'

interface Props {
  readonly view: EscalationView
  readonly actions: EscalationActions
}

/** What the rules suggest on a ticket now, the most pressing first, and what was put away for a while (ES-2). */
export function Suggestions({ view, actions }: Props) {
  const t = useWords()
  const mayDecide = useMay('escalation.accept')
  const { suggestions, more, away, current } = view
  useKeys({
    escalate: () => {
      const first = suggestions[0]
      if (first === undefined || !mayDecide) return false
      void actions.accept(first)
      return true
    },
  })
  return (
    <>
      {suggestions.length === 0 && current === null && <p className={css.quiet}>{t('escalation.none')}</p>}
      {suggestions.length > 0 && (
        <ol className={css.list} aria-label={t('escalation.suggestions')}>
          {suggestions.map((suggestion, at) => (
            <SuggestionCard key={suggestion.suggestionId} suggestion={suggestion} first={at === 0} actions={mayDecide ? actions : null} />
          ))}
        </ol>
      )}
      {more > 0 && <p className={css.quiet}>{t('escalation.more', { n: more })}</p>}
      {away.length > 0 && (
        <ul className={css.away} aria-label={t('escalation.away')}>
          {away.map(({ suggestionId, title, state, until }) => (
            <li key={suggestionId} className={css.quiet}>
              {title} · {t(`escalation.awayState.${state}`)} <When at={until} />
              {mayDecide && (
                <button type="button" className={css.link} onClick={() => void actions.bringBack(suggestionId)}>
                  {t('escalation.bringBack')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
