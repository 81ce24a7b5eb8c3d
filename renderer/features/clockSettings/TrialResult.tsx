import { CloseOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import type { TicketId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import { When } from '../../ui/When.tsx'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { IssueList } from './IssueList.tsx'
import type { TryOutRow } from './tryOut.ts'
import { forgetTrial, stopTrial, useTrial } from './tryOut.ts'

/** What would become of the open tickets: one sentence, and the tickets it is about. */
export function TrialResult() {
  const t = useWords()
  const formats = useFormats()
  const { settings } = useEditing()
  const trial = useTrial((state) => state.trial)
  if (trial === null) return null
  const { state, looked, of, earlier, later, overdue, rows, issues, error } = trial
  const said = { looked: formats.number(looked), of: formats.number(of), earlier: formats.number(earlier), later: formats.number(later), overdue: formats.number(overdue) }
  return (
    <section className={css.trial} aria-label={t('clockSettings.trial.title')}>
      <div className={css.trialHead}>
        <p role="status" className={css.sentence}>
          {issues.length > 0 ? t('clockSettings.trial.refused') : t(`clockSettings.trial.${state}`, said)}
        </p>
        {state === 'running' && (
          <>
            <progress value={looked} max={Math.max(1, of)} aria-label={t('clockSettings.trial.title')} />
            <Button size="small" onClick={stopTrial}>
              {t('common.cancel')}
            </Button>
          </>
        )}
        <span className={css.spring} />
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('clockSettings.trial.close')} onClick={forgetTrial} />
      </div>
      {trial.settings !== settings && <p className={css.note}>{t('clockSettings.trial.stale')}</p>}
      <ErrorNote error={error} />
      <IssueList settings={trial.settings} issues={issues} />
      {rows.length > 0 && <Rows rows={rows} left={Math.max(earlier, overdue) - rows.length} onOpen={showTicket} />}
    </section>
  )
}

function Rows({ rows, left, onOpen }: { readonly rows: readonly TryOutRow[]; readonly left: number; readonly onOpen: (ticketId: TicketId) => void }) {
  const t = useWords()
  return (
    <div className={css.trialRows} tabIndex={0} role="group" aria-label={t('clockSettings.trial.rows')}>
      <table className={css.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('clockSettings.trial.column.number')}</th>
            <th scope="col">{t('clockSettings.trial.column.need')}</th>
            <th scope="col">{t('clockSettings.trial.column.clock')}</th>
            <th scope="col">{t('clockSettings.trial.column.from')}</th>
            <th scope="col">{t('clockSettings.trial.column.to')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ticketId, number, need, clock, dueFrom, dueTo, overdue }) => (
            <tr key={ticketId}>
              <th scope="row">
                <button
                  type="button"
                  className={css.link}
                  onClick={() => {
                    onOpen(ticketId)
                  }}
                >
                  {spokenTicketNumber(number)}
                </button>
              </th>
              <td>{need}</td>
              <td>{clock}</td>
              <td>
                <When at={dueFrom} />
              </td>
              <td>
                <When at={dueTo} /> {overdue && <Tag color="error">{t('clockSettings.trial.overdueAtOnce')}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className={css.soft}>{t('clockSettings.trial.more')}</p>}
    </div>
  )
}
