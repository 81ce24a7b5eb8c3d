import { useState } from 'react'
import type { ClockPolicy } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import { useEditing } from './editing.ts'
import { withPolicy } from './edits.ts'
import type { TargetUnit } from './policies.ts'
import { secondsIn, targetIn, targetOf, targetUnits } from './policies.ts'

/** What is promised, as a whole number of a unit. Another unit keeps the number where it can: 2 h become 2 min, as one would type it. */
export function TargetField({ policy, title }: { readonly policy: ClockPolicy; readonly title: string }) {
  const t = useWords()
  const { edit, typed, readOnly } = useEditing()
  const [chosen, setChosen] = useState<TargetUnit | null>(null)
  const best = targetIn(policy.target)
  // The unit that somebody works in stays, as long as the target can be written in it.
  const unit = chosen !== null && policy.target % secondsIn[chosen] === 0 ? chosen : best.unit
  const value = policy.target / secondsIn[unit]
  const name = `policy/${policy.id}/target`
  const label = `${t('clockSettings.policy.column.target')}${t('common.colon')}${title}`
  return (
    <span className={css.withUnit}>
      <DraftField
        unseen
        name={name}
        label={label}
        value={String(value)}
        inputMode="numeric"
        className={css.narrow}
        read={(text) => {
          const target = targetOf(text, unit)
          return target === null ? { wrong: t('clockSettings.policy.targetWrong') } : { change: (before) => withPolicy(before, policy.id, (each) => ({ ...each, target })) }
        }}
      />
      <select
        className={css.select}
        aria-label={`${t('clockSettings.policy.unit')}${t('common.colon')}${title}`}
        value={unit}
        disabled={readOnly || typed(name)?.holds === false}
        onChange={(event) => {
          const next = targetUnits.find((each) => each === event.target.value) ?? unit
          const target = targetOf(String(value), next)
          setChosen(next)
          if (target !== null) edit(`${name}/unit`, (before) => withPolicy(before, policy.id, (each) => ({ ...each, target })))
        }}
      >
        {targetUnits.map((each) => (
          <option key={each} value={each}>
            {t(`clockSettings.unit.${each}`)}
          </option>
        ))}
      </select>
    </span>
  )
}
