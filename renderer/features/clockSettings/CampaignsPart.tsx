import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { day, hour } from '../../../shared/time.ts'
import { useWords } from '../../i18n/useWords.ts'
import { presentInstant } from '../../state/tick.ts'
import { most } from './adding.ts'
import { Campaign } from './Campaign.tsx'
import { freeId, writtenHere } from './campaigns.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { titleInAll } from './newTitle.ts'

/** Times in which other words and targets hold (CK-21): they begin and end by themselves. */
export function CampaignsPart() {
  const t = useWords()
  const { inForce, settings, edit, readOnly } = useEditing()
  const list = useRef<HTMLDivElement>(null)
  const added = useRef<string | null>(null)
  useEffect(() => {
    if (added.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-campaign="${added.current}"] input`)?.focus()
    added.current = null
  })
  const add = () => {
    const id = freeId([...settings.campaigns, ...inForce.settings.campaigns], 'campaign')
    // From the next full hour on, for a day: both are there to be changed.
    const from = (Math.floor(presentInstant() / hour) + 1) * hour
    added.current = id
    edit(`campaign/${id}/add`, (before) => ({
      ...before,
      campaigns: [...before.campaigns, { id, title: titleInAll('clockSettings.campaign.newTitle'), reason: 'campaign', from: writtenHere(from), to: writtenHere(from + day) }],
    }))
  }
  return (
    <div ref={list} className={css.campaigns}>
      <p className={css.soft}>{t('clockSettings.campaign.what')}</p>
      {settings.campaigns.length === 0 && <p>{t('clockSettings.campaign.none')}</p>}
      {settings.campaigns.map((campaign) => (
        <Campaign key={campaign.id} campaign={campaign} />
      ))}
      {!readOnly && settings.campaigns.length >= most.campaigns && <p className={css.soft}>{t('clockSettings.full', { n: most.campaigns })}</p>}
      {!readOnly && settings.campaigns.length < most.campaigns && (
        <Button icon={<PlusOutlined aria-hidden="true" />} className={css.start ?? ''} onClick={add}>
          {t('clockSettings.campaign.add')}
        </Button>
      )}
    </div>
  )
}
