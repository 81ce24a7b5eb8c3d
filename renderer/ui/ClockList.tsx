import type { ReactNode } from 'react'
import type { ClockView } from '../../shared/contract/common.ts'
import { useWords } from '../i18n/useWords.ts'
import { ClockFigure } from './ClockFigure.tsx'
import css from './clockList.module.css'
import { When } from './When.tsx'

/** Running clocks first, by what is due next; then what was met; what was cancelled last. */
export function inOrder(clocks: readonly ClockView[]): readonly ClockView[] {
  const rank = ({ metAt, cancelledAt }: ClockView) => (cancelledAt !== null ? 2 : metAt !== null ? 1 : 0)
  return clocks.toSorted((a, b) => rank(a) - rank(b) || a.dueAt - b.dueAt)
}

interface Props {
  readonly clocks: readonly ClockView[]
  /** what stands under a clock */
  readonly below?: (clock: ClockView) => ReactNode
}

/** Clocks with name, due instant, rule and figure. */
export function ClockList({ clocks, below }: Props) {
  const t = useWords()
  if (clocks.length === 0) return <p className={css.none}>{t('clock.none')}</p>
  return (
    <ul className={css.list}>
      {inOrder(clocks).map((clock) => (
        <li key={clock.clockId} className={css.row}>
          <span className={css.name}>{clock.title}</span>
          <ClockFigure clock={clock} />
          {clock.pausedAt === null && (
            <span className={css.due} title={clock.rule}>
              {t('clock.due')} <When at={clock.dueAt} />
            </span>
          )}
          {below?.(clock)}
        </li>
      ))}
    </ul>
  )
}
