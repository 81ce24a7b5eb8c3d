import { MergeCellsOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Merged } from '../../../shared/contract/merging.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { When } from '../../ui/When.tsx'
import css from './merging.module.css'
import { TicketLink } from './TicketLink.tsx'
import { UnmergeFlyout } from './UnmergeFlyout.tsx'
import { useMerging } from './useMerging.ts'

/** Where a ticket that was merged leads to, who did it and why; and the way back, which takes a reason once the other one was changed. */
export function MergedNote({ ticket, merged }: { readonly ticket: TicketView; readonly merged: Merged }) {
  const t = useWords()
  const mayUndo = useMay('tickets.unmerge')
  const { unmerge } = useMerging()
  return (
    <section className={css.note} aria-label={t('ticketState.merged')}>
      <MergeCellsOutlined aria-hidden="true" />
      <p className={css.noteText}>
        {t('merging.into')}{' '}
        <TicketLink ticketId={merged.into.ticketId} className={css.link}>
          {spokenTicketNumber(merged.into.number)} · {merged.into.need}
        </TicketLink>
        <span className={css.noteWhy}>
          {t('merging.by', { who: merged.by })}
          <When at={merged.at} />
          {' · '}
          {t('history.why', { why: merged.reason })}
        </span>
      </p>
      {mayUndo &&
        (merged.isUntouched ? (
          <Button onClick={() => void unmerge(ticket, null)}>{t('merging.undo')}</Button>
        ) : (
          <UnmergeFlyout ticket={ticket} unmerge={unmerge} />
        ))}
    </section>
  )
}
