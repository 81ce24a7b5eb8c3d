import { useId } from 'react'
import { usualSpans } from '../../../shared/calendar/official.ts'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import type { OwnDay } from './edits.ts'
import { ownDay, withCalendar, withOwnDay } from './edits.ts'
import { HoursField } from './HoursField.tsx'
import { TitleFields } from './TitleFields.tsx'
import { useDayWords } from './useDayWords.ts'
import type { YearDay } from './yearView.ts'

const rules = ['none', 'off', 'yearly', 'hours'] as const

interface Props {
  readonly calendar: PlaybookCalendar
  readonly day: YearDay
}

/** What counts on one date, and what the calendar says of it itself. */
export function DateEditor({ calendar, day }: Props) {
  const t = useWords()
  const days = useDayWords()
  const group = useId()
  const { edit, readOnly } = useEditing()
  const { date } = day
  const own = ownDay(calendar.hours, date)
  const key = `calendar/${calendar.id}/date/${date}`
  const put = (settings: ClockSettings, change: Partial<OwnDay>) =>
    withCalendar(settings, calendar.id, (each) => ({ ...each, hours: withOwnDay(each.hours, date, { ...ownDay(each.hours, date), ...change }) }))
  const choose = (rule: OwnDay['rule']) => {
    edit(`${key}/rule`, (settings) => put(settings, { rule, ...(rule === 'hours' && own.rule !== 'hours' && { spans: usualSpans(calendar.hours) }), ...(rule === 'none' && own.breaks.length === 0 && { name: undefined }) }), [`${key}/`])
  }
  return (
    <>
      <h3>{days.full(date)}</h3>
      <p className={css.counts}>{days.counts(day)}</p>
      <fieldset className={css.rules}>
        <legend className={css.legendText}>{t('clockSettings.day.rule')}</legend>
        {rules.map((rule) => (
          <label key={rule} className={css.check}>
            <input
              type="radio"
              name={group}
              checked={own.rule === rule}
              disabled={readOnly}
              onChange={() => {
                choose(rule)
              }}
            />
            {t(`clockSettings.day.rules.${rule}`)}
          </label>
        ))}
      </fieldset>
      {own.rule === 'hours' && (
        <HoursField name={`${key}/hours`} label={t('clockSettings.day.hours')} spans={own.spans} hint={t('clockSettings.day.hoursHow')} change={(settings, spans) => put(settings, { spans })} />
      )}
      {(own.rule === 'none' || own.rule === 'hours') && (
        <HoursField name={`${key}/breaks`} label={t('clockSettings.day.breaks')} spans={own.breaks} hint={t('clockSettings.day.breaksHow')} change={(settings, breaks) => put(settings, { breaks })} />
      )}
      {(own.rule !== 'none' || own.breaks.length > 0) && (
        <TitleFields optional name={`${key}/name`} label={t('clockSettings.day.name')} text={own.name} change={(settings, name) => put(settings, { name })} />
      )}
      {!readOnly && <p className={css.soft}>{t('clockSettings.day.keys')}</p>}
    </>
  )
}
