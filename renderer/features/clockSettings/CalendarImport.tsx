import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Calendar } from '../../../shared/calendar/calendar.ts'
import { calendarSchema } from '../../../shared/calendar/calendar.ts'
import type { ImportedDays, ImportIssue } from '../../../shared/calendar/import.ts'
import { readCalendarJson, withImportedDays } from '../../../shared/calendar/import.ts'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
import { textOfFile } from './calendarFile.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { withCalendar } from './edits.ts'

type Outcome =
  | { readonly file: string; readonly issues: readonly ImportIssue[] }
  | { readonly file: string; readonly issues: null; readonly days: ImportedDays | null }

type Taken = { readonly ok: true; readonly days: ImportedDays | null; readonly change: (hours: Calendar) => Calendar } | { readonly ok: false; readonly issues: readonly ImportIssue[] }

/** Whatever its name, a calendar file says what it is in its first characters. @param timeZone of the calendar that it is for */
async function readFile(file: File, timeZone: string): Promise<Taken> {
  const written = await textOfFile(file)
  if (!written.ok) return written
  const { text } = written
  if (/^\uFEFF?\s*\{/.test(text) || file.name.toLowerCase().endsWith('.json')) {
    const read = readCalendarJson(text)
    return read.ok ? { ok: true, days: null, change: () => read.calendar } : read
  }
  // Only who imports such a file needs what reads it.
  const { readICalendar } = await import('../../../shared/calendar/ical.ts')
  const read = readICalendar(text, timeZone)
  return read.ok ? { ok: true, days: read, change: (hours) => withImportedDays(hours, read) } : read
}

/** Days from an iCalendar file are added to the calendar; a JSON file in our own form replaces its hours. */
export function CalendarImport({ calendar }: { readonly calendar: PlaybookCalendar }) {
  const t = useWords()
  const { edit } = useEditing()
  const input = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const take = async (file: File) => {
    const taken = await readFile(file, calendar.hours.timeZone)
    if (!taken.ok) {
      setOutcome({ file: file.name, issues: taken.issues })
      return
    }
    const hours = taken.change(calendar.hours)
    // Each entry holds by itself, so that all that can be wrong is their number.
    if (!calendarSchema.safeParse(hours).success) {
      setOutcome({ file: file.name, issues: [{ code: 'too_many_days', found: String(hours.holidays.length + hours.dateHours.length) }] })
      return
    }
    const key = `calendar/${calendar.id}`
    const replaced = taken.days === null ? [`${key}/weekly/`, `${key}/zone`, `${key}/date/`] : []
    edit(`${key}/import/${file.name}`, (settings) => withCalendar(settings, calendar.id, (each) => ({ ...each, hours: taken.change(each.hours) })), replaced)
    setOutcome({ file: file.name, issues: null, days: taken.days })
  }
  return (
    <section className={css.card} aria-label={t('clockSettings.import.title')}>
      <h2 className={css.cardTitle}>{t('clockSettings.import.title')}</h2>
      <p className={css.soft}>{t('clockSettings.import.what')}</p>
      <input
        ref={input}
        type="file"
        accept=".ics,.json,text/calendar,application/json"
        hidden
        aria-label={t('clockSettings.import.file')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) void take(file)
          event.target.value = ''
        }}
      />
      <Button icon={<UploadOutlined aria-hidden="true" />} className={css.start ?? ''} onClick={() => input.current?.click()}>
        {t('clockSettings.import.choose')}
      </Button>
      <div role="status">{outcome !== null && (outcome.issues === null ? <Done file={outcome.file} days={outcome.days} /> : <Issues file={outcome.file} issues={outcome.issues} />)}</div>
    </section>
  )
}

function Done({ file, days }: { readonly file: string; readonly days: ImportedDays | null }) {
  const t = useWords()
  if (days === null) return <p>{t('clockSettings.import.replaced', { file })}</p>
  return (
    <>
      <p>{t('clockSettings.import.added', { file, off: days.holidays.length, yearly: days.yearlyHolidays.length, worked: days.makeUpDays.length })}</p>
      {days.left.length > 0 && (
        <>
          <p className={css.soft}>{t('clockSettings.import.left', { n: days.left.length })}</p>
          <ul className={css.issues}>
            {days.left.map(({ line, summary }) => (
              <li key={line}>{t('clockSettings.import.line', { line, what: summary })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Issues({ file, issues }: { readonly file: string; readonly issues: readonly ImportIssue[] }) {
  const t = useWords()
  return (
    <div className={css.refused}>
      <p>{t('clockSettings.import.refused', { file })}</p>
      <ul className={css.issues}>
        {issues.map((issue, at) => (
          <li key={at}>{issueWords(t, issue)}</li>
        ))}
      </ul>
    </div>
  )
}

function issueWords(t: Words, { code, line, path, found }: ImportIssue): string {
  const what = t(`calendarIssue.${code}`, { path: path ?? '', found: found ?? '' })
  return line === undefined ? what : t('clockSettings.import.line', { line, what })
}
