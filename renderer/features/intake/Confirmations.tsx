import { Checkbox } from 'antd'
import { useId, useRef } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { focusAnchor } from './focus.ts'
import css from './intake.module.css'
import { MissingHint } from './MissingHint.tsx'
import type { Intake } from './useIntake.ts'

/** What must be confirmed before going on from a scene (IN-5), with its countdown (CK-10). */
export function Confirmations({ view, intake }: { readonly view: IntakeView; readonly intake: Intake }) {
  const t = useWords()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const clock = view.clocks.find(({ metric, cancelledAt }) => metric === 'sceneConfirmation' && cancelledAt === null)
  if (view.confirmations.length === 0) return null
  const allConfirmed = view.confirmations.every(({ confirmed }) => confirmed)
  return (
    <section ref={box} className={css.block} aria-label={t('intake.confirmations')}>
      <div className={css.blockHead}>
        <h2 className={css.blockTitle}>{t('intake.confirmations')}</h2>
        {clock !== undefined && <ClockFigure clock={clock} />}
      </div>
      <ul className={css.confirmations} data-digits="" data-chosen={allConfirmed ? '' : undefined}>
        {view.confirmations.map(({ confirmationId, title, fieldId, confirmed }, at) => (
          <li key={confirmationId} className={css.confirmation}>
            <span className={css.digit} aria-hidden="true">
              {at + 1}
            </span>
            <Checkbox
              checked={confirmed}
              data-digit={at + 1}
              data-anchor={`confirmation:${confirmationId}`}
              data-empty={confirmed ? undefined : ''}
              onKeyDown={(event) => {
                // Enter confirms what is not confirmed yet, as it chooses a choice; after that it goes on.
                if (event.key !== 'Enter' || event.repeat || event.ctrlKey || event.metaKey || confirmed || fieldId !== null) return
                event.preventDefault()
                void intake.confirm(confirmationId, true)
              }}
              onChange={(event) => {
                if (fieldId === null) void intake.confirm(confirmationId, event.target.checked)
                else focusAnchor(document, `field:${fieldId}`)
              }}
            >
              {title}
            </Checkbox>
            {fieldId !== null && <span className={css.optional}>{t('intake.confirmedByField')}</span>}
            <MissingHint id={`${id}-${confirmationId}`} what="confirmation" of={confirmationId} view={view} shown={intake.refusals > 0} />
          </li>
        ))}
      </ul>
    </section>
  )
}
