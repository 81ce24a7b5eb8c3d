import { ExclamationCircleFilled } from '@ant-design/icons'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './notices.module.css'

/** What every customer whom a notice is about hears first (EX-1), above the words of the step. */
export function NoticeWords({ notices }: Pick<IntakeView, 'notices'>) {
  const t = useWords()
  return (
    <section aria-label={t('notices.onTop')} aria-live="polite">
      {notices.length > 0 && (
        <ul className={css.onTop}>
          {notices.map(({ noticeId, importance, title, words }) => (
            <li key={noticeId} data-importance={importance}>
              <p className={css.onTopTitle}>
                <ExclamationCircleFilled aria-hidden="true" /> {t('notices.onTop')} · {title}
              </p>
              <p className={css.onTopWords}>{words}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
