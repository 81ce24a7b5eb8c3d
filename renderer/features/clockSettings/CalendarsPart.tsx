import { CopyOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { blankCalendar, most, withNewCalendar } from './adding.ts'
import { CalendarFacts } from './CalendarFacts.tsx'
import { CalendarImport } from './CalendarImport.tsx'
import { freeId } from './campaigns.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { titleInAll } from './newTitle.ts'
import { seekField, showCalendar, useClockPlace } from './place.ts'
import { usedBy } from './policies.ts'
import { WeeklyHours } from './WeeklyHours.tsx'
import { YearView } from './YearView.tsx'

/** The calendars of the playbook, and one of them to look at and to edit. */
export function CalendarsPart() {
  const t = useWords()
  const { inForce, settings, edit, readOnly } = useEditing()
  const calendarId = useClockPlace((place) => place.calendarId)
  const language = useSession((session) => session.language)
  const chosen = settings.calendars.find(({ id }) => id === calendarId) ?? settings.calendars[0]
  const isFull = settings.calendars.length >= most.calendars
  const add = (make: (id: string) => PlaybookCalendar) => {
    const calendar = make(freeId([...settings.calendars, ...inForce.settings.calendars], 'calendar'))
    edit(`calendar/${calendar.id}/add`, (before) => withNewCalendar(before, calendar, chosen?.id ?? null))
    seekField(`calendar/${calendar.id}/title/${language}`)
  }
  const adding = !readOnly && (
    <div className={css.listActions}>
      {isFull && <p className={css.soft}>{t('clockSettings.full', { n: most.calendars })}</p>}
      <Button size="small" icon={<PlusOutlined aria-hidden="true" />} disabled={isFull} onClick={() => { add((id) => blankCalendar(settings, id, titleInAll('clockSettings.calendar.newTitle'))) }}>
        {t('clockSettings.calendar.add')}
      </Button>
      {chosen !== undefined && (
        <Button size="small" icon={<CopyOutlined aria-hidden="true" />} disabled={isFull} onClick={() => { add((id) => ({ ...chosen, id, title: titleInAll('clockSettings.copyOf', chosen.title) })) }}>
          {t('clockSettings.calendar.copy', { title: chosen.title[language] })}
        </Button>
      )}
    </div>
  )
  if (chosen === undefined) {
    return (
      <>
        <p className={css.soft}>{t('clockSettings.calendar.none')}</p>
        {adding}
      </>
    )
  }
  return (
    <div className={css.calendars}>
      <nav aria-label={t('clockSettings.part.calendars')} className={css.list}>
        {settings.calendars.map((calendar) => (
          <button
            key={calendar.id}
            type="button"
            className={css.listItem}
            aria-current={calendar.id === chosen.id ? 'true' : undefined}
            onClick={() => {
              showCalendar(calendar.id)
            }}
          >
            {calendar.title[language]}
            <span className={css.soft}>{t('clockSettings.calendar.usedBy', { n: usedBy(settings.clocks, calendar.id).length })}</span>
          </button>
        ))}
        {adding}
      </nav>
      <Chosen key={chosen.id} calendar={chosen} readOnly={readOnly} />
    </div>
  )
}

function Chosen({ calendar, readOnly }: { readonly calendar: PlaybookCalendar; readonly readOnly: boolean }) {
  return (
    <div className={css.chosen}>
      <div className={css.pair}>
        <WeeklyHours calendar={calendar} />
        <CalendarFacts calendar={calendar} />
      </div>
      <YearView calendar={calendar} />
      {!readOnly && <CalendarImport calendar={calendar} />}
    </div>
  )
}
