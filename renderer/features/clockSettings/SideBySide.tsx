import { useMemo } from 'react'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import { clockMetrics } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import css from './clockSettings.module.css'
import type { Compared } from './compared.ts'
import { compare } from './compared.ts'
import { useLines } from './useLines.ts'

interface Props {
  readonly base: { readonly version: number; readonly settings: ClockSettings }
  readonly mine: ClockSettings
  /** what somebody else published meanwhile; null: nobody did, and the draft stands beside what it was begun on alone */
  readonly theirs: { readonly version: number; readonly settings: ClockSettings } | null
}

/** What a draft says otherwise than the version it was begun on, and than the one that was published since: part by part, in words. */
export function SideBySide({ base, mine, theirs }: Props) {
  const t = useWords()
  const language = useSession((session) => session.language)
  const linesOf = useLines()
  const other = theirs?.settings ?? base.settings
  const all = useMemo(() => compare(base.settings, mine, other, linesOf), [base.settings, mine, other, linesOf])
  // Beside nothing but what it was begun on, what was added or removed has nothing to be held against.
  const rows = theirs === null ? all.filter((row) => row.base !== null && row.mine !== null) : all
  const titleOf = ({ list, id }: Compared) => [mine, other, base.settings].flatMap((settings) => settings[list].filter((item) => item.id === id))[0]?.title[language] ?? metricTitle(id)
  const metricTitle = (id: string) => {
    const metric = clockMetrics.find((each) => each === id)
    return metric === undefined ? id : t('clockSettings.sideBySide.order', { metric: t(`clockSettings.metric.${metric}`) })
  }
  if (rows.length === 0) return null
  const shown = (text: string | null) => (text === null ? <em>{t('clockSettings.sideBySide.absent')}</em> : text === '' ? '–' : text)
  return (
    <div className={css.sideBySide} tabIndex={0} role="group" aria-label={t('clockSettings.sideBySide.title')}>
      <table className={css.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('clockSettings.sideBySide.what')}</th>
            <th scope="col">{t(theirs === null ? 'clockSettings.sideBySide.before' : 'clockSettings.sideBySide.base', { version: base.version })}</th>
            <th scope="col">{t('clockSettings.sideBySide.mine')}</th>
            {theirs !== null && <th scope="col">{t('clockSettings.sideBySide.theirs', { version: theirs.version })}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.list} ${row.id} ${row.label}`}>
              <th scope="row">
                {t(`clockSettings.list.${row.list}`)} {titleOf(row)}
                {row.label !== '' && <span className={css.soft}>{row.label}</span>}
              </th>
              <td>{shown(row.base)}</td>
              <td data-changed={row.mine !== row.base}>
                {shown(row.mine)} {row.clash && <span className={css.clash}>{t('clockSettings.sideBySide.clash')}</span>}
              </td>
              {theirs !== null && <td data-changed={row.theirs !== row.base}>{shown(row.theirs)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
