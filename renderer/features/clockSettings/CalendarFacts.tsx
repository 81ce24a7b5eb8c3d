import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId } from 'react'
import { publishedYears } from '../../../shared/calendar/official.ts'
import { isZone } from '../../../shared/calendar/zone.ts'
import type { PlaybookCalendar } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { withCalendarBack, withoutCalendar } from './adding.ts'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import { useEditing } from './editing.ts'
import { withCalendar } from './edits.ts'
import { official } from './officialDays.ts'
import { seekField, showCalendar } from './place.ts'
import { usedBy } from './policies.ts'
import { TitleFields } from './TitleFields.tsx'

const mainland = 'mainland-china'
const years = publishedYears(official[mainland])

/** Name, time zone and official days of a calendar, and the clocks that run by it. */
export function CalendarFacts({ calendar }: { readonly calendar: PlaybookCalendar }) {
  const t = useWords()
  const zones = useId()
  const language = useSession((session) => session.language)
  const { settings, edit, readOnly } = useEditing()
  const key = `calendar/${calendar.id}`
  const users = usedBy(settings.clocks, calendar.id)
  const title = calendar.title[language]
  const clocks = users.map((policy) => policy.title[language]).join(t('common.comma'))
  const remove = () => {
    const at = settings.calendars.indexOf(calendar)
    const next = settings.calendars[at + 1] ?? settings.calendars[at - 1]
    edit(`${key}/remove`, (before) => withoutCalendar(before, calendar.id), [`${key}/`])
    if (next !== undefined) seekField(`calendar/${next.id}/title/${language}`)
    announce(t('clockSettings.calendar.removed', { title }), 'quiet', () => {
      edit(`${key}/back`, (before) => withCalendarBack(before, calendar, at))
      showCalendar(calendar.id)
    })
  }
  return (
    <section className={css.card} aria-label={t('clockSettings.calendar.facts')}>
      <h2 className={css.cardTitle}>{t('clockSettings.calendar.facts')}</h2>
      <TitleFields name={`${key}/title`} label={t('clockSettings.name')} text={calendar.title} change={(before, title) => (title === undefined ? before : withCalendar(before, calendar.id, (each) => ({ ...each, title })))} />
      <DraftField
        name={`${key}/zone`}
        label={t('clockSettings.calendar.zone')}
        value={calendar.hours.timeZone}
        list={zones}
        hint={t('clockSettings.calendar.zoneHow')}
        read={(text) =>
          isZone(text.trim())
            ? { change: (before) => withCalendar(before, calendar.id, (each) => ({ ...each, hours: { ...each.hours, timeZone: text.trim() } })) }
            : { wrong: t('clockSettings.calendar.zoneUnknown') }
        }
      />
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={calendar.official === mainland}
          disabled={readOnly}
          onChange={({ target }) => {
            edit(`${key}/official`, (before) => withCalendar(before, calendar.id, ({ official: _, ...each }) => ({ ...each, ...(target.checked && { official: mainland }) })))
          }}
        />
        <span>
          {t('clockSettings.calendar.official')}
          <span className={css.soft}>{t('clockSettings.calendar.officialYears', { from: String(years[0] ?? ''), to: String(years.at(-1) ?? '') })}</span>
        </span>
      </label>
      <p className={css.soft}>
        {users.length === 0 ? t('clockSettings.calendar.noUsers') : t('clockSettings.calendar.users', { clocks })}
      </p>
      {!readOnly && (
        <Button size="small" className={css.start ?? ''} icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('clockSettings.calendar.removeIt', { title })} disabled={users.length > 0} onClick={remove}>
          {t('clockSettings.calendar.remove')}
        </Button>
      )}
      {!readOnly && users.length > 0 && <p className={css.soft}>{t('clockSettings.calendar.cannotRemove')}</p>}
    </section>
  )
}
