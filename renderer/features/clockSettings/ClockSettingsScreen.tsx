import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showScreen } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { CalendarsPart } from './CalendarsPart.tsx'
import { CampaignsPart } from './CampaignsPart.tsx'
import css from './clockSettings.module.css'
import type { Base } from './draft.ts'
import { EditingContext, useEditingOf } from './editing.ts'
import { FromProgram } from './FromProgram.tsx'
import { useKeptDraft } from './keptDraft.ts'
import { parts, showPart, useClockPlace } from './place.ts'
import { PoliciesPart } from './PoliciesPart.tsx'
import { PublishBar } from './PublishBar.tsx'
import { Retargeting } from './Retargeting.tsx'
import { TrialResult } from './TrialResult.tsx'

/** 时效规则: in which hours clocks run (CK-20), what they promise, and when something else holds (CK-21). */
export function ClockSettingsScreen() {
  const t = useWords()
  const answer = useAnswer('clocks.settings', {}, { keep: true })
  const mayPublish = useMay('clocks.publish')
  const kept = useKeptDraft(mayPublish)
  const back = () => {
    showScreen('settings')
    return true
  }
  useKeys({ back })
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={back}>
          {t('nav.settings')} <Kbd keys={['Alt', '←']} />
        </Button>
        <h1 className={css.title}>{t('clockSettings.title')}</h1>
        {answer.data !== undefined && <span className={css.soft}>{t('clockSettings.version', { version: answer.data.version })}</span>}
        <span className={css.spring} />
        <Retargeting />
      </header>
      <Answer of={answer}>{(inForce) => (mayPublish ? <Answer of={kept}>{({ unreadable }) => <Settings inForce={inForce} mayPublish unreadable={unreadable} />}</Answer> : <Settings inForce={inForce} mayPublish={false} unreadable={false} />)}</Answer>
    </div>
  )
}

interface SettingsProps {
  readonly inForce: Base
  readonly mayPublish: boolean
  /** there is a draft that this version of the program cannot read */
  readonly unreadable: boolean
}

function Settings({ inForce, mayPublish, unreadable }: SettingsProps) {
  const t = useWords()
  const editing = useEditingOf(inForce, !mayPublish)
  const part = useClockPlace((place) => place.part)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const way = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key as 'ArrowLeft' | 'ArrowRight'] as -1 | 1 | undefined
    if (way === undefined || event.altKey) return
    const next = parts[(parts.indexOf(part) + way + parts.length) % parts.length]
    if (next === undefined) return
    event.preventDefault()
    showPart(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-part=${next}]`)?.focus()
  }
  return (
    <EditingContext value={editing}>
      <div role="tablist" aria-label={t('clockSettings.title')} className={css.tabs} onKeyDown={onKeyDown}>
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`clock-tab-${each}`}
            data-part={each}
            aria-selected={each === part}
            aria-controls={each === part ? 'clock-part' : undefined}
            tabIndex={each === part ? 0 : -1}
            className={css.tab}
            onClick={() => {
              showPart(each)
            }}
          >
            {t(`clockSettings.part.${each}`)}
          </button>
        ))}
        {!mayPublish && <p className={css.readOnly}>{t('clockSettings.readOnly')}</p>}
      </div>
      <FromProgram />
      {unreadable && <p className={css.fromProgram}>{t('clockSettings.draft.unreadable')}</p>}
      <div key={part} id="clock-part" role="tabpanel" aria-labelledby={`clock-tab-${part}`} className={css.part} tabIndex={0}>
        {part === 'calendars' && <CalendarsPart />}
        {part === 'policies' && <PoliciesPart />}
        {part === 'campaigns' && <CampaignsPart />}
      </div>
      {mayPublish && <TrialResult />}
      {mayPublish && <PublishBar />}
    </EditingContext>
  )
}
