import { Button } from 'antd'
import { secondsOfDay, weekdays } from '../../../shared/calendar/calendar.ts'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import { second } from '../../../shared/time.ts'
import { useWords } from '../../i18n/useWords.ts'
import { spanWords } from '../../ui/spanWords.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { withCalendar, withWeekly } from './edits.ts'
import { HoursField } from './HoursField.tsx'
import { useDayWords } from './useDayWords.ts'

const likeMonday = ['tue', 'wed', 'thu', 'fri'] as const

/** The hours of an ordinary week, a line for each weekday. */
export function WeeklyHours({ calendar }: { readonly calendar: PlaybookCalendar }) {
  const t = useWords()
  const days = useDayWords()
  const { edit, readOnly } = useEditing()
  const { weekly } = calendar.hours
  const key = `calendar/${calendar.id}/weekly`
  return (
    <section className={css.card} aria-label={t('clockSettings.calendar.weekly')}>
      <h2 className={css.cardTitle}>{t('clockSettings.calendar.weekly')}</h2>
      <p className={css.soft}>{t('clockSettings.calendar.weeklyHow')}</p>
      <div className={css.week}>
        {weekdays.map((weekday, at) => {
          const open = weekly[weekday].reduce((sum, [from, to]) => sum + secondsOfDay(to) - secondsOfDay(from), 0)
          return (
            <HoursField
              key={weekday}
              name={`${key}/${weekday}`}
              label={days.weekday(at)}
              spans={weekly[weekday]}
              hint={open === 0 ? t('clockSettings.calendar.dayOff') : spanWords(t, open * second, 'down')}
              className={css.weekRow}
              change={(settings, spans) => withCalendar(settings, calendar.id, (each) => withWeekly(each, weekday, spans))}
            />
          )
        })}
      </div>
      {!readOnly && (
        <Button
          size="small"
          className={css.start ?? ''}
          onClick={() => {
            edit(
              `${key}/likeMonday`,
              (settings) => withCalendar(settings, calendar.id, (each) => likeMonday.reduce((made, weekday) => withWeekly(made, weekday, made.hours.weekly.mon), each)),
              likeMonday.map((weekday) => `${key}/${weekday}`),
            )
          }}
        >
          {t('clockSettings.calendar.likeMonday')}
        </Button>
      )}
    </section>
  )
}
