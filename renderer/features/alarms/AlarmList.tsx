import { Button } from 'antd'
import { useEffect } from 'react'
import type { ClockAlarms } from '../../../shared/contract/clocks.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { useWords } from '../../i18n/useWords.ts'
import { clearAlarms, putMessageAway } from '../../state/alarms.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { When } from '../../ui/When.tsx'
import css from './alarms.module.css'
import { alarmName, newsSentence } from './alarmWords.ts'
import { showAlarm, showNews } from './showAlarm.ts'

interface Props {
  readonly personId: PersonId
  readonly answer: ClockAlarms | undefined
  readonly close: () => void
}

/** Each clock by itself, with its true instant, and the way to it. */
export function AlarmList({ personId, answer, close }: Props) {
  const t = useWords()
  useEffect(putMessageAway, [])
  if (answer === undefined || answer.count === 0) return <p className={css.hint}>{t('alarms.none')}</p>
  const unnamed = answer.count - answer.alarms.length - answer.news.length
  return (
    <>
      {answer.news.length > 0 && (
        <ul className={css.list} aria-label={t('alarms.news.title')}>
          {answer.news.map((news, at) => (
            <li key={news.seq}>
              <button
                type="button"
                className={css.alarm}
                data-first={at === 0 ? '' : undefined}
                onClick={() => {
                  close()
                  showNews(news)
                }}
              >
                <span className={css.name}>{newsSentence(t, news)}</span>
                <span className={css.due}>
                  <When at={news.at} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {answer.alarms.length > 0 && <p className={css.hint}>{t('alarms.what')}</p>}
      <ul className={css.list}>
        {answer.alarms.map((alarm, at) => (
          <li key={alarm.clock.clockId}>
            <button
              type="button"
              className={css.alarm}
              data-first={at === 0 && answer.news.length === 0 ? '' : undefined}
              onClick={() => {
                close()
                showAlarm(alarm)
              }}
            >
              <span className={css.name}>{alarmName(alarm)}</span>
              <ClockFigure clock={alarm.clock} />
              <span className={css.due}>
                {t('clock.due')} <When at={alarm.clock.dueAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {unnamed > 0 && <p className={css.hint}>{t('alarms.unnamed', { n: unnamed })}</p>}
      <Button
        size="small"
        onClick={() => {
          close()
          clearAlarms(personId, answer)
        }}
      >
        {t('alarms.clear')}
      </Button>
    </>
  )
}
