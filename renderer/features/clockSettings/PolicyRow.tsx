import { ArrowDownOutlined, ArrowUpOutlined, DownOutlined, RightOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ClockPolicy } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import { useEditing } from './editing.ts'
import { withPolicy } from './edits.ts'
import { shareOf, sharePercent } from './policies.ts'
import { TargetField } from './TargetField.tsx'

interface Props {
  readonly policy: ClockPolicy
  /** among those of its metric, from 0 */
  readonly place: number
  readonly last: number
  readonly scope: string
  /** the name of the one above that takes all its cases; null: it counts */
  readonly shadow: string | null
  readonly open: boolean
  /** what the row has no room for, while it is opened */
  readonly children: ReactNode
  readonly onMove: (way: -1 | 1) => void
  readonly onOpen: () => void
}

const columnCount = 8

/** One clock: what it promises, to whom, in which hours, and what may be changed of it. */
export function PolicyRow({ policy, place, last, scope, shadow, open, children, onMove, onOpen }: Props) {
  const t = useWords()
  const { settings, edit, readOnly } = useEditing()
  const language = useSession((session) => session.language)
  const title = policy.title[language]
  const key = `policy/${policy.id}`
  const of = (column: 'calendar' | 'pause' | 'warn') => `${t(`clockSettings.policy.column.${column}`)}${t('common.colon')}${title}`
  const again = [
    ...(policy.restart === undefined ? [] : [t('clockSettings.policy.anew', { moment: t(`clock.moment.${policy.restart}`) })]),
    ...(policy.resume === undefined ? [] : [t('clockSettings.policy.takenUp', { moment: t(`clock.moment.${policy.resume}`) })]),
    ...(policy.periodic ? [t('clockSettings.policy.periodic')] : []),
  ]
  return (
    <>
      <tr data-policy={policy.id} data-open={open}>
        <td className={css.order}>
          <span>{place + 1}</span>
          {!readOnly && last > 0 && (
            <>
              <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden="true" />} aria-label={t('clockSettings.policy.up', { title })} aria-disabled={place === 0} onClick={() => { onMove(-1) }} />
              <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden="true" />} aria-label={t('clockSettings.policy.down', { title })} aria-disabled={place === last} onClick={() => { onMove(1) }} />
            </>
          )}
        </td>
        <th scope="row">
          <button type="button" className={css.openRow} data-opens={policy.id} aria-expanded={open} aria-label={t(readOnly ? 'clockSettings.policy.lookAt' : 'clockSettings.policy.edit', { title })} onClick={onOpen}>
            {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />} {title}
          </button>
          <span className={css.soft}>
            {t('clockSettings.policy.runs', { rule: policy.rule, start: t(`clock.moment.${policy.start}`), stop: t(`clock.moment.${policy.stop}`) })}
          </span>
        </th>
        <td>
          {scope}
          {shadow !== null && (
            <span className={css.shadow}>
              <WarningOutlined aria-hidden="true" /> {t('clockSettings.policy.shadowed', { title: shadow })}
            </span>
          )}
        </td>
        <td>
          <TargetField policy={policy} title={title} />
        </td>
        <td>
          <select
            className={css.select}
            aria-label={of('calendar')}
            value={policy.calendar ?? ''}
            disabled={readOnly}
            onChange={({ target }) => {
              edit(`${key}/calendar`, (before) => withPolicy(before, policy.id, ({ calendar: _, ...each }) => ({ ...each, ...(target.value !== '' && { calendar: target.value }) })))
            }}
          >
            <option value="">{t('clockSettings.policy.roundTheClock')}</option>
            {settings.calendars.map(({ id, title: name }) => (
              <option key={id} value={id}>
                {name[language]}
              </option>
            ))}
          </select>
        </td>
        <td>
          <label className={css.check}>
            <input
              type="checkbox"
              aria-label={of('pause')}
              checked={policy.pauseIn.includes('waiting')}
              disabled={readOnly}
              onChange={({ target }) => {
                edit(`${key}/pause`, (before) =>
                  withPolicy(before, policy.id, (each) => {
                    const others = each.pauseIn.filter((state) => state !== 'waiting')
                    return { ...each, pauseIn: target.checked ? ['waiting', ...others] : others }
                  }),
                )
              }}
            />
            {policy.pauseIn.includes('waiting') ? t('clockSettings.policy.stands') : t('clockSettings.policy.goesOn')}
          </label>
        </td>
        <td>
          <span className={css.withUnit}>
            <DraftField
              unseen
              name={`${key}/warn`}
              label={of('warn')}
              value={String(sharePercent(policy.warnAt))}
              inputMode="numeric"
              className={css.narrow}
              read={(text) => {
                const warnAt = shareOf(text)
                return warnAt === null ? { wrong: t('clockSettings.policy.warnWrong') } : { change: (before) => withPolicy(before, policy.id, (each) => ({ ...each, warnAt })) }
              }}
            />
            %
          </span>
        </td>
        <td>
          {again.length === 0 ? t('clockSettings.policy.once') : again.join(t('common.comma'))}
          {policy.merge === 'earliest' && <span className={css.soft}>{t('clockSettings.policy.earliest')}</span>}
        </td>
      </tr>
      {open && (
        <tr data-policy={policy.id}>
          <td colSpan={columnCount} className={css.opened}>
            {children}
          </td>
        </tr>
      )}
    </>
  )
}
