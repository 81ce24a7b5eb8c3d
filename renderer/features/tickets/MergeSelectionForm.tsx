import { useState } from 'react'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import formCss from '../../ui/form.module.css'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useFormats } from '../../ui/useFormats.ts'

interface Props {
  readonly rows: readonly QueueRow[]
  readonly onDone: (into: QueueRow, reason: string) => void
}

/** Which of the selected tickets stays, the one that was opened first unless another is chosen, and why the others are the same case. */
export function MergeSelectionForm({ rows, onDone }: Props) {
  const t = useWords()
  const formats = useFormats()
  const byAge = rows.toSorted((a, b) => a.openedAt - b.openedAt)
  const [chosen, setChosen] = useState<string | null>(null)
  const into = byAge.find(({ ticketId }) => ticketId === chosen) ?? byAge[0]
  if (into === undefined) return null
  return (
    <div className={formCss.stack}>
      <ChoiceList
        first
        label={t('queue.mergeInto')}
        options={byAge.map(({ ticketId, number, customerName, need, openedAt }) => ({ id: ticketId, title: spokenTicketNumber(number), hint: [need, customerName ?? t('customer.unknown'), formats.near(openedAt)].join(' · ') }))}
        chosen={into.ticketId}
        onChoose={setChosen}
      />
      <ReasonForm text={t('queue.mergeWhat', { n: rows.length - 1 })} action={t('queue.merge')} onDone={(reason) => { onDone(into, reason) }} />
    </div>
  )
}
