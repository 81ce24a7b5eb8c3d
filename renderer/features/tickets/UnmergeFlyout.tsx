import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './merging.module.css'
import type { Decided, Merging } from './useMerging.ts'

interface Props {
  readonly ticket: Decided & { readonly number: string }
  readonly unmerge: Merging['unmerge']
}

/** Takes a ticket out of what it was merged into, with a reason. */
export function UnmergeFlyout({ ticket, unmerge }: Props) {
  const t = useWords()
  return (
    <Flyout title={t('merging.undo')} triggerClass={css.action} triggerLabel={t('merging.undoOf', { number: spokenTicketNumber(ticket.number) })} trigger={t('merging.undo')}>
      {(close) => (
        <ReasonForm
          text={t('merging.undoWhat')}
          action={t('merging.undo')}
          onDone={(reason) => {
            close()
            void unmerge(ticket, reason)
          }}
        />
      )}
    </Flyout>
  )
}
