import { useEffect, useRef } from 'react'
import type { ClockView } from '../../../shared/contract/common.ts'
import { isQuiet, timeOfDayOf } from '../../../shared/quietHours.ts'
import { useAnswer } from '../../api/queries.ts'
import { type Heard, isHeard, sound } from '../../state/alarmSound.ts'
import { useNow } from '../../state/tick.ts'
import { clockFigure } from '../../ui/clockFigure.ts'

/** Lets the next due be heard when it comes near its end and past it, where this desk wants that and the hour is not quiet (CK-24). */
export function useAlarmSound(clock: ClockView | null): void {
  const settings = useAnswer('desk.status', {}, { keep: true }).data?.settings
  const now = useNow()
  const before = useRef<Heard | null>(null)
  const tone = clock === null ? null : clockFigure(clock, now).tone
  useEffect(() => {
    const heard = clock === null || tone === null ? null : { clockId: clock.clockId, tone }
    const isNew = heard !== null && isHeard(before.current, heard)
    before.current = heard
    if (isNew && settings?.sound === true && !isQuiet(settings.quiet, timeOfDayOf(now))) sound(heard.tone === 'late' ? 'late' : 'warning')
  }, [clock, tone, settings, now])
}
