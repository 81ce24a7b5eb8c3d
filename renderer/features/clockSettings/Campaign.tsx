import { CheckCircleOutlined, ClockCircleOutlined, DeleteOutlined, HistoryOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Campaign as CampaignFacts } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { useNow } from '../../state/tick.ts'
import form from '../../ui/form.module.css'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { fromLocalTime, localTime } from '../../ui/localTime.ts'
import { When } from '../../ui/When.tsx'
import type { CampaignState } from './campaigns.ts'
import { campaignState, endsBeforeItBegins, forCampaigns, namedBy, onlyFor, withCampaignBack, withNamed, withoutCampaign, writtenHere } from './campaigns.ts'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import { useEditing } from './editing.ts'
import { withCampaign } from './edits.ts'
import { TitleFields } from './TitleFields.tsx'

const reasons = ['campaign', 'outage', 'holiday'] as const
const icons: Readonly<Record<CampaignState, typeof HistoryOutlined>> = { on: CheckCircleOutlined, coming: ClockCircleOutlined, over: HistoryOutlined }

/** One campaign: name, why, from when to when, and the clocks that hold in it. */
export function Campaign({ campaign }: { readonly campaign: CampaignFacts }) {
  const t = useWords()
  const { settings, edit, readOnly } = useEditing()
  const language = useSession((session) => session.language)
  const state = campaignState(campaign, useNow())
  const Icon = icons[state]
  const key = `campaign/${campaign.id}`
  const title = campaign.title[language]
  const dependent = settings.clocks.filter((policy) => onlyFor(policy, campaign.id))
  const named = namedBy(settings.clocks, campaign.id)
  const remove = () => {
    const at = settings.campaigns.indexOf(campaign)
    edit(`${key}/remove`, (before) => withoutCampaign(before, campaign.id), [`${key}/`])
    announce(t('clockSettings.campaign.removed', { title }), 'quiet', () => {
      edit(`${key}/back`, (before) => withCampaignBack(before, campaign, at, named))
    })
  }
  return (
    <section className={css.card} aria-label={title} data-campaign={campaign.id}>
      <div className={css.campaignHead}>
        <h2>{title}</h2>
        <span className={css.state} data-state={state}>
          <Icon aria-hidden="true" /> {t(`clockSettings.campaign.state.${state}`)}
        </span>
        <span className={css.soft}>
          <When at={Date.parse(campaign.from)} /> – <When at={Date.parse(campaign.to)} />
        </span>
        <span className={css.spring} />
        {!readOnly && (
          <Button size="small" icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('clockSettings.campaign.removeIt', { title })} disabled={dependent.length > 0} onClick={remove}>
            {t('clockSettings.campaign.remove')}
          </Button>
        )}
      </div>
      <div className={css.pair}>
        <TitleFields name={`${key}/title`} label={t('clockSettings.name')} text={campaign.title} change={(before, next) => (next === undefined ? before : withCampaign(before, campaign.id, (each) => ({ ...each, title: next })))} />
        <fieldset className={css.times} disabled={readOnly}>
          <legend className={css.legendText}>{t('clockSettings.campaign.when')}</legend>
          <LabelledSelect
            label={t('clockSettings.campaign.reason')}
            value={campaign.reason}
            options={reasons.map((id) => ({ id, title: t(`clockSettings.campaign.reasons.${id}`) }))}
            onChange={(id) => {
              edit(`${key}/reason`, (before) => withCampaign(before, campaign.id, (each) => ({ ...each, reason: reasons.find((reason) => reason === id) ?? each.reason })))
            }}
          />
          <TimeField campaign={campaign} which="from" />
          <TimeField campaign={campaign} which="to" />
          {endsBeforeItBegins(campaign) && (
            <p role="alert" className={form.error}>
              {t('clockSettings.campaign.endsBefore')}
            </p>
          )}
        </fieldset>
      </div>
      <fieldset className={css.rules} disabled={readOnly}>
        <legend className={css.legendText}>{t('clockSettings.campaign.clocks')}</legend>
        {forCampaigns(settings.clocks).map((policy) => (
          <label key={policy.id} className={css.check}>
            <input
              type="checkbox"
              checked={named.includes(policy)}
              disabled={onlyFor(policy, campaign.id)}
              onChange={({ target }) => {
                edit(`${key}/names/${policy.id}`, (before) => withNamed(before, policy.id, campaign.id, target.checked))
              }}
            />
            {policy.title[language]}
            {onlyFor(policy, campaign.id) && <span className={css.soft}>{t('clockSettings.campaign.onlyThis')}</span>}
          </label>
        ))}
      </fieldset>
      {dependent.length > 0 && !readOnly && <p className={css.soft}>{t('clockSettings.campaign.cannotRemove', { clocks: dependent.map((policy) => policy.title[language]).join(t('common.comma')) })}</p>}
    </section>
  )
}

/** A local date and time of this machine; kept with the zone's distance from UTC, so that it stays the same instant elsewhere. */
function TimeField({ campaign, which }: { readonly campaign: CampaignFacts; readonly which: 'from' | 'to' }) {
  const t = useWords()
  return (
    <DraftField
      name={`campaign/${campaign.id}/${which}`}
      type="datetime-local"
      label={t(`clockSettings.campaign.${which}`)}
      value={localTime(Date.parse(campaign[which]))}
      hint={which === 'to' ? t('clockSettings.campaign.toHow') : null}
      read={(text) => {
        const at = fromLocalTime(text)
        if (Number.isNaN(at)) return { wrong: t('clockSettings.campaign.noTime') }
        return { change: (before) => withCampaign(before, campaign.id, (each) => ({ ...each, [which]: writtenHere(at) })) }
      }}
    />
  )
}
