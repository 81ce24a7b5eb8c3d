import { BulbOutlined, DownOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { OutputOf, ProcedureOf } from '../../../shared/contract/index.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { languageShown, textFor } from '../../../shared/knowledge/article.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import besideCss from '../beside/beside.module.css'
import { Parts } from '../beside/Parts.tsx'
import { ProposeForm } from '../proposals/ProposeForm.tsx'
import ticketCss from './ticket.module.css'
import css from './usedArticles.module.css'

type Used = OutputOf<ProcedureOf<'knowledge.ofTicket'>>[number]

/** The articles that helped with a ticket, each in the version that was read (KB-2); what was learned from it is proposed here (KB-5). */
export function UsedArticles({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const answer = useAnswer('knowledge.ofTicket', { ticketId })
  return (
    <section className={ticketCss.card} aria-label={t('beside.ofTicket')}>
      <div className={css.head}>
        <h2 className={ticketCss.cardTitle}>{t('beside.ofTicket')}</h2>
        <Propose ticketId={ticketId} articles={answer.data ?? []} />
      </div>
      <Answer of={answer}>
        {(articles) =>
          articles.length === 0 ? (
            <p className={css.none}>{t('beside.noneOfTicket')}</p>
          ) : (
            <ul className={css.list}>
              {articles.map((article) => (
                <UsedArticle key={article.articleId} article={article} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function Propose({ ticketId, articles }: { readonly ticketId: TicketId; readonly articles: readonly Used[] }) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  return (
    <Flyout
      title={t('proposals.proposeTitle')}
      opensBy="propose"
      triggerClass={css.propose}
      trigger={
        <>
          <BulbOutlined aria-hidden="true" /> {t('proposals.propose')} <Kbd keys={['P']} />
        </>
      }
    >
      {(close) => (
        <ProposeForm
          articles={articles}
          onDone={(proposal) => {
            close()
            void attempt(async () => {
              await client.knowledge.propose({ ticketId, ...proposal })
              announce(t('proposals.sent'))
            })
          }}
        />
      )}
    </Flyout>
  )
}

function UsedArticle({ article }: { readonly article: Used }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const { number, title, usedAt, by } = article
  return (
    <li>
      <button
        type="button"
        className={css.row}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        {open ? <DownOutlined className={besideCss.arrow} aria-hidden="true" /> : <RightOutlined className={besideCss.arrow} aria-hidden="true" />}
        <span>{title}</span>
        <span className={css.facts}>
          {t('beside.version', { number })} · {t('beside.readBy', { name: by })} · <When at={usedAt} />
        </span>
      </button>
      {open && <AsRead article={article} />}
    </li>
  )
}

/** The article as it was when it helped, with a note where that is no longer what holds. */
function AsRead({ article: { articleId, number, published } }: { readonly article: Used }) {
  const t = useWords()
  const mine = useSession(({ language }) => language)
  const answer = useAnswer('knowledge.get', { articleId, number })
  return (
    <div className={css.opened}>
      {published !== number && <p className={css.note}>{published === null ? t('beside.retired', { number }) : t('beside.newer', { number, published })}</p>}
      <Answer of={answer}>
        {({ content, spoken }) => {
          const language = languageShown(content.texts, mine)
          const text = textFor(content, mine)
          const words = spoken[language] ?? text.script
          return (
            <>
              {words.trim() !== '' && (
                <p className={besideCss.words} lang={language}>
                  {words}
                </p>
              )}
              <Parts of={text} language={language} />
            </>
          )
        }}
      </Answer>
    </div>
  )
}
