import type { Proposal } from '../../../shared/contract/knowledge.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { showArticle, showTicket } from '../../state/navigation.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import css from './proposals.module.css'

/** One proposal: what, by whom, from which ticket, about which article, and what was answered or is to be. */
export function ProposalCard({ proposal }: { readonly proposal: Proposal }) {
  const t = useWords()
  const mayDecide = useMay('knowledge.decide')
  const { title, text, by, at, ticket, article, state, decidedBy, decidedAt, reason, became } = proposal
  return (
    <li className={css.card}>
      <h2 className={css.title}>{title}</h2>
      <p className={css.facts}>
        <span>{t('proposals.by', { name: by })}</span>
        <When at={at} />
        <span>{article === null ? t('proposals.new') : t('proposals.about', { title: article.title })}</span>
        {ticket !== null && (
          <button
            type="button"
            className={css.link}
            onClick={() => {
              showTicket(ticket.ticketId)
            }}
          >
            {t('proposals.ticket', { number: spokenTicketNumber(ticket.number) })}
          </button>
        )}
      </p>
      <p className={css.text}>{text}</p>
      {state !== 'open' && (
        <p className={css.answer} data-state={state}>
          <strong>{t(`proposals.state.${state}`)}</strong> {t('proposals.decided', { name: decidedBy, reason })} {decidedAt !== null && <When at={decidedAt} />}
        </p>
      )}
      {state === 'adopted' && (
        <p className={css.facts}>
          {became === null ? (
            <span>{t('proposals.beingWritten')}</span>
          ) : (
            <button
              type="button"
              className={css.link}
              onClick={() => {
                showArticle(became.articleId)
              }}
            >
              {became.state === 'draft' || became.state === 'review' ? t('proposals.seeDraft') : t('proposals.seeArticle', { title: became.title })}
            </button>
          )}
        </p>
      )}
      {state === 'open' && mayDecide && <Deciding proposal={proposal} />}
    </li>
  )
}

function Deciding({ proposal: { proposalId, version } }: { readonly proposal: Proposal }) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const answers = [
    { adopted: true, name: t('proposals.adopt'), what: t('proposals.adoptWhat'), said: t('proposals.adopted') },
    { adopted: false, name: t('proposals.decline'), what: t('proposals.declineWhat'), said: t('proposals.declined') },
  ]
  return (
    <div className={css.deciding}>
      {answers.map(({ adopted, name, what, said }) => (
        <Flyout key={name} title={name} trigger={name} triggerClass={css.button}>
          {(close) => (
            <ReasonForm
              text={what}
              action={name}
              onDone={(reason) => {
                close()
                void attempt(async () => {
                  await client.knowledge.decide({ proposalId, version, adopted, reason })
                  announce(said)
                })
              }}
            />
          )}
        </Flyout>
      ))}
    </div>
  )
}
