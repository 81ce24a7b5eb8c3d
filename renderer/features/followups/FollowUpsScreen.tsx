import { PhoneOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { FollowUpRow } from '../../../shared/contract/followups.ts'
import { mostFollowUps } from '../../../shared/contract/followups.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useRemembered } from '../../state/remembered.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { When } from '../../ui/When.tsx'
import { FollowUpPage } from './FollowUpPage.tsx'
import css from './followups.module.css'
import { RatingsPart } from './RatingsPart.tsx'

type Part = 'mine' | 'team' | 'ratings'

/** 回访: whom to call, with the words beside; for leads what customers thought of it (FU-1, FU-2). */
export function FollowUpsScreen() {
  const t = useWords()
  const seesRatings = useMay('followups.ratings')
  const parts: readonly Part[] = seesRatings ? ['mine', 'team', 'ratings'] : ['mine', 'team']
  const [part, setPart] = useRemembered('followUps.part', parts)
  return (
    <div className={css.screen}>
      <header className={css.screenHead}>
        <h1>{t('followups.title')}</h1>
        <Segmented
          aria-label={t('followups.parts')}
          value={part}
          options={parts.map((value) => ({ value, label: t(`followups.part.${value}`) }))}
          onChange={(value) => {
            setPart(value)
          }}
        />
      </header>
      {part === 'ratings' ? <RatingsPart /> : <Due key={part} whose={part} />}
    </div>
  )
}

function Due({ whose }: { readonly whose: 'mine' | 'team' }) {
  const t = useWords()
  const answer = useAnswer('followups.due', { whose })
  const [open, setOpen] = useState<TicketId | null>(null)
  return (
    <Answer of={answer}>
      {({ rows, more }) =>
        rows.length === 0 && open === null ? (
          <EmptyState icon={<PhoneOutlined />} title={t('followups.none')} text={t('followups.noneWhat')} />
        ) : (
          <div className={css.columns}>
            <div>
              <List rows={rows} open={open ?? rows[0]?.ticketId ?? null} onOpen={setOpen} />
              {more && <p className={css.hint}>{t('followups.more', { n: mostFollowUps })}</p>}
            </div>
            {/* What was just recorded stays beside the list, where it can be taken back. */}
            {(open ?? rows[0]?.ticketId) !== undefined && <FollowUpPage key={open ?? rows[0]?.ticketId} ticketId={(open ?? rows[0]?.ticketId) as TicketId} onHold={setOpen} />}
          </div>
        )
      }
    </Answer>
  )
}

interface ListProps {
  readonly rows: readonly FollowUpRow[]
  readonly open: TicketId | null
  readonly onOpen: (ticketId: TicketId) => void
}

function List({ rows, open, onOpen }: ListProps) {
  const t = useWords()
  const at = rows.findIndex(({ ticketId }) => ticketId === open)
  const go = (to: number) => {
    const row = rows[to]
    if (row !== undefined) onOpen(row.ticketId)
    return row !== undefined
  }
  // From what was settled and is on the list no more, down leads to its first.
  useKeys({ up: () => go(at - 1), down: () => go(at + 1) })
  return (
    <nav aria-label={t('followups.list')}>
      <ol className={css.list}>
        {rows.map((row) => (
          <li key={row.ticketId}>
            <button
              type="button"
              className={css.row}
              aria-current={row.ticketId === open ? 'true' : undefined}
              onClick={() => {
                onOpen(row.ticketId)
              }}
            >
              <span className={css.rowName}>{row.customerName ?? t('followups.nobody')}</span>
              {row.clock !== null && <ClockFigure clock={row.clock} />}
              {row.result === 'notReached' && <span className={css.toSettle}>{t('followups.toSettle')}</span>}
              <span className={css.rowNeed}>{row.need}</span>
              <span className={css.rowFacts}>
                <span>{row.ownerName}</span>
                {row.nextTryAt !== null && (
                  <span>
                    {t('followups.again')} <When at={row.nextTryAt} />
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
