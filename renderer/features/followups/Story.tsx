import type { FollowUpView } from '../../../shared/contract/followups.ts'
import { useWords } from '../../i18n/useWords.ts'
import { When } from '../../ui/When.tsx'
import css from './followups.module.css'

/** What the customer wanted, was told and answered, oldest first. */
export function Story({ story }: Pick<FollowUpView, 'story'>) {
  const t = useWords()
  return (
    <section aria-label={t('followups.story')}>
      <h3 className={css.partTitle}>{t('followups.story')}</h3>
      <ol className={css.story}>
        {story.map(({ what, at, who, text }, n) => (
          <li key={`${String(at)} ${what} ${String(n)}`} data-what={what}>
            <p className={css.storyHead}>
              <strong>{t(`followups.did.${what}`)}</strong> <When at={at} /> {who}
            </p>
            {text !== '' && <p className={css.storyWords}>{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
