import { FlagOutlined } from '@ant-design/icons'
import type { Article } from '../../../shared/contract/knowledge.ts'
import type { ReportId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import css from './knowledge.module.css'

/** What agents found wrong in it and is not settled. */
export function Reports({ article }: { readonly article: Article }) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const maySettle = useMay('knowledge.settle')
  if (article.reports.length === 0) return null
  const settle = (reportId: ReportId, reason: string) =>
    attempt(async () => {
      await client.knowledge.settle({ reportId, reason })
      announce(t('knowledge.settledNow'))
    })
  return (
    <section aria-label={t('knowledge.reports')} className={css.reports}>
      <h3 className={css.partTitle}>
        <FlagOutlined aria-hidden="true" /> {t('knowledge.reports')}
      </h3>
      <ul>
        {article.reports.map(({ reportId, number, by, at, text }) => (
          <li key={reportId}>
            <p>{text}</p>
            <p className={css.hint}>
              {by} · {t('knowledge.version', { number })} · <When at={at} />
            </p>
            {maySettle && (
              <Flyout title={t('knowledge.do.settle')} triggerClass={css.quiet} trigger={t('knowledge.do.settle')}>
                {(close) => (
                  <ReasonForm
                    text={t('knowledge.settleWhat')}
                    action={t('knowledge.do.settle')}
                    onDone={(reason) => {
                      close()
                      void settle(reportId, reason)
                    }}
                  />
                )}
              </Flyout>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
