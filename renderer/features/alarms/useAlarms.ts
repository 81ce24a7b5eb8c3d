import { useEffect } from 'react'
import type { ClockAlarms } from '../../../shared/contract/clocks.ts'
import type { DeskSettings } from '../../../shared/contract/desk.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { isQuiet, timeOfDayOf } from '../../../shared/quietHours.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { heardBy, isBeforeTheEyes, isSeenAnyway, newsIn, tellAlarms, useAlarmState } from '../../state/alarms.ts'
import { sound } from '../../state/alarmSound.ts'
import { type Navigation, useNavigation } from '../../state/navigation.ts'
import { presentInstant } from '../../state/tick.ts'

/** What came near its end or past it and was not looked at yet; news of it is told as the settings want it (CK-24). */
export function useAlarms(personId: PersonId): ClockAlarms | undefined {
  const { tellsAlarms } = useDesk()
  const seen = useAlarmState((state) => heardBy(state, personId).seen)
  const answer = useAnswer('clocks.alarms', { after: seen }).data
  const settings = useAnswer('desk.status', {}, { keep: true }).data?.settings
  useEffect(() => {
    if (answer !== undefined && settings !== undefined) tell(personId, answer, settings, tellsAlarms)
  }, [personId, answer, settings, tellsAlarms])
  return answer
}

/** One tone and one message for all news together; nothing of either in quiet hours. */
function tell(personId: PersonId, answer: ClockAlarms, settings: DeskSettings, tellsAlarms: boolean): void {
  const heard = heardBy(useAlarmState.getState(), personId)
  const { any, named, news } = newsIn(answer, heard)
  const isLoud = any && !isQuiet(settings.quiet, timeOfDayOf(presentInstant()))
  const shown = onScreen(useNavigation.getState())
  const isElsewhere = (news.length === 0 && named.length === 0) || news.some((one) => !isSeenAnyway(one, shown)) || named.some((alarm) => !isBeforeTheEyes(alarm, shown))
  tellAlarms(personId, heard, answer, isLoud && settings.notifications && !tellsAlarms && isElsewhere)
  if (isLoud && settings.sound) sound(named.some(({ kind }) => kind === 'breached') ? 'late' : 'warning')
}

const onScreen = ({ screen, contactId, ticketId }: Navigation) => ({ contactId: screen === 'intake' ? contactId : null, ticketId: screen === 'tickets' ? ticketId : null })
