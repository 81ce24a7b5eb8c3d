import { weekdays } from '../../../shared/calendar/calendar.ts'
import type { Campaign, ClockPolicy, PlaybookCalendar } from '../../../shared/playbook.ts'
import { languages } from '../../../shared/text.ts'
import { second } from '../../../shared/time.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { spanWords } from '../../ui/spanWords.ts'
import { useFormats } from '../../ui/useFormats.ts'
import type { Line, LinesOf } from './compared.ts'
import { useEditing } from './editing.ts'
import { ownDay } from './edits.ts'
import { hoursText } from './hours.ts'
import { sharePercent } from './policies.ts'
import { againOf } from './scopes.ts'
import { useDayWords } from './useDayWords.ts'
import { useScopeWords } from '../../ui/useScopeWords.ts'

/** What is said of a calendar, a clock or a campaign, part by part in words: to be held against what another version says. */
export function useLines(): LinesOf {
  const t = useWords()
  const days = useDayWords()
  const formats = useFormats()
  const language = useSession((session) => session.language)
  const { settings: shown } = useEditing()
  const scope = useScopeWords(shown.campaigns)

  const name = ({ title }: Pick<ClockPolicy, 'title'>): Line => ({ part: 'title', label: t('clockSettings.name'), text: title[language] })
  const otherNames = ({ title }: Pick<ClockPolicy, 'title'>): Line[] =>
    languages.filter((each) => each !== language).map((each) => ({ part: `title/${each}`, label: `${t('clockSettings.name')} (${t(`settings.languages.${each}`)})`, text: title[each] }))

  function ofCalendar({ official, hours, ...calendar }: PlaybookCalendar): Line[] {
    const dates = [...new Set([...hours.holidays, ...hours.dateHours, ...hours.dateBreaks].map(({ date }) => date))]
    return [
      name(calendar),
      ...otherNames(calendar),
      { part: 'zone', label: t('clockSettings.calendar.zone'), text: hours.timeZone },
      { part: 'official', label: t('clockSettings.calendar.officialShort'), text: t(official === undefined ? 'clockSettings.no' : 'clockSettings.yes') },
      ...weekdays.map((weekday, at) => ({ part: weekday, label: days.weekday(at), text: hours.weekly[weekday].length === 0 ? t('clockSettings.calendar.dayOff') : hoursText(hours.weekly[weekday]) })),
      ...hours.yearlyHolidays.map(({ day }) => ({ part: `yearly/${day}`, label: day, text: t('clockSettings.day.rules.yearly') })),
      ...dates.map((date) => {
        const { rule, spans, breaks } = ownDay(hours, date)
        const said = [...(rule === 'none' ? [] : [t(`clockSettings.day.rules.${rule}`)]), ...(spans.length === 0 ? [] : [hoursText(spans)]), ...(breaks.length === 0 ? [] : [t('clockSettings.day.breaksAre', { hours: hoursText(breaks) })])]
        return { part: date, label: formats.day(date), text: said.join(t('common.comma')) }
      }),
    ]
  }

  function ofPolicy(policy: ClockPolicy, calendar: string): Line[] {
    const again = againOf(policy)
    const from = policy.restart ?? policy.resume
    const column = (of: 'scope' | 'target' | 'calendar' | 'warn' | 'again') => t(`clockSettings.policy.column.${of}`)
    return [
      name(policy),
      ...otherNames(policy),
      { part: 'scope', label: column('scope'), text: scope.said(policy.when) },
      { part: 'target', label: column('target'), text: spanWords(t, policy.target * second, 'down') },
      { part: 'calendar', label: column('calendar'), text: calendar },
      { part: 'warn', label: column('warn'), text: `${String(sharePercent(policy.warnAt))} %` },
      { part: 'metric', label: t('clockSettings.policy.metric'), text: t(`clockSettings.metric.${policy.metric}`) },
      { part: 'start', label: t('clockSettings.policy.start'), text: t(`clock.moment.${policy.start}`) },
      { part: 'stop', label: t('clockSettings.policy.stop'), text: t(`clock.moment.${policy.stop}`) },
      { part: 'again', label: column('again'), text: `${t(`clockSettings.policy.againKind.${again}`)}${from === undefined ? '' : `${t('common.comma')}${t(`clock.moment.${from}`)}`}` },
      { part: 'pauses', label: t('clockSettings.policy.pauses'), text: policy.pauseIn.length === 0 ? t('clockSettings.no') : policy.pauseIn.map((state) => t(`clockSettings.policy.pauseIn.${state}`)).join(t('common.comma')) },
      { part: 'merge', label: t('clockSettings.policy.merge'), text: t(`clockSettings.policy.merged.${policy.merge}`) },
      { part: 'rule', label: t('clockSettings.policy.rule'), text: policy.rule },
    ]
  }

  const ofCampaign = (campaign: Campaign): Line[] => [
    name(campaign),
    ...otherNames(campaign),
    { part: 'reason', label: t('clockSettings.campaign.reason'), text: t(`clockSettings.campaign.reasons.${campaign.reason}`) },
    { part: 'from', label: t('clockSettings.campaign.from'), text: formats.full(Date.parse(campaign.from)) },
    { part: 'to', label: t('clockSettings.campaign.to'), text: formats.full(Date.parse(campaign.to)) },
  ]

  return (item, of) => {
    if ('hours' in item) return ofCalendar(item)
    if ('reason' in item) return ofCampaign(item)
    const calendar = of.calendars.find(({ id }) => id === item.calendar)?.title[language] ?? t('clockSettings.policy.roundTheClock')
    return ofPolicy(item, calendar)
  }
}
