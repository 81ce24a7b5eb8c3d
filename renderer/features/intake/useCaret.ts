import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { focusAnchor, focusFirstEmpty, focusNextEmpty } from './focus.ts'
import type { Intake } from './useIntake.ts'

/** What is chosen, as one value: when it changes the caret moves on to what is empty now. */
function chosenMark(view: IntakeView): string {
  const groups = view.choices.map(({ group, trail, chosen }) => `${group}/${trail.map(({ id }) => id).join('/')}:${String(chosen)}`)
  const fields = view.fields.filter(({ kind }) => kind === 'choice').map(({ fieldId, value }) => `${fieldId}:${value}`)
  const ticked = view.confirmations.filter(({ fieldId }) => fieldId === null).map(({ confirmationId, confirmed }) => `${confirmationId}:${String(confirmed)}`)
  return [...groups, ...fields, ...ticked, ...view.known.map(({ fieldId }) => fieldId)].join(' ')
}

/**
 * Keeps the hands on the keys: a step begins at its first empty place (on the ask step with the customer), a choice leads to the
 * next empty place, and a refused Enter to the first thing that is missing.
 */
export function useCaret(page: RefObject<HTMLElement | null>, view: IntakeView, intake: Intake): void {
  const { step, customerId } = view
  const mark = chosenMark(view)
  const before = useRef({ step: '', mark: '', customerId, refusals: 0 })
  useEffect(() => {
    const was = before.current
    before.current = { step, mark, customerId, refusals: intake.refusals }
    if (document.querySelector('dialog[open], :popover-open') !== null) return
    const centre = page.current
    // Back from another contact: the hands are where they were (usePlace).
    if (was.step === '' && centre?.contains(document.activeElement) === true) return
    const isNew = was.step !== step
    const missing = intake.refusals > (isNew ? 0 : was.refusals) ? view.missing[0] : undefined
    if (missing !== undefined) {
      focusAnchor(centre, `${missing.what}:${missing.id}`)
    } else if (isNew) {
      if (!(step === 'ask' && customerId === null && focusAnchor(centre, 'customer'))) focusFirstEmpty(centre)
    } else if (intake.refusals > was.refusals) {
      if (intake.error?.key === 'not_ready.customer') focusAnchor(centre, 'customer')
    } else if (was.customerId === null && customerId !== null) {
      focusFirstEmpty(centre)
    } else if (was.mark !== mark) {
      focusNextEmpty(centre)
    }
  }, [page, step, mark, customerId, intake.refusals, intake.error, view.missing])
}
