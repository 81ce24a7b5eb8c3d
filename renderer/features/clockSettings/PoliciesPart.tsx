import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ClockMetric, ClockPolicy } from '../../../shared/playbook.ts'
import { clockMetrics } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { useScopeWords } from '../../ui/useScopeWords.ts'
import { blankPolicy, most, withNewPolicy, withoutPolicy, withPolicyBack, withPolicyCopy } from './adding.ts'
import { freeId } from './campaigns.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { showPolicy, useClockPlace } from './place.ts'
import { movedPolicy, policyGroups } from './policies.ts'
import { PolicyEditor } from './PolicyEditor.tsx'
import { PolicyRow } from './PolicyRow.tsx'
import { shadowed } from './scopes.ts'
import { titleInAll } from './newTitle.ts'

const columns = ['order', 'clock', 'scope', 'target', 'calendar', 'pause', 'warn', 'again'] as const

/** The clocks by what they promise, in the order in which they are looked through: the first whose scope fits counts. */
export function PoliciesPart() {
  const t = useWords()
  const { inForce, settings, edit, readOnly } = useEditing()
  const language = useSession((session) => session.language)
  const scope = useScopeWords(settings.campaigns)
  const opened = useClockPlace((place) => place.policyId)
  const table = useRef<HTMLTableElement>(null)
  const added = useRef<string | null>(null)
  const held = useRef<HTMLElement | null>(null)
  const { clocks } = settings
  useLayoutEffect(() => {
    // A row that is put elsewhere in the document loses the caret.
    held.current?.focus()
    held.current = null
    if (added.current !== null) table.current?.querySelector<HTMLElement>(`[data-opens="${added.current}"]`)?.focus()
    added.current = null
  }, [clocks])
  const shadows = useMemo(() => shadowed(clocks, scope.trail), [clocks, scope])
  const isFull = clocks.length >= most.clocks
  const idFor = (stem: string) => freeId([...clocks, ...inForce.settings.clocks], stem)
  const open = (id: string) => {
    added.current = id
    showPolicy(id)
  }
  const add = (metric: ClockMetric) => {
    const id = idFor('clock')
    open(id)
    edit(`policy/${id}/add`, (before) => withNewPolicy(before, blankPolicy(id, metric, titleInAll('clockSettings.policy.newTitle'))))
  }
  const copy = (policy: ClockPolicy) => {
    const id = idFor(policy.id)
    open(id)
    edit(`policy/${id}/add`, (before) => withPolicyCopy(before, policy.id, { id, title: titleInAll('clockSettings.copyOf', policy.title) }))
    announce(t('clockSettings.policy.copied', { title: policy.title[language] }))
  }
  const remove = (policy: ClockPolicy) => {
    const at = clocks.indexOf(policy)
    const isLast = clocks.filter(({ metric }) => metric === policy.metric).length === 1
    const next = clocks[at + 1] ?? clocks[at - 1]
    added.current = next?.id ?? null
    showPolicy(null)
    edit(`policy/${policy.id}/remove`, (before) => withoutPolicy(before, policy.id), [`policy/${policy.id}/`])
    announce(t(isLast ? 'clockSettings.policy.removedLast' : 'clockSettings.policy.removed', { title: policy.title[language], metric: t(`clockSettings.metric.${policy.metric}`) }), 'quiet', () => {
      edit(`policy/${policy.id}/back`, (before) => withPolicyBack(before, policy, at))
    })
  }
  const move = (id: string, way: -1 | 1) => {
    const next = movedPolicy(clocks, id, way)
    const rivals = policyGroups(next).find(({ policies }) => policies.some((policy) => policy.id === id))?.policies ?? []
    const place = rivals.findIndex((policy) => policy.id === id)
    const title = rivals[place]?.title[language] ?? ''
    if (next === clocks) {
      announce(t(way === -1 ? 'clockSettings.policy.isFirst' : 'clockSettings.policy.isLast', { title }))
      return
    }
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    edit(`policies/order/${id}/${String(place)}`, (before) => ({ ...before, clocks: movedPolicy(before.clocks, id, way) }))
    announce(t('clockSettings.policy.movedTo', { title, place: place + 1, n: rivals.length }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.altKey && !readOnly ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp' | 'ArrowDown'] as -1 | 1 | undefined : undefined
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-policy]')?.dataset['policy'] : undefined
    if (way === undefined || id === undefined) return
    event.preventDefault()
    move(id, way)
  }
  return (
    <section className={css.card} aria-label={t('clockSettings.part.policies')}>
      <p className={css.soft}>{t(readOnly ? 'clockSettings.policy.order' : 'clockSettings.policy.orderAndKeys')}</p>
      <table ref={table} className={css.policies} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`clockSettings.policy.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {policyGroups(clocks).map(({ metric, policies }) => (
          <tbody key={metric}>
            <tr className={css.metric}>
              <th scope="rowgroup" colSpan={columns.length}>
                {t(`clockSettings.metric.${metric}`)}
                {policies.length > 1 && <span className={css.soft}>{t('clockSettings.policy.firstFits')}</span>}
              </th>
            </tr>
            {policies.map((policy, at) => (
              <PolicyRow
                key={policy.id}
                policy={policy}
                place={at}
                last={policies.length - 1}
                scope={scope.said(policy.when)}
                shadow={shadows.get(policy.id)?.title[language] ?? null}
                open={opened === policy.id}
                onMove={(way) => { move(policy.id, way) }}
                onOpen={() => { showPolicy(opened === policy.id ? null : policy.id) }}
              >
                <PolicyEditor policy={policy} words={scope} copyable={!isFull} onCopy={() => { copy(policy) }} onRemove={() => { remove(policy) }} />
              </PolicyRow>
            ))}
          </tbody>
        ))}
      </table>
      {!readOnly && (isFull ? <p className={css.soft}>{t('clockSettings.full', { n: most.clocks })}</p> : <AddPolicy onAdd={add} />)}
    </section>
  )
}

/** A blank clock of a metric: what it measures is asked first, since that is where it will stand. */
function AddPolicy({ onAdd }: { readonly onAdd: (metric: ClockMetric) => void }) {
  const t = useWords()
  const [metric, setMetric] = useState<ClockMetric>('resolution')
  return (
    <div className={css.addRow} role="group" aria-label={t('clockSettings.policy.addTitle')}>
      <LabelledSelect label={t('clockSettings.policy.metric')} value={metric} options={clockMetrics.map((id) => ({ id, title: t(`clockSettings.metric.${id}`) }))} onChange={(id) => { setMetric(clockMetrics.find((each) => each === id) ?? metric) }} />
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => { onAdd(metric) }}>
        {t('clockSettings.policy.add')}
      </Button>
    </div>
  )
}
