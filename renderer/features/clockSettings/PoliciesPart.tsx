import type { KeyboardEvent } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { movedPolicy, policyGroups } from './policies.ts'
import { PolicyRow } from './PolicyRow.tsx'
import { useScopeWords } from '../../ui/useScopeWords.ts'

const columns = ['order', 'clock', 'scope', 'target', 'calendar', 'pause', 'warn', 'again'] as const

/** The clocks by what they promise, in the order in which they are looked through: the first whose scope fits counts. */
export function PoliciesPart() {
  const t = useWords()
  const { settings, edit, readOnly } = useEditing()
  const language = useSession((session) => session.language)
  const scope = useScopeWords(settings.campaigns.map(({ id, title }) => ({ id, title: title[language] })))
  const held = useRef<HTMLElement | null>(null)
  const { clocks } = settings
  useLayoutEffect(() => {
    // A row that is put elsewhere in the document loses the caret.
    held.current?.focus()
    held.current = null
  }, [clocks])
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
      <table className={css.policies} onKeyDown={onKeyDown}>
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
              <PolicyRow key={policy.id} policy={policy} place={at} last={policies.length - 1} scope={scope(policy.when)} onMove={(way) => { move(policy.id, way) }} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
