import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import css from './proposals.module.css'

/** Credit by person: who proposed what was adopted, the most first. */
export function Credits() {
  const t = useWords()
  const answer = useAnswer('knowledge.credits', {})
  return (
    <section className={css.card} aria-label={t('proposals.credits')}>
      <h2 className={css.cardTitle}>{t('proposals.credits')}</h2>
      <Answer of={answer}>
        {(credits) =>
          credits.length === 0 ? (
            <p className={css.facts}>{t('proposals.creditsNone')}</p>
          ) : (
            <ol className={css.credits}>
              {credits.map(({ personId, name, team, proposed, adopted }) => (
                <li key={personId} className={css.credit}>
                  <span>
                    {name} <span className={css.faint}>{team}</span>
                  </span>
                  <span className={css.faint}>{t('proposals.creditsCount', { adopted, proposed })}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </section>
  )
}
