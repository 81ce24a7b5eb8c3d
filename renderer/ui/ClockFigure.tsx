import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, HourglassOutlined, MinusCircleOutlined, PauseCircleOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useWords } from '../i18n/useWords.ts'
import { useNow } from '../state/tick.ts'
import type { ClockTimes, ClockTone } from './clockFigure.ts'
import { clockFigure, needsFineTick } from './clockFigure.ts'
import { figureWords, spanWords } from './spanWords.ts'
import css from './ui.module.css'

const icons: Readonly<Record<ClockTone, typeof ClockCircleOutlined>> = {
  far: ClockCircleOutlined,
  half: ClockCircleOutlined,
  warning: HourglassOutlined,
  late: ExclamationCircleFilled,
  paused: PauseCircleOutlined,
  met: CheckOutlined,
  metLate: ExclamationCircleFilled,
  cancelled: MinusCircleOutlined,
}

/**
 * A clock (时效) as a figure: quiet while far, amber with an icon from its warning on, red and "late by" from its due instant.
 * @param brief the span alone, where the icon must say the rest
 */
export function ClockFigure({ clock, brief = false }: { readonly clock: ClockTimes & { readonly title: string }; readonly brief?: boolean }) {
  const t = useWords()
  const [fine, setFine] = useState(false)
  const figure = clockFigure(clock, useNow(fine ? 'fine' : 'second'))
  if (needsFineTick(figure) !== fine) setFine(!fine)
  const Icon = icons[figure.tone]
  return (
    <span className={css.clock} data-tone={figure.tone} role="timer" aria-label={`${clock.title}: ${figureWords(t, figure)}`}>
      <Icon aria-hidden="true" />
      <span aria-hidden="true">{brief ? spanWords(t, figure.span, figure.tone === 'late' ? 'down' : 'up') : figureWords(t, figure)}</span>
    </span>
  )
}
