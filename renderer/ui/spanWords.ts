import type { Words } from '../i18n/useWords.ts'
import type { ClockFigure } from './clockFigure.ts'
import { spanOf } from './clockFigure.ts'

/** A span in words: "9:59", "14 min", "2 h 14 min", "1 d 3 h". */
export function spanWords(t: Words, ms: number, rounding: 'up' | 'down'): string {
  const span = spanOf(ms, rounding)
  switch (span.form) {
    case 'seconds': return span.text
    case 'minutes': return t('time.minutes', { m: span.m })
    case 'hours': return t('time.hours', { h: span.h, m: span.m })
    case 'days': return t('time.days', { d: span.d, h: span.h })
  }
}

export function figureWords(t: Words, figure: ClockFigure): string {
  switch (figure.tone) {
    case 'late': return t('clock.late', { span: spanWords(t, figure.span, 'down') })
    case 'metLate': return t('clock.metLate', { span: spanWords(t, figure.span, 'down') })
    case 'met': return t('clock.met')
    case 'cancelled': return t('clock.cancelled')
    case 'far':
    case 'half':
    case 'warning': return t('clock.left', { span: spanWords(t, figure.span, 'up') })
  }
}
