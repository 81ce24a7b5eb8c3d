import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { publishedYears } from '../../../shared/calendar/official.ts'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { presentInstant } from '../../state/tick.ts'
import { localTime } from '../../ui/localTime.ts'
import css from './clockSettings.module.css'
import { DateEditor } from './DateEditor.tsx'
import { officialOf } from './officialDays.ts'
import { OwnDates } from './OwnDates.tsx'
import { showDate, useClockPlace } from './place.ts'
import { useDayWords } from './useDayWords.ts'
import { YearMonthTable } from './YearMonthTable.tsx'
import { dateByKey, dayKinds, daysByKind, monthsOn, reckoned, yearDay, yearMonths, yearOfDate } from './yearView.ts'

/** A year at a glance: twelve small months, walked by keys, and the date that is chosen beside them. */
export function YearView({ calendar }: { readonly calendar: PlaybookCalendar }) {
  const t = useWords()
  const days = useDayWords()
  const today = localTime(presentInstant()).slice(0, 10)
  const date = useClockPlace((place) => place.date) ?? today
  const year = yearOfDate(date)
  const official = officialOf(calendar)
  const { hours } = calendar
  const whole = useMemo(() => reckoned(hours, official), [hours, official])
  const months = useMemo(() => yearMonths(hours, whole, year), [hours, whole, year])
  const counts = useMemo(() => daysByKind(months), [months])
  const grid = useRef<HTMLDivElement>(null)
  const editor = useRef<HTMLElement>(null)
  const goal = useRef<'date' | 'editor' | null>(null)
  useLayoutEffect(() => {
    // The year may have changed under the caret: the date, and what edits it, are there only now.
    if (goal.current === 'date') grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus()
    if (goal.current === 'editor') focusFirst(editor.current)
    goal.current = null
  }, [date])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = dateByKey(date, event.key)
    if (next === null) return
    event.preventDefault()
    goal.current = next === date ? null : 'date'
    showDate(next)
  }
  const choose = (next: string) => {
    if (next === date) focusFirst(editor.current)
    else {
      goal.current = 'editor'
      showDate(next)
    }
  }
  const toDate = () => grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus()
  return (
    <section className={css.card} aria-label={t('clockSettings.year.title')}>
      <div className={css.yearHead}>
        <h2 className={css.cardTitle}>{t('clockSettings.year.title')}</h2>
        <Button size="small" icon={<LeftOutlined aria-hidden="true" />} aria-label={t('clockSettings.year.previous')} onClick={() => { showDate(monthsOn(date, -12)) }} />
        <strong className={css.yearNumber} role="status">{year}</strong>
        <Button size="small" icon={<RightOutlined aria-hidden="true" />} aria-label={t('clockSettings.year.next')} onClick={() => { showDate(monthsOn(date, 12)) }} />
        <span className={css.soft}>{t('clockSettings.year.keys')}</span>
      </div>
      {official !== undefined && !publishedYears(official).includes(year) && <p className={css.note} role="status">{t('clockSettings.year.notPublished', { year: String(year) })}</p>}
      <ul className={css.legend} aria-label={t('clockSettings.year.legend')}>
        {dayKinds.map((kind) => (
          <li key={kind}>
            <span className={css.sample} data-kind={kind} aria-hidden="true">
              {t(`clockSettings.mark.${kind}`)}
            </span>
            {t('clockSettings.year.count', { kind: t(`clockSettings.kind.${kind}`), n: counts[kind] })}
          </li>
        ))}
      </ul>
      <div className={css.yearAndDay}>
        <div ref={grid} className={css.months} onKeyDown={onKeyDown}>
          {months.map((month) => (
            <YearMonthTable key={month.month} month={month} chosen={date} today={today} onChoose={choose} />
          ))}
        </div>
        <aside
          ref={editor}
          className={css.day}
          aria-label={days.full(date)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            event.preventDefault()
            toDate()
          }}
        >
          <DateEditor key={date} calendar={calendar} day={yearDay(hours, whole, date)} />
          <OwnDates calendar={calendar} year={year} onChoose={choose} />
        </aside>
      </div>
    </section>
  )
}

/** Into what edits a date; who may only look stays in the year. */
function focusFirst(editor: HTMLElement | null): void {
  editor?.querySelector<HTMLElement>('input:checked:enabled, input:enabled')?.focus()
}
