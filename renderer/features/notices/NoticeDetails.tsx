import { Button } from 'antd'
import { useState } from 'react'
import type { NoticePage } from '../../../shared/contract/notices.ts'
import type { NoticeId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import { NoticeForm } from './NoticeForm.tsx'
import css from './notices.module.css'

export function NoticeDetails({ noticeId }: { readonly noticeId: NoticeId }) {
  const answer = useAnswer('notices.get', { noticeId })
  return <Answer of={answer}>{(page) => <Details page={page} />}</Answer>
}

function Details({ page }: { readonly page: NoticePage }) {
  const t = useWords()
  const { notice, acknowledged, missing, counted, report } = page
  const mayEnd = useMay('notices.end')
  return (
    <article className={css.page} aria-label={notice.title}>
      <header className={css.pageHead}>
        <h2>{notice.title}</h2>
        <span className={css.mark} data-importance={notice.importance}>
          {t(`notices.importance.${notice.importance}`)} · {t(`notices.kind.${notice.kind}`)}
        </span>
        <span>{t(`notices.state.${notice.state}`)}</span>
        <span className={css.spring} />
        {mayEnd && notice.state !== 'over' && (
          <Flyout title={t('notices.edit')} trigger={t('notices.edit')} triggerClass={css.new}>
            {(close) => <NoticeForm page={page} onDone={close} />}
          </Flyout>
        )}
        {mayEnd && notice.state !== 'over' && <Ending page={page} />}
      </header>
      <p className={css.facts}>
        <span>{t('notices.by', { name: notice.author })}</span>
        <span>
          {t('notices.from')} <When at={notice.fromAt} />
        </span>
        {notice.untilAt !== null && (
          <span>
            {t('notices.until')} <When at={notice.untilAt} />
          </span>
        )}
        {notice.endedAt !== null && (
          <span>
            {t('notices.ended')} <When at={notice.endedAt} />
          </span>
        )}
        <span>{t('notices.about', { what: notice.about.length === 0 ? t('notices.everything') : notice.about.join(t('common.comma')) })}</span>
      </p>
      {notice.text !== '' && <p className={css.text}>{notice.text}</p>}
      {notice.words !== null && (
        <section aria-label={t('notices.words')}>
          <h3 className={css.partTitle}>{t('notices.words')}</h3>
          <p className={css.words}>{notice.words}</p>
        </section>
      )}
      <p className={css.facts}>{t('notices.counted', counted)}</p>
      {report !== null && (
        <dl className={css.report}>
          {(['happened', 'cause', 'measures'] as const).map((part) => (
            <div key={part}>
              <dt className={css.partTitle}>{t(`notices.report.${part}`)}</dt>
              <dd>{report[part]}</dd>
            </div>
          ))}
        </dl>
      )}
      {notice.importance === 'emergency' && <Log page={page} />}
      <section aria-label={t('notices.who')}>
        <h3 className={css.partTitle}>{t('notices.who')}</h3>
        <p>{missing.length === 0 ? t('notices.everybody') : t('notices.missing', { names: missing.join(t('common.comma')) })}</p>
        <ul className={css.facts}>
          {acknowledged.map(({ name, at }) => (
            <li key={name}>
              {name} <When at={at} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}

function Log({ page: { notice, entries } }: { readonly page: NoticePage }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const attempt = useAttempt()
  const may = useMay('notices.note')
  const [text, setText] = useState('')
  return (
    <section aria-label={t('notices.log')}>
      <h3 className={css.partTitle}>{t('notices.log')}</h3>
      {entries.length === 0 && <p className={css.facts}>{t('notices.logEmpty')}</p>}
      <ol className={css.entries}>
        {entries.map(({ at, author, text: line }) => (
          <li key={`${String(at)} ${line}`}>
            <When at={at} /> <strong>{author}</strong> {line}
          </li>
        ))}
      </ol>
      {may && (
        <form
          className={css.entry}
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() === '') return
            void attempt(async () => {
              queries.setQueryData<NoticePage>(queryKey('notices.get', { noticeId: notice.noticeId }), await client.notices.note({ noticeId: notice.noticeId, text: text.trim() }))
              setText('')
            })
          }}
        >
          <LabelledInput label={t('notices.entry')} maxLength={2_000} value={text} onChange={setText} />
          <Button htmlType="submit">{t('notices.add')}</Button>
        </form>
      )}
    </section>
  )
}

/** Ends it, with what is to be learned from it; by mistake it is taken back from where it is said. */
function Ending({ page: { notice, report } }: { readonly page: NoticePage }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const attempt = useAttempt()
  const [written, setWritten] = useState(report ?? { happened: '', cause: '', measures: '' })
  const isEmergency = notice.importance === 'emergency'
  const { noticeId, version } = notice
  const end = () =>
    attempt(async () => {
      const ended = await client.notices.end({ noticeId, version, report: isEmergency ? written : null })
      queries.setQueryData<NoticePage>(queryKey('notices.get', { noticeId }), ended)
      announce(t('notices.endedSaid'), 'quiet', () => void attempt(async () => { await client.notices.reopen({ noticeId, version: ended.notice.version }) }))
    })
  if (!isEmergency) return <Button onClick={() => void end()}>{t('notices.end')}</Button>
  return (
    <Flyout title={t('notices.endTitle')} trigger={t('notices.end')} triggerClass={css.new}>
      {(close) => (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            close()
            void end()
          }}
        >
          {(['happened', 'cause', 'measures'] as const).map((part, at) => (
            <LabelledArea
              key={part}
              first={at === 0}
              rows={2}
              label={t(`notices.report.${part}`)}
              maxLength={4_000}
              value={written[part]}
              onChange={(value) => {
                setWritten({ ...written, [part]: value })
              }}
            />
          ))}
          <Button type="primary" htmlType="submit">
            {t('notices.end')}
          </Button>
        </form>
      )}
    </Flyout>
  )
}
