import { useWords } from '../../i18n/useWords.ts'
import css from './clockSettings.module.css'
import { useDayWords } from './useDayWords.ts'
import type { YearMonth } from './yearView.ts'

interface Props {
  readonly month: YearMonth
  readonly chosen: string
  readonly today: string
  readonly onChoose: (date: string) => void
}

const week = [0, 1, 2, 3, 4, 5, 6]

/** One small month. Of all dates of the year one is reached by Tab; the keys walk from there. */
export function YearMonthTable({ month: { month, weeks }, chosen, today, onChoose }: Props) {
  const t = useWords()
  const days = useDayWords()
  return (
    <table className={css.month} data-month={month}>
      <caption>{days.month(month)}</caption>
      <thead>
        <tr>
          {week.map((at) => (
            <th key={at} scope="col" abbr={days.weekday(at)}>
              {days.weekdayShort(at)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((cells, row) => (
          <tr key={row}>
            {cells.map((each, at) => (
              <td key={at}>
                {each !== null && (
                  <button
                    type="button"
                    className={css.date}
                    data-date={each.date}
                    data-kind={each.kind}
                    aria-label={`${days.full(each.date)}${t('common.colon')}${days.counts(each)}`}
                    aria-pressed={each.date === chosen}
                    aria-current={each.date === today ? 'date' : undefined}
                    title={`${days.short(each.date)}${t('common.colon')}${days.counts(each)}`}
                    tabIndex={each.date === chosen ? 0 : -1}
                    onClick={() => {
                      onChoose(each.date)
                    }}
                  >
                    {Number(each.date.slice(8))}
                    <span className={css.dateMark} aria-hidden="true">
                      {t(`clockSettings.mark.${each.kind}`)}
                    </span>
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
