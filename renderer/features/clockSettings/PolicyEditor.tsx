import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId } from 'react'
import type { ClockPolicy, MomentName } from '../../../shared/playbook.ts'
import { clockMetrics, mergeRules, momentNames, pausingStates } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import { useEditing } from './editing.ts'
import { withPolicy } from './edits.ts'
import { ScopeEditor } from './ScopeEditor.tsx'
import type { Again } from './scopes.ts'
import { againKinds, againOf, withAgain } from './scopes.ts'
import { TitleFields } from './TitleFields.tsx'
import type { ScopeWords } from '../../ui/useScopeWords.ts'

interface Props {
  readonly policy: ClockPolicy
  readonly words: ScopeWords
  /** there is room for one more */
  readonly copyable: boolean
  readonly onCopy: () => void
  readonly onRemove: () => void
}

/** All of a clock that its row has no room for: its name, for which cases it counts, and from when to when. */
export function PolicyEditor({ policy, words, copyable, onCopy, onRemove }: Props) {
  const t = useWords()
  const language = useSession((session) => session.language)
  const { edit, readOnly, settings } = useEditing()
  const key = `policy/${policy.id}`
  const title = policy.title[language]
  const put = (what: string, change: (policy: ClockPolicy) => ClockPolicy) => {
    edit(`${key}/${what}`, (before) => withPolicy(before, policy.id, change))
  }
  const moments = momentNames.map((id) => ({ id, title: t(`clock.moment.${id}`) }))
  const momentOf = (id: string, before: MomentName) => momentNames.find((each) => each === id) ?? before
  return (
    <div className={css.policyEditor}>
      <div className={css.editorColumn}>
        <TitleFields name={`${key}/title`} label={t('clockSettings.name')} text={policy.title} change={(before, next) => (next === undefined ? before : withPolicy(before, policy.id, (each) => ({ ...each, title: next })))} />
        <DraftField
          name={`${key}/rule`}
          label={t('clockSettings.policy.rule')}
          value={policy.rule}
          hint={t('clockSettings.policy.ruleHow')}
          className={css.narrowField}
          read={(text) => (/^CK-\d{1,2}$/.test(text.trim()) ? { change: (before) => withPolicy(before, policy.id, (each) => ({ ...each, rule: text.trim() })) } : { wrong: t('clockSettings.policy.ruleWrong') })}
        />
        {!readOnly && (
          <div className={css.editorActions}>
            <Button size="small" icon={<CopyOutlined aria-hidden="true" />} disabled={!copyable} onClick={onCopy}>
              {t('clockSettings.policy.copy')}
            </Button>
            <Button size="small" icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('clockSettings.policy.removeIt', { title })} disabled={settings.clocks.length === 1} onClick={onRemove}>
              {t('clockSettings.policy.remove')}
            </Button>
          </div>
        )}
      </div>
      <div className={css.editorColumn}>
        <ScopeEditor policy={policy} words={words} />
      </div>
      <fieldset className={css.editorColumn} disabled={readOnly}>
        <legend className={css.legendText}>{t('clockSettings.policy.course')}</legend>
        <LabelledSelect label={t('clockSettings.policy.metric')} value={policy.metric} options={clockMetrics.map((id) => ({ id, title: t(`clockSettings.metric.${id}`) }))} onChange={(id) => { put('metric', (each) => ({ ...each, metric: clockMetrics.find((metric) => metric === id) ?? each.metric })) }} />
        <LabelledSelect label={t('clockSettings.policy.start')} value={policy.start} options={moments.filter(({ id }) => id !== policy.stop)} onChange={(id) => { put('start', (each) => ({ ...each, start: momentOf(id, each.start) })) }} />
        <LabelledSelect label={t('clockSettings.policy.stop')} value={policy.stop} options={moments.filter(({ id }) => id !== policy.start)} onChange={(id) => { put('stop', (each) => ({ ...each, stop: momentOf(id, each.stop) })) }} />
        <AgainFields policy={policy} moments={moments} momentOf={momentOf} put={put} />
        <fieldset className={css.rules}>
          <legend className={css.legendText}>{t('clockSettings.policy.pauses')}</legend>
          {pausingStates.map((state) => (
            <label key={state} className={css.check}>
              <input
                type="checkbox"
                checked={policy.pauseIn.includes(state)}
                onChange={({ target }) => {
                  put(`pause/${state}`, (each) => ({ ...each, pauseIn: pausingStates.filter((one) => (one === state ? target.checked : each.pauseIn.includes(one))) }))
                }}
              />
              {t(`clockSettings.policy.pauseIn.${state}`)}
            </label>
          ))}
        </fieldset>
        {!policy.periodic && (
          <LabelledSelect label={t('clockSettings.policy.merge')} value={policy.merge} options={mergeRules.map((id) => ({ id, title: t(`clockSettings.policy.merged.${id}`) }))} onChange={(id) => { put('merge', (each) => ({ ...each, merge: mergeRules.find((rule) => rule === id) ?? each.merge })) }} />
        )}
      </fieldset>
    </div>
  )
}

interface AgainProps {
  readonly policy: ClockPolicy
  readonly moments: readonly { readonly id: MomentName; readonly title: string }[]
  readonly momentOf: (id: string, before: MomentName) => MomentName
  readonly put: (what: string, change: (policy: ClockPolicy) => ClockPolicy) => void
}

function AgainFields({ policy, moments, momentOf, put }: AgainProps) {
  const t = useWords()
  const group = useId()
  const again = againOf(policy)
  const moment = policy.restart ?? policy.resume ?? (policy.metric === 'progressUpdate' ? 'progressTold' : 'ticketReopened')
  const choose = (next: Again, from: MomentName) => { put('again', (each) => withAgain(each, next, from)) }
  return (
    <fieldset className={css.rules}>
      <legend className={css.legendText}>{t('clockSettings.policy.column.again')}</legend>
      {againKinds.map((kind) => (
        <label key={kind} className={css.check}>
          <input type="radio" name={group} checked={again === kind} onChange={() => { choose(kind, moment) }} />
          {t(`clockSettings.policy.againKind.${kind}`)}
        </label>
      ))}
      {again !== 'once' && <LabelledSelect label={t('clockSettings.policy.againFrom')} value={moment} options={moments} onChange={(id) => { choose(again, momentOf(id, moment)) }} />}
    </fieldset>
  )
}
