import type { CSSProperties } from 'react'
import type { ClockView } from '../../../shared/contract/common.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useNow } from '../../state/tick.ts'
import { clockFigure } from '../../ui/clockFigure.ts'
import { inOrder } from '../../ui/ClockList.tsx'
import { figureWords } from '../../ui/spanWords.ts'
import { useFormats } from '../../ui/useFormats.ts'
import css from './clocks.module.css'
import { lineOf } from './timeline.ts'

const at = (share: number): CSSProperties => ({ insetInlineStart: `${(share * 100).toFixed(2)}%` })

/** All clocks of a ticket on one line of time: what is past, what is coming, and now (CK-24). The list below says the same in words. */
export function ClockTimeline({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const shown = inOrder(clocks.filter(({ cancelledAt }) => cancelledAt === null))
  if (shown.length === 0) return null
  const line = lineOf(shown, now)
  return (
    <figure className={css.line} aria-label={t('clock.line')}>
      <ol className={css.bars}>
        {shown.map((clock) => {
          const figure = clockFigure(clock, now)
          const [from, due, end] = [line.share(clock.startedAt), line.share(clock.dueAt), line.share(clock.metAt ?? clock.pausedAt ?? now)]
          return (
            <li key={clock.clockId} className={css.bar} data-tone={figure.tone} title={`${clock.title}: ${figureWords(t, figure)}`}>
              <span className={css.track} style={{ ...at(from), inlineSize: `${(Math.max(0, due - from) * 100).toFixed(2)}%` }} />
              <span className={css.done} style={{ ...at(from), inlineSize: `${(Math.max(0, end - from) * 100).toFixed(2)}%` }} />
              {clock.pauses.map((pause) => (
                <span
                  key={pause.from}
                  className={css.rest}
                  role="img"
                  aria-label={t('clock.onLine.rest', { from: formats.near(pause.from), to: formats.near(pause.to) })}
                  style={{ ...at(line.share(pause.from)), inlineSize: `${(Math.max(0, line.share(pause.to) - line.share(pause.from)) * 100).toFixed(2)}%` }}
                />
              ))}
              <span className={css.dueMark} style={at(due)} />
              {clock.metAt !== null && <span className={css.metMark} style={at(line.share(clock.metAt))} />}
            </li>
          )
        })}
      </ol>
      <span className={css.now} style={at(line.share(now))} />
      <figcaption className={css.ends}>
        <span>{formats.near(line.from)}</span>
        <span>{formats.near(line.to)}</span>
      </figcaption>
    </figure>
  )
}
