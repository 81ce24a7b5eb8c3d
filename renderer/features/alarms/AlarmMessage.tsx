import { CloseOutlined, ExclamationCircleFilled, HourglassOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import type { ClockAlarms } from '../../../shared/contract/clocks.ts'
import { useWords } from '../../i18n/useWords.ts'
import { putMessageAway, useAlarmState } from '../../state/alarms.ts'
import { useFormats } from '../../ui/useFormats.ts'
import css from './alarms.module.css'
import { alarmSentence } from './alarmWords.ts'
import { showAlarm, showNews } from './showAlarm.ts'

const shownMs = 10_000

interface Props {
  readonly answer: ClockAlarms | undefined
  readonly onLook: () => void
}

/** One quiet message for all that was not looked at yet: it takes no focus, goes by itself, and leads to one or to the list of many. */
export function AlarmMessage({ answer, onLook }: Props) {
  const t = useWords()
  const formats = useFormats()
  const wanted = useAlarmState(({ message }) => message)
  const latest = answer?.latest ?? 0
  const isShown = wanted && answer !== undefined && answer.alarms.length + answer.news.length > 0
  const tone = answer !== undefined && answer.late > 0 && answer.news.length === 0 ? 'late' : 'warning'
  useEffect(() => (isShown ? whenSeenFor(shownMs, putMessageAway) : undefined), [isShown, latest])
  return (
    <div role="status" className={css.place}>
      {isShown && (
        <div className={css.message} data-tone={tone}>
          {tone === 'warning' ? <HourglassOutlined aria-hidden="true" /> : <ExclamationCircleFilled aria-hidden="true" />}
          <p className={css.sentence}>{alarmSentence(t, formats, answer)}</p>
          <button
            type="button"
            className={css.link}
            onClick={() => {
              putMessageAway()
              const [first] = answer.alarms
              const [latest] = answer.news
              if (answer.count > 1) onLook()
              else if (latest !== undefined) showNews(latest)
              else if (first !== undefined) showAlarm(first)
            }}
          >
            {answer.count === 1 ? t('alarms.open') : t('alarms.look')}
          </button>
          <button type="button" className={css.close} aria-label={t('alarms.close')} onClick={putMessageAway}>
            <CloseOutlined aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  )
}

/** Once the page has been before somebody's eyes for so long: what was said to a hidden page has not been read. @returns what calls it off */
function whenSeenFor(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    timer = document.hidden ? undefined : setTimeout(run, ms)
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
