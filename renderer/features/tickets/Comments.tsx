import { LockOutlined, SoundOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { commentAudiences } from '../../../shared/contract/tickets.ts'
import { AppError } from '../../../shared/errors.ts'
import { longestText } from '../../../shared/text.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptTicket } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { When } from '../../ui/When.tsx'
import { noPromise, promisedIn, Promising } from '../promises/Promising.tsx'
import { Origin } from './Origin.tsx'
import css from './ticket.module.css'

type Audience = (typeof commentAudiences)[number]

/** What was noted and what the customer was told (TK-5). A refused comment stays in its field. */
export function Comments({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const [audience, setAudience] = useState<Audience>('internal')
  const [text, setText] = useState('')
  const [promise, setPromise] = useState(noPromise)
  const [error, setError] = useState<AppError | null>(null)
  const send = async () => {
    const promisedBy = audience === 'customer' ? promisedIn(promise) : null
    if (text.trim() === '' || promisedBy === undefined) return
    try {
      if (text.length > longestText) throw new AppError('too_large', { length: text.length, longest: longestText }, 'text')
      acceptTicket(queries, await client.tickets.comment({ ticketId: ticket.ticketId, audience, text, promisedBy, keeps: audience === 'customer' ? [...promise.keeps] : [] }))
      setText('')
      setPromise(noPromise)
      setError(null)
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  useKeys({
    save: () => {
      if (ticket.merged !== null) return false
      void send()
      return true
    },
  })
  return (
    <section className={css.card} aria-label={t('tickets.comments')}>
      <h2 className={css.cardTitle}>{t('tickets.comments')}</h2>
      {ticket.merged === null && (
        <form
          className={css.commentForm}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <Input.TextArea
            className={css.commentText ?? ''}
            aria-label={t('tickets.comment')}
            placeholder={t(`tickets.commentHint.${audience}`)}
            value={text}
            status={error === null ? '' : 'error'}
            onChange={(event) => {
              setText(event.target.value)
            }}
          />
          {audience === 'customer' && <Promising ticketId={ticket.ticketId} draft={promise} onChange={setPromise} />}
          <ErrorNote error={error} />
          <div className={css.commentBar}>
            <Segmented<Audience> aria-label={t('tickets.audience')} value={audience} options={commentAudiences.map((value) => ({ value, label: t(`tickets.audiences.${value}`) }))} onChange={setAudience} />
            <span className={css.spring} />
            <Button htmlType="submit" disabled={text.trim() === ''}>
              {t('tickets.addComment')} <Kbd keys={['Ctrl', 'Enter']} />
            </Button>
          </div>
        </form>
      )}
      <ul className={css.comments}>
        {ticket.comments
          .toSorted((a, b) => b.at - a.at)
          .map((comment) => (
            <li key={comment.commentId} className={css.comment} data-audience={comment.audience}>
              <p className={css.commentHead}>
                {comment.audience === 'internal' ? <LockOutlined aria-hidden="true" /> : <SoundOutlined aria-hidden="true" />}
                <strong>{comment.author}</strong>
                <span>{t(`tickets.audiences.${comment.audience}`)}</span>
                <When at={comment.at} />
                <Origin from={comment.from} />
              </p>
              <p className={css.commentWords}>{comment.text}</p>
            </li>
          ))}
      </ul>
    </section>
  )
}
