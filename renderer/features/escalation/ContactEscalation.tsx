import type { ContactId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useCopy } from '../../ui/useCopy.ts'
import intakeCss from '../intake/intake.module.css'
import { ClockBehind } from './ClockBehind.tsx'
import css from './escalation.module.css'

/** What the rules say while the customer is still talking (ES-2): at the side, taking no focus and nothing of the agent's time. */
export function ContactEscalation({ contactId }: { readonly contactId: ContactId }) {
  const t = useWords()
  const copy = useCopy()
  const { suggestions, more } = useAnswer('escalation.ofContact', { contactId }, { keep: true }).data ?? { suggestions: [], more: 0 }
  if (suggestions.length === 0) return null
  return (
    <section className={intakeCss.card} aria-label={t('escalation.ofContact')} aria-live="polite">
      <h2 className={intakeCss.cardTitle}>{t('escalation.ofContact')}</h2>
      <ol className={css.list}>
        {suggestions.map(({ rule, title, reason, clock, said, level, within, words }) => (
          <li key={rule} className={css.suggestion}>
            <p className={css.title}>{title}</p>
            {said.map(({ group, word }) => (
              <p key={group} className={css.heard}>
                {t('escalation.heard', { group, word })}
              </p>
            ))}
            <p className={css.quiet}>{reason}</p>
            {clock !== null && <ClockBehind clock={clock} />}
            <p className={css.spoken}>{words}</p>
            <p className={css.quiet}>
              {t('escalation.to', { level: level.title, within })}
              <button type="button" className={css.link} onClick={() => void copy(words, t('escalation.copied'))}>
                {t('escalation.copyWords')}
              </button>
            </p>
          </li>
        ))}
      </ol>
      {more > 0 && <p className={css.quiet}>{t('escalation.more', { n: more })}</p>}
      <p className={css.quiet}>{t('escalation.whenSaved')}</p>
    </section>
  )
}
