import { Checkbox } from 'antd'
import { promisedTime } from '../../../shared/promiseTime.ts'
import type { PromiseId, TicketId } from '../../../shared/ids.ts'
import type { Instant } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { presentInstant } from '../../state/tick.ts'
import { machineTimeZone } from '../../state/timeZone.ts'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import css from './promises.module.css'

export interface PromiseDraft {
  readonly typed: string
  readonly keeps: readonly PromiseId[]
}
export const noPromise: PromiseDraft = { typed: '', keeps: [] }

/** The time that was typed, as an instant: null for none, undefined for what is no time to come. */
export function promisedIn({ typed }: PromiseDraft): Instant | null | undefined {
  return typed.trim() === '' ? null : (promisedTime(typed, presentInstant(), machineTimeZone()) ?? undefined)
}

interface Props {
  readonly ticketId: TicketId
  readonly draft: PromiseDraft
  readonly onChange: (draft: PromiseDraft) => void
}

/** Beside a comment to the customer: a time that they are told, and what of the earlier ones this comment keeps. */
export function Promising({ ticketId, draft, onChange }: Props) {
  const t = useWords()
  const formats = useFormats()
  const open = useAnswer('promises.ofTicket', { ticketId }).data?.filter(({ keptAt, withdrawnAt }) => keptAt === null && withdrawnAt === null) ?? []
  const at = promisedIn(draft)
  return (
    <div className={css.promising}>
      <LabelledInput
        label={t('promises.by')}
        hint={at == null ? t('promises.hint') : t('promises.means', { at: formats.near(at) })}
        error={at === undefined ? t('promises.notATime') : null}
        maxLength={60}
        value={draft.typed}
        onChange={(typed) => {
          onChange({ ...draft, typed })
        }}
      />
      {open.map(({ promiseId, dueAt }) => (
        <Checkbox
          key={promiseId}
          checked={draft.keeps.includes(promiseId)}
          onChange={({ target }) => {
            onChange({ ...draft, keeps: target.checked ? [...draft.keeps, promiseId] : draft.keeps.filter((id) => id !== promiseId) })
          }}
        >
          {t('promises.thatWasIt', { at: formats.near(dueAt) })}
        </Checkbox>
      ))}
    </div>
  )
}
