import { WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Duplicate } from '../../../shared/contract/merging.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { isAnswered, useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import formCss from '../../ui/form.module.css'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useFormats } from '../../ui/useFormats.ts'
import css from './merging.module.css'

/** As long as the queue's own search. */
const longestSearch = 80

interface Props {
  readonly ticketId: TicketId
  readonly onDone: (into: Duplicate, reason: string) => void
}

/** Into which ticket and why: a digit, the reason, Enter. A number, a name or a phone finds any other. */
export function MergeForm({ ticketId, onDone }: Props) {
  const t = useWords()
  const formats = useFormats()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Duplicate | null>(null)
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { call } = useDesk()
  const attempt = useAttempt()
  const isSearched = text.trim() !== ''
  const asked = isSearched ? { ticketId, text } : { ticketId }
  const answer = useAnswer('tickets.duplicates', asked, { keep: true, typed: true })
  const found = answer.data ?? []
  // What was chosen and then not found any more by another text is not chosen.
  const into = found.find((each) => each.ticketId === chosen?.ticketId) ?? null
  const choose = (duplicate: Duplicate | undefined) => {
    if (duplicate === undefined) return
    setChosen(duplicate)
    form.current?.querySelector<HTMLInputElement>('input[name=reason]')?.focus()
  }
  const hintOf = ({ need, customerName, openedAt, isRepeat }: Duplicate) =>
    [need, customerName ?? t('customer.unknown'), formats.near(openedAt), ...(isRepeat ? [t('merging.repeat')] : [])].join(' · ')
  return (
    <div className={formCss.stack}>
      <p className={formCss.text}>{t('merging.thisIntoWhat')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // Enter comes before the answer to the last letter.
          void attempt(async () => {
            choose((await call('tickets.duplicates', asked))[0])
          })
        }}
      >
        <LabelledInput first={found.length === 0} label={t('merging.find')} hint={t('merging.findHint')} maxLength={longestSearch} value={text} onChange={setText} />
      </form>
      <form
        ref={form}
        className={formCss.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (into === null || reason.trim() === '') setRefused(true)
          else onDone(into, reason.trim())
        }}
      >
        {found.length > 0 ? (
          <ChoiceList
            first
            required
            label={t('merging.which')}
            options={found.map((each) => ({ id: each.ticketId, title: spokenTicketNumber(each.number), hint: hintOf(each) }))}
            chosen={into?.ticketId ?? null}
            onChoose={(id) => {
              choose(found.find((each) => each.ticketId === id))
            }}
          />
        ) : (
          isAnswered(answer) && <p className={css.none}>{isSearched ? t('merging.nothingFound') : t('merging.none')}</p>
        )}
        {refused && into === null && <p role="alert" className={formCss.error}>{t('merging.chooseFirst')}</p>}
        {into !== null && !into.isSameCustomer && (
          <p className={css.other} role="status">
            <WarningOutlined aria-hidden="true" /> {t('merging.otherCustomer', { name: into.customerName ?? t('customer.unknown') })}
          </p>
        )}
        <LabelledInput name="reason" required label={t('common.reason')} hint={t('common.reasonHint')} error={refused && reason.trim() === '' ? t('common.reasonNeeded') : null} maxLength={200} value={reason} onChange={setReason} />
        <Button type="primary" htmlType="submit">
          {t('merging.do')}
        </Button>
      </form>
    </div>
  )
}
