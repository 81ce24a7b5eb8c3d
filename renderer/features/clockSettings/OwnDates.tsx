import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import css from './clockSettings.module.css'
import { ownDates, ownDay } from './edits.ts'
import { hoursText } from './hours.ts'
import { useDayWords } from './useDayWords.ts'

interface Props {
  readonly calendar: PlaybookCalendar
  readonly year: number
  readonly onChoose: (date: string) => void
}

/** The dates of a year of which the calendar says something itself. */
export function OwnDates({ calendar: { hours }, year, onChoose }: Props) {
  const t = useWords()
  const days = useDayWords()
  const language = useSession((session) => session.language)
  const dates = ownDates(hours, year)
  return (
    <>
      <h3>{t('clockSettings.day.own', { year: String(year) })}</h3>
      {dates.length === 0 ? (
        <p className={css.soft}>{t('clockSettings.day.noOwn')}</p>
      ) : (
        <ul className={css.ownDates}>
          {dates.map((date) => {
            const { rule, spans, breaks, name } = ownDay(hours, date)
            const said = [
              ...(rule === 'none' ? [] : [t(`clockSettings.day.rules.${rule}`)]),
              ...(spans.length === 0 ? [] : [hoursText(spans)]),
              ...(breaks.length === 0 ? [] : [t('clockSettings.day.breaksAre', { hours: hoursText(breaks) })]),
              ...(name === undefined ? [] : [name[language]]),
            ]
            return (
              <li key={date}>
                <button
                  type="button"
                  className={css.ownDate}
                  onClick={() => {
                    onChoose(date)
                  }}
                >
                  <strong>{days.short(date)}</strong> {said.join(t('common.comma'))}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
