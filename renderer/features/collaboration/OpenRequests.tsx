import { TeamOutlined } from '@ant-design/icons'
import type { Collaboration } from '../../../shared/contract/collaboration.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { useNow } from '../../state/tick.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { When } from '../../ui/When.tsx'
import css from './collaboration.module.css'

/** Every request that waits, by department with its clock, and what was answered and has yet to be told. */
export function OpenRequests({ triggerClass }: { readonly triggerClass: string | undefined }) {
  const t = useWords()
  const data = useAnswer('collaboration.open', {}).data
  const n = (data?.waiting.length ?? 0) + (data?.toTell.length ?? 0)
  if (data === undefined || n === 0) return null
  const departments = [...new Map(data.waiting.map(({ department }) => [department.id, department])).values()]
  return (
    <Flyout title={t('collaboration.openTitle')} triggerClass={triggerClass} trigger={<><TeamOutlined aria-hidden="true" /> {t('collaboration.openShow', { n })}</>}>
      {(close) => (
        <div className={css.open}>
          {data.toTell.length > 0 && <Group title={t('collaboration.toTell')} requests={data.toTell} close={close} />}
          {departments.map(({ id, title }) => (
            <Group key={id} title={title} requests={data.waiting.filter(({ department }) => department.id === id)} close={close} />
          ))}
        </div>
      )}
    </Flyout>
  )
}

function Group({ title, requests, close }: { readonly title: string; readonly requests: readonly Collaboration[]; readonly close: () => void }) {
  const t = useWords()
  const now = useNow()
  return (
    <section>
      <h3 className={css.group}>{title}</h3>
      <ul className={css.rows}>
        {requests.map(({ collaborationId, ticketId, ticketNumber, need, dueAt, state, owner }, at) => {
          const isLate = state === 'sent' && dueAt !== null && dueAt < now
          return (
            <li key={collaborationId}>
              <button
                type="button"
                className={css.row}
                data-first={at === 0 ? '' : undefined}
                onClick={() => {
                  close()
                  showTicket(ticketId)
                }}
              >
                <span>{spokenTicketNumber(ticketNumber)}</span>
                <span>{need}</span>
                <span className={isLate ? css.late : css.faint}>
                  {owner.name}
                  {state === 'sent' && dueAt !== null && (
                    <>
                      {' · '}
                      <When at={dueAt} />
                      {isLate && ` · ${t('collaboration.late')}`}
                    </>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
