import { BellOutlined, CheckCircleOutlined, CommentOutlined, CopyOutlined, MergeCellsOutlined, StopOutlined, SwapOutlined, TeamOutlined, UserAddOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useMay } from '../../api/useMay.ts'
import { errorWords, useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { AssignForm } from './AssignForm.tsx'
import { MergeSelectionForm } from './MergeSelectionForm.tsx'
import { NoteForm } from './NoteForm.tsx'
import css from './queue.module.css'
import { TicketLink } from './TicketLink.tsx'
import { useBulk } from './useBulk.ts'

interface Props {
  readonly rows: readonly QueueRow[]
  /** what was not done stays selected */
  readonly onDone: (left: readonly QueueRow[]) => void
  readonly onClear: () => void
}

/** How many are selected and what can be done with all of them, by digit. */
export function QueueSelection({ rows, onDone, onClear }: Props) {
  const t = useWords()
  const bulk = useBulk(rows, onDone)
  const mayMove = useMay('tickets.move')
  const mayAssign = useMay('tickets.assign')
  const mayComment = useMay('tickets.comment')
  const mayMerge = useMay('tickets.merge')
  const mayUrge = useMay('dispatch.urge')
  const box = useRef<HTMLDivElement>(null)
  useKeys({
    choose: (digit) => {
      const button = box.current?.querySelectorAll<HTMLButtonElement>('[data-bulk] > button')[digit - 1]
      button?.click()
      return button !== undefined
    },
    copy: () => {
      void bulk.copyNumbers()
      return true
    },
  })
  const n = rows.length
  const actions: readonly { readonly name: string; readonly Icon: typeof CopyOutlined; readonly offered: boolean; readonly form: (close: () => void) => ReactNode }[] = [
    { name: t('queue.takeOver'), Icon: UserAddOutlined, offered: mayAssign, form: (close) => <ReasonForm text={t('queue.takeOverWhat', { n })} action={t('queue.takeOver')} onDone={(reason) => { close(); void bulk.takeOver(reason) }} /> },
    { name: t('queue.assign'), Icon: SwapOutlined, offered: mayAssign, form: (close) => <AssignForm ticketIds={rows.map(({ ticketId }) => ticketId)} onDone={(to, reason) => { close(); void bulk.assign(to, reason) }} /> },
    { name: t('tickets.move.resolved'), Icon: CheckCircleOutlined, offered: mayMove, form: (close) => <Confirm text={t('queue.resolveWhat', { n })} action={t('tickets.move.resolved')} onDone={() => { close(); void bulk.move('resolved') }} /> },
    { name: t('tickets.move.closed'), Icon: StopOutlined, offered: mayMove, form: (close) => <Confirm text={t('queue.closeWhat', { n })} action={t('tickets.move.closed')} onDone={() => { close(); void bulk.move('closed') }} /> },
    { name: t('queue.comment'), Icon: CommentOutlined, offered: mayComment, form: (close) => <NoteForm n={n} onDone={(text) => { close(); void bulk.comment(text) }} /> },
    // The one that stays is chosen by a digit.
    { name: t('queue.merge'), Icon: MergeCellsOutlined, offered: mayMerge && n > 1 && n <= 9, form: (close) => <MergeSelectionForm rows={rows} onDone={(into, reason) => { close(); void bulk.merge(into, reason) }} /> },
    { name: t('dispatch.urge'), Icon: BellOutlined, offered: mayUrge, form: (close) => <ReasonForm text={t('queue.urgeWhat', { n })} action={t('dispatch.urge')} onDone={(reason) => { close(); void bulk.urge(reason) }} /> },
    { name: t('dispatch.release'), Icon: TeamOutlined, offered: mayUrge, form: (close) => <ReasonForm text={t('queue.releaseWhat', { n })} action={t('dispatch.release')} onDone={(reason) => { close(); void bulk.release(reason) }} /> },
  ]
  return (
    <div ref={box} className={css.selection} role="group" aria-label={t('queue.selection')}>
      <strong className={css.selectionCount} role="status">
        {bulk.tried === null ? t('queue.selected', { n }) : t('queue.working', { at: bulk.tried + 1, n })}
      </strong>
      {bulk.tried === null ? (
        <>
          {actions
            .filter(({ offered }) => offered)
            .map(({ name, Icon, form }, at) => (
              <span key={name} data-bulk="">
                <Flyout
                  title={name}
                  triggerClass={css.tool}
                  trigger={
                    <>
                      <Icon aria-hidden="true" /> {name} <Kbd keys={[String(at + 1)]} />
                    </>
                  }
                >
                  {form}
                </Flyout>
              </span>
            ))}
          {bulk.failed.length > 0 && <NotDone failed={bulk.failed} />}
          <button type="button" className={css.tool} onClick={() => void bulk.copyNumbers()}>
            <CopyOutlined aria-hidden="true" /> {t('queue.copyNumbers')} <Kbd keys={['C']} />
          </button>
          <span className={css.spring} />
          <button type="button" className={css.tool} onClick={onClear}>
            {t('queue.clearSelection')} <Kbd keys={['Esc']} />
          </button>
        </>
      ) : (
        <Button size="small" onClick={bulk.stop}>
          {t('queue.stop')}
        </Button>
      )}
    </div>
  )
}

/** What the last action left as it was, ticket by ticket: what stands in the way and what to do. */
function NotDone({ failed }: { readonly failed: ReturnType<typeof useBulk>['failed'] }) {
  const t = useWords()
  const title = t('queue.notDoneList', { n: failed.length })
  return (
    <Flyout title={title} triggerClass={css.tool} trigger={<><WarningOutlined aria-hidden="true" /> {title}</>}>
      {() => (
        <ul className={css.notDone} data-wide="">
          {failed.map(({ row, error }) => (
            <li key={row.ticketId}>
              <TicketLink ticketId={row.ticketId} className={css.notDoneNumber}>
                {spokenTicketNumber(row.number)}
              </TicketLink>{' '}
              {errorWords(t, error)}
            </li>
          ))}
        </ul>
      )}
    </Flyout>
  )
}

interface ConfirmProps {
  readonly text: string
  readonly action: string
  readonly onDone: () => void
}

/** What is about to happen to how many; Enter does it. */
function Confirm({ text, action, onDone }: ConfirmProps) {
  return (
    <div className={css.confirm}>
      <p>{text}</p>
      <Button type="primary" data-first="" onClick={onDone}>
        {action} <Kbd keys={['Enter']} />
      </Button>
    </div>
  )
}
