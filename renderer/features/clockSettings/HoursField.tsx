import type { ReactNode } from 'react'
import type { Spans } from '../../../shared/calendar/calendar.ts'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import type { HoursIssue } from './hours.ts'
import { hoursText, readHours } from './hours.ts'

interface Props {
  readonly name: string
  readonly label: string
  readonly spans: Spans
  readonly hint?: ReactNode
  readonly className?: string | undefined
  readonly change: (settings: ClockSettings, spans: Spans) => ClockSettings
}

/** The hours of a day on one line; what is wrong is shown with its place in the line. */
export function HoursField({ spans, change, ...field }: Props) {
  return (
    <DraftField
      {...field}
      value={hoursText(spans)}
      read={(text) => {
        const reading = readHours(text)
        return reading.ok ? { change: (settings) => change(settings, reading.spans) } : { wrong: <Wrong text={text} issue={reading.issue} /> }
      }}
    />
  )
}

function Wrong({ text, issue: { code, from, to } }: { readonly text: string; readonly issue: HoursIssue }) {
  const t = useWords()
  return (
    <>
      {t(`clockSettings.hoursIssue.${code}`)}
      {' '}
      <span className={css.typed}>
        {text.slice(0, from)}
        <mark className={css.wrongPlace}>{from === to ? ' ' : text.slice(from, to)}</mark>
        {text.slice(to)}
      </span>
    </>
  )
}
