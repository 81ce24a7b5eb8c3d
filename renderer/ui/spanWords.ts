import type { Words } from '../i18n/useWords.ts'
import type { ClockFigure } from './clockFigure.ts'
import { type SayClock, spanSaid } from '../../shared/clockWords.ts'

/** The clocks' words by a key that shared code names: every one of them is in ui.json, which a test holds. */
export const sayingClock = (t: Words) => t as unknown as SayClock

export const spanWords = (t: Words, ms: number, rounding: 'up' | 'down') => spanSaid(sayingClock(t), ms, rounding)

export function figureWords(t: Words, figure: ClockFigure): string {
  switch (figure.tone) {
    case 'late': return t('clock.late', { span: spanWords(t, figure.span, 'down') })
    case 'metLate': return t('clock.metLate', { span: spanWords(t, figure.span, 'down') })
    case 'paused': return t('clock.paused', { span: spanWords(t, figure.span, 'up') })
    case 'met': return t('clock.met')
    case 'cancelled': return t('clock.cancelled')
    case 'far':
    case 'half':
    case 'warning': return t('clock.left', { span: spanWords(t, figure.span, 'up') })
  }
}
