import { BulbOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Plan } from '../../../shared/contract/lifecycle.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useFollowed } from '../../ui/useFollowed.ts'
import type { TicketActions } from '../tickets/useTicket.ts'
import { BehindNote } from './BehindNote.tsx'
import css from './lifecycle.module.css'

interface Props {
  readonly plan: Plan
  readonly ticket: TicketView
  readonly actions: TicketActions
}

/** What was learned, kept with the ticket and proposed for the knowledge base (TK-2, KB-5). */
export function LessonForm({ plan, ticket, actions }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const lesson = useFollowed(plan.lesson)
  const text = lesson.value
  const { ticketId, number, life, state } = ticket
  const isWriting = useMay('lifecycle.learn') && state === 'open' && (life.stage === 'accept' || life.stage === 'learn')
  return (
    <form
      className={css.steps}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!lesson.isBehind) void actions.run(t('lifecycle.plan.saveLesson'), (version) => client.lifecycle.learn({ ticketId, version, lesson: text.trim() }))
      }}
    >
      {isWriting ? <LabelledArea label={t('lifecycle.plan.lesson')} hint={t('lifecycle.plan.lessonHint')} maxLength={4_000} value={text} onChange={lesson.set} /> : <p className={css.lesson}>{plan.lesson}</p>}
      {isWriting && <BehindNote of={lesson} />}
      <div className={css.bar}>
        {isWriting && (
          <Button htmlType="submit" disabled={text.trim() === '' || text.trim() === plan.lesson || lesson.isBehind}>
            {t('lifecycle.plan.saveLesson')}
          </Button>
        )}
        {plan.lesson !== '' && (
          <Button
            icon={<BulbOutlined aria-hidden="true" />}
            onClick={() =>
              void attempt(async () => {
                await client.knowledge.propose({ ticketId, articleId: null, title: t('lifecycle.plan.lessonTitle', { number: spokenTicketNumber(number) }), text: plan.lesson })
                announce(t('lifecycle.plan.lessonProposed'))
              })
            }
          >
            {t('lifecycle.plan.proposeLesson')}
          </Button>
        )}
      </div>
    </form>
  )
}
