import { QuestionCircleOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { ClockView } from '../../../shared/contract/common.ts'
import { whySaid } from '../../../shared/clockWords.ts'
import type { ClockId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ClockList, inOrder } from '../../ui/ClockList.tsx'
import { sayingClock } from '../../ui/spanWords.ts'
import { useFormats } from '../../ui/useFormats.ts'
import css from './clocks.module.css'

/** The clocks of a ticket, each of which answers "why this time?" (CK-24); W asks the first one. */
export function ClockReasons({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const t = useWords()
  const [asked, setAsked] = useState<ClockId | null>(null)
  const toggle = (clockId: ClockId) => {
    setAsked(asked === clockId ? null : clockId)
  }
  useKeys({
    why: () => {
      const first = inOrder(clocks)[0]
      if (first !== undefined) toggle(first.clockId)
      return first !== undefined
    },
  })
  return (
    <ClockList
      clocks={clocks}
      below={({ clockId, title }) => (
        <>
          <button
            type="button"
            className={css.ask}
            aria-expanded={asked === clockId}
            aria-label={`${title}: ${t('clock.why')}`}
            onClick={() => {
              toggle(clockId)
            }}
          >
            <QuestionCircleOutlined aria-hidden="true" /> {t('clock.why')}
          </button>
          {asked === clockId && <Why clockId={clockId} />}
        </>
      )}
    />
  )
}

function Why({ clockId }: { readonly clockId: ClockId }) {
  const t = useWords()
  const formats = useFormats()
  const answer = useAnswer('clocks.why', { clockId })
  return (
    <div className={css.why} role="status">
      <Answer of={answer}>{(why) => whySaid(sayingClock(t), formats, why).map((sentence) => <p key={sentence}>{sentence}</p>)}</Answer>
    </div>
  )
}
