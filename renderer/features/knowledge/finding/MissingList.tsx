import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { MissingQuery } from '../../../../shared/contract/knowledge.ts'
import { useDesk } from '../../../api/desk.ts'
import { isAnswered, useAnswer } from '../../../api/queries.ts'
import { useMay } from '../../../api/useMay.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { useAttempt } from '../../../ui/useAttempt.ts'
import { useFormats } from '../../../ui/useFormats.ts'
import { When } from '../../../ui/When.tsx'
import { showTool } from '../place.ts'
import css from './finding.module.css'
import { useBegun } from './useBegun.ts'

/** What was looked for in vain, the most frequent first, and what can be done about it. */
export function MissingList() {
  const t = useWords()
  const asked = useAnswer('knowledge.missing', {})
  const rows = asked.data ?? []
  return (
    <section className={css.tool} aria-label={t('knowledge.finding.missing.title')}>
      <h2 className={css.title}>{t('knowledge.finding.missing.title')}</h2>
      <p className={css.what}>{t('knowledge.finding.missing.what')}</p>
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      {isAnswered(asked) && rows.length === 0 && <EmptyState icon={<CheckCircleOutlined />} title={t('knowledge.finding.missing.none')} text={t('knowledge.finding.missing.noneWhat')} />}
      {rows.length > 0 && (
        <div className={css.scroller} tabIndex={-1}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('knowledge.finding.missing.query')}</th>
                <th scope="col" className={css.figure}>
                  {t('knowledge.finding.missing.times')}
                </th>
                <th scope="col">{t('knowledge.finding.missing.last')}</th>
                <th scope="col">{t('knowledge.finding.missing.since')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <MissingRow key={row.query} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function MissingRow({ row: { query, times, lastBy, lastAt, firstAt } }: { readonly row: MissingQuery }) {
  const t = useWords()
  const formats = useFormats()
  const { client } = useDesk()
  const attempt = useAttempt()
  const begin = useBegun()
  const mayWrite = useMay('knowledge.save')
  const maySynonym = useMay('knowledge.saveSynonym')
  const forget = () =>
    attempt(async () => {
      await client.knowledge.forgetMissing({ text: query })
      announce(t('knowledge.finding.missing.forgotten', { query }), 'quiet', () => 
        void attempt(async () => {
          await client.knowledge.recallMissing({ text: query })
        }),
      )
    })
  return (
    <tr>
      <th scope="row" className={css.query}>
        {query}
      </th>
      <td className={css.figure}>{formats.number(times)}</td>
      <td>
        {lastBy} <When at={lastAt} />
      </td>
      <td>
        <When at={firstAt} />
      </td>
      <td className={css.actions}>
        {mayWrite && (
          <Button
            size="small"
            onClick={() => {
              begin(query)
            }}
          >
            {t('knowledge.finding.write')}
          </Button>
        )}
        {maySynonym && (
          <Button
            size="small"
            onClick={() => {
              showTool('synonyms', [query])
            }}
          >
            {t('knowledge.finding.missing.synonym')}
          </Button>
        )}
        <Button size="small" type="text" onClick={() => void forget()}>
          {t('knowledge.finding.missing.forget')}
        </Button>
      </td>
    </tr>
  )
}
