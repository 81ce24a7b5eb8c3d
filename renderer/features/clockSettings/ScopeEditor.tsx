import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { ClockPolicy } from '../../../shared/playbook.ts'
import { timeZoneOf } from '../../../shared/playbookRules.ts'
import { useWords } from '../../i18n/useWords.ts'
import form from '../../ui/form.module.css'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { withPolicy } from './edits.ts'
import type { Fact } from './scopes.ts'
import { facts, listed, withListed } from './scopes.ts'
import type { ScopeWords } from '../../ui/useScopeWords.ts'

interface Props {
  readonly policy: ClockPolicy
  readonly words: ScopeWords
}

/** Lists longer than this are looked through by typing. */
const mostAtOnce = 12

/** For which cases a clock counts: one condition a fact, in the playbook's words; a case has to fit all of them. */
export function ScopeEditor({ policy, words }: Props) {
  const t = useWords()
  const { edit, readOnly } = useEditing()
  const add = useId()
  /** conditions in which nothing is chosen yet, or any more: a scope holds none that is empty */
  const [opened, setOpened] = useState<readonly Fact[]>([])
  const shown = facts.filter((fact) => listed(policy.when, fact) !== null || opened.includes(fact))
  const choose = (fact: Fact, ids: readonly string[]) => {
    setOpened((before) => [...before.filter((each) => each !== fact), fact])
    edit(`policy/${policy.id}/when/${fact}`, (before) => withPolicy(before, policy.id, (each) => withListed(each, fact, ids)))
  }
  return (
    <fieldset className={css.rules} disabled={readOnly}>
      <legend className={css.legendText}>{t('clockSettings.scope.title')}</legend>
      <p className={css.soft}>{t(shown.length === 0 ? 'clockSettings.scope.every' : 'clockSettings.scope.all')}</p>
      {shown.map((fact) => (
        <Condition
          key={fact}
          fact={fact}
          policy={policy}
          words={words}
          onChoose={(ids) => { choose(fact, ids) }}
          onRemove={() => {
            choose(fact, [])
            setOpened((before) => before.filter((each) => each !== fact))
            document.getElementById(add)?.focus()
          }}
        />
      ))}
      {!readOnly && (
        <div className={css.addCondition}>
          <label className={form.label} htmlFor={add}>
            {t('clockSettings.scope.add')}
          </label>
          <select
            id={add}
            className={css.select}
            value=""
            onChange={({ target }) => {
              const fact = facts.find((each) => each === target.value)
              if (fact !== undefined) setOpened((before) => [...before, fact])
            }}
          >
            <option value="">{t('clockSettings.scope.choose')}</option>
            {facts.filter((fact) => !shown.includes(fact) && words.choices(fact).length > 0).map((fact) => (
              <option key={fact} value={fact}>
                {t(`clockSettings.fact.${fact}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  )
}

interface ConditionProps extends Props {
  readonly fact: Fact
  readonly onChoose: (ids: readonly string[]) => void
  readonly onRemove: () => void
}

function Condition({ fact, policy, words, onChoose, onRemove }: ConditionProps) {
  const t = useWords()
  const { readOnly, settings } = useEditing()
  const [sought, setSought] = useState('')
  const chosen = listed(policy.when, fact) ?? []
  const known = words.choices(fact)
  // What the playbook no longer has is shown by its id, so that it can be taken off.
  const all = [...known, ...chosen.filter((id) => !known.some((each) => each.id === id)).map((id) => ({ id, title: id }))]
  const isLong = all.length > mostAtOnce
  const wanted = sought.trim().toLowerCase()
  const rows = isLong ? all.filter(({ id, title }) => chosen.includes(id) || (wanted !== '' && title.toLowerCase().includes(wanted))) : all
  const title = t(`clockSettings.fact.${fact}`)
  return (
    <fieldset className={css.condition}>
      <legend className={css.conditionTitle}>
        {title}
        {!readOnly && <Button type="text" size="small" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('clockSettings.scope.remove', { fact: title })} onClick={onRemove} />}
      </legend>
      {isLong && !readOnly && (
        <input
          className={css.input}
          aria-label={t('clockSettings.scope.seek', { fact: title })}
          placeholder={t('clockSettings.scope.seekHow', { n: all.length })}
          value={sought}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setSought(target.value)
          }}
        />
      )}
      <div className={css.choices} data-long={isLong}>
        {rows.map((row) => (
          <label key={row.id} className={css.check}>
            <input
              type="checkbox"
              checked={chosen.includes(row.id)}
              onChange={({ target }) => {
                onChoose(target.checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
              }}
            />
            {row.title}
          </label>
        ))}
        {isLong && wanted !== '' && rows.every(({ id }) => chosen.includes(id)) && <p className={css.soft}>{t('clockSettings.scope.nothing')}</p>}
      </div>
      {chosen.length === 0 && <p className={form.hint}>{t('clockSettings.scope.none')}</p>}
      {fact === 'partOfDay' && <p className={form.hint}>{t('clockSettings.scope.partOfDay', { zone: timeZoneOf(settings, policy) })}</p>}
      {fact === 'tags' && <p className={form.hint}>{t('clockSettings.scope.tags')}</p>}
    </fieldset>
  )
}
