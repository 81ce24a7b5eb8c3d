import { SoundOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { type Collaboration, longestPart } from '../../../shared/contract/collaboration.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useNow } from '../../state/tick.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import form from '../../ui/form.module.css'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import css from './collaboration.module.css'

/** One department: until when it answers, or what it answered, and the nudge to tell the customer. */
export function Request({ request }: { readonly request: Collaboration }) {
  const t = useWords()
  const now = useNow()
  const { client, queries } = useDesk()
  const attempt = useAttempt()
  const may = useMay('collaboration.answer')
  const { collaborationId, version, ticketId, department, category, contact, state, dueAt, toTell } = request
  const on = { collaborationId, version }
  const isLate = state === 'sent' && dueAt !== null && dueAt < now
  const does = (what: () => Promise<unknown>) =>
    attempt(async () => {
      try {
        await what()
      } finally {
        await queries.invalidateQueries({ queryKey: queryKey('collaboration.ofTicket', { ticketId }) })
      }
    })
  return (
    <li className={css.request} data-state={state}>
      <p className={css.head}>
        <strong>{department.title}</strong>
        <span className={css.state}>{t(`collaboration.states.${state}`)}</span>
        {category === 'improvement' && <span>{t('collaboration.categories.improvement')}</span>}
        {state === 'sent' && dueAt !== null && (
          <span className={isLate ? css.late : css.faint}>
            {t('collaboration.by')} <When at={dueAt} />
            {isLate && ` · ${t('collaboration.late')}`}
          </span>
        )}
      </p>
      <details className={css.parts}>
        <summary>
          {t('collaboration.sentBy', { name: request.sentBy })} {request.sentAt !== null && <When at={request.sentAt} />}
          {contact !== '' && ` · ${t('collaboration.contact', { name: contact })}`}
        </summary>
        <dl>
          {request.parts
            .filter(({ text }) => text.trim() !== '')
            .map(({ id, title, text }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
      </details>
      {state === 'answered' && (
        <p className={css.answer}>
          {request.answer} <span className={css.faint}>{t('collaboration.answeredBy', { name: request.endedBy })}</span>
        </p>
      )}
      {state === 'withdrawn' && <p className={css.faint}>{t('history.why', { why: request.reason })}</p>}
      {toTell && (
        <p className={css.tell} role="status">
          <SoundOutlined aria-hidden="true" /> {t('collaboration.tell', { department: department.title })}
        </p>
      )}
      {may && state === 'sent' && (
        <div className={css.bar}>
          <Flyout title={t('collaboration.answer')} triggerClass={css.quiet} trigger={t('collaboration.answer')}>
            {(close) => (
              <AnswerForm
                onDone={(text) => {
                  void does(() => client.collaboration.answer({ ...on, text })).then(close)
                }}
              />
            )}
          </Flyout>
          <Flyout title={t('collaboration.withdraw')} triggerClass={css.quiet} trigger={t('collaboration.withdraw')}>
            {(close) => (
              <ReasonForm
                text={t('collaboration.withdrawWhy')}
                action={t('collaboration.withdraw')}
                onDone={(reason) => {
                  close()
                  void does(() => client.collaboration.withdraw({ ...on, reason }))
                }}
              />
            )}
          </Flyout>
        </div>
      )}
    </li>
  )
}

function AnswerForm({ onDone }: { readonly onDone: (text: string) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  return (
    <form
      className={form.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onDone(text.trim())
      }}
    >
      <LabelledArea first label={t('collaboration.answerText')} maxLength={longestPart} value={text} onChange={setText} />
      <Button type="primary" htmlType="submit" disabled={text.trim() === ''}>
        {t('collaboration.answer')}
      </Button>
    </form>
  )
}
