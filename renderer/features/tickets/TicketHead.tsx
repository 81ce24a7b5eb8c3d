import { CopyOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { GradeKind } from '../../../shared/contract/intake.ts'
import { grades } from '../../../shared/contract/intake.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { ChoiceWithReason } from '../../ui/ChoiceWithReason.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import { isMergeable } from './mergeable.ts'
import { MergeMark } from './MergeMark.tsx'
import { Moves } from './Moves.tsx'
import css from './ticket.module.css'
import type { TicketActions } from './useTicket.ts'

interface Props {
  readonly ticket: TicketView
  readonly actions: TicketActions
}

/** Which ticket, how it stands, how heavy it is, who has it, and what can be done with it. */
export function TicketHead({ ticket, actions }: Props) {
  const t = useWords()
  const attempt = useAttempt()
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(ticket.number)
      announce(t('tickets.numberCopied'))
    })
  return (
    <header className={css.head}>
      <div className={css.headLine}>
        <h1 id="ticket-number" className={css.number}>
          {spokenTicketNumber(ticket.number)}
        </h1>
        <Button type="text" icon={<CopyOutlined aria-hidden="true" />} aria-label={t('tickets.copyNumber')} onClick={() => void copy()} />
        <span className={css.state} data-state={ticket.state}>
          {t(`ticketState.${ticket.state}`)}
        </span>
        {ticket.waitingSince !== null && (
          <span className={css.waiting}>
            {t('tickets.waiting')} <When at={ticket.waitingSince} />
          </span>
        )}
        <p className={css.need}>{ticket.need}</p>
        <span className={css.spring} />
        <Moves ticket={ticket} actions={actions} />
      </div>
      <dl className={css.marks}>
        {grades.map((kind) => (
          <GradeMark key={kind} kind={kind} ticket={ticket} actions={actions} />
        ))}
        <div className={css.mark}>
          <dt>{t('tickets.columns.owner')}</dt>
          <dd>{ticket.owner.name}</dd>
        </div>
        <div className={css.mark}>
          <dt>{t('tickets.columns.opened')}</dt>
          <dd>
            <When at={ticket.openedAt} />
          </dd>
        </div>
        {isMergeable(ticket) && <MergeMark ticket={ticket} />}
      </dl>
    </header>
  )
}

function GradeMark({ kind, ticket, actions }: Props & { readonly kind: GradeKind }) {
  const t = useWords()
  const grade = ticket[kind]
  return (
    <div className={css.mark}>
      <dt>{t(`grade.${kind}`)}</dt>
      <dd>
        <strong title={grade.meaning}>{grade.title}</strong>
        {ticket.merged === null && (
          <Flyout
            title={t('grade.change', { kind: t(`grade.${kind}`) })}
            triggerClass={css.quiet}
            triggerLabel={t('grade.change', { kind: t(`grade.${kind}`) })}
            trigger={<EditOutlined aria-hidden="true" />}
          >
            {(close) => (
              <ChoiceWithReason
                label={t(`grade.${kind}`)}
                options={ticket.gradeOptions[kind]}
                chosen={grade.id}
                onDone={(id, reason) => {
                  close()
                  void actions.grade(kind, id, reason)
                }}
              />
            )}
          </Flyout>
        )}
        <span className={css.why}>{grade.reason}</span>
      </dd>
    </div>
  )
}
