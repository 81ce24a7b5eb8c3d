import { useRef, useState } from 'react'
import type { ChoiceGroup, GradeKind, IntakeView, Weight } from '../../../shared/contract/intake.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { CustomerId, OrderId } from '../../../shared/ids.ts'
import type { IntakeStep } from '../../../shared/playbook.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptView, currentVersion, leaveOpen } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showContact, showSaved } from '../../state/navigation.ts'
import { refusedField } from '../../state/drafts.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { focusAnchor } from './focus.ts'
import { whenShown } from './shown.ts'
import { useDropped } from './useDropped.ts'

/** What an agent can do with the contact on the screen. Each waits until what was typed before it is stored. */
export interface Intake {
  readonly error: AppError | null
  /** counts refusals of Enter on this step; 0 until there was one. The caret follows it to what is missing. */
  readonly refusals: number
  choose(group: ChoiceGroup, id: string | null): Promise<void>
  /** a choice made in a field */
  answer(field: string, option: string): Promise<void>
  confirm(confirmationId: string, confirmed: boolean): Promise<void>
  say(lineId: string, said: boolean): Promise<void>
  setCustomer(customerId: CustomerId | null): Promise<void>
  setOrder(orderId: OrderId | null): Promise<void>
  grade(kind: GradeKind, id: string, reason: string): Promise<void>
  weigh(kind: Weight, id: string): Promise<void>
  goTo(step: IntakeStep): Promise<void>
  skip(reason: string): Promise<void>
  abandon(reason: string): Promise<void>
  /** Enter: on to the next step, on the last one the ticket. */
  next(): Promise<void>
  save(): Promise<void>
}

interface Refused {
  readonly step: IntakeStep
  readonly times: number
}

/** Whether the desk's Enter saves the ticket from here. */
export function isLastStep(view: IntakeView): boolean {
  return view.path.at(-1)?.step === view.step
}

export function useIntake(view: IntakeView): Intake {
  const t = useWords()
  const { client, queries, autosave } = useDesk()
  const attempt = useAttempt()
  const tellDropped = useDropped()
  const [error, setError] = useState<AppError | null>(null)
  const [refused, setRefused] = useState<Refused>({ step: view.step, times: 0 })
  const entering = useRef(false)
  const { contactId } = view.contact
  const contact = { contactId }

  const run = async (command: () => Promise<IntakeView>): Promise<void> => {
    const release = holdKeys()
    try {
      await autosave.flush(contactId)
      const answer = acceptView(queries, await command())
      setError(null)
      tellDropped(view, answer, () => void run(() => client.intake.undo(contact)))
      await whenShown(contactId, answer.version)
    } catch (thrown) {
      fail(asAppError(thrown))
    } finally {
      release()
    }
  }
  const fail = (failure: AppError) => {
    // What is missing on this step is said beside it; what is missing on a later one has no place here but this.
    const saidElsewhere = failure.key === 'not_ready' && view.missing.length > 0
    setError(saidElsewhere ? null : failure)
    if (failure.code === 'not_ready') setRefused(({ step, times }) => ({ step: view.step, times: step === view.step ? times + 1 : 1 }))
  }
  /** Enter pressed twice before the first answer is one Enter. */
  const once = async (command: () => Promise<void>): Promise<void> => {
    if (entering.current) return
    entering.current = true
    const release = holdKeys()
    try {
      await command()
    } finally {
      entering.current = false
      release()
    }
  }
  /** What is seen in a field and what would go on record must be the same. */
  const allStored = async (): Promise<boolean> => {
    await autosave.flush(contactId)
    const refusedText = refusedField(contactId)
    if (refusedText === null) return true
    if (!focusAnchor(document, `field:${refusedText.field}`) || refusedText.error.code === 'connection_lost') setError(refusedText.error)
    return false
  }
  const save = () =>
    once(async () => {
      if (!(await allStored())) return
      try {
        const ticket = await client.intake.save(contact)
        leaveOpen(queries, contactId)
        showSaved({ contactId, ...ticket })
      } catch (thrown) {
        const failure = asAppError(thrown)
        const gap = view.path.find(({ step }) => step === failure.details['step'])
        if (failure.key !== 'not_ready' || gap === undefined || gap.step === view.step) fail(failure)
        else await leadTo(gap)
      }
    })
  /** A step that was passed over lacks something: there, with the caret on it, and said why (IN-10). */
  const leadTo = async ({ step, title }: IntakeView['path'][number]) => {
    setRefused({ step, times: 1 })
    announce(t('intake.firstGap', { step: title }))
    await run(() => client.intake.jump({ ...contact, to: { kind: 'step', id: step } }))
  }

  return {
    error,
    refusals: refused.step === view.step ? refused.times : 0,
    choose: (group, id) => run(() => client.intake.choose({ ...contact, group, id })),
    answer: async (field, option) => {
      const release = holdKeys()
      autosave.typed(contactId, field, option)
      await autosave.flush(contactId)
      if (refusedField(contactId) === null) await whenShown(contactId, currentVersion(queries, contactId))
      release()
    },
    confirm: (confirmationId, confirmed) => run(() => client.intake.confirm({ ...contact, confirmationId, confirmed })),
    say: (lineId, said) => run(() => client.intake.say({ ...contact, lineId, said })),
    setCustomer: (customerId) => run(() => client.intake.setCustomer({ ...contact, customerId })),
    weigh: (kind, id) => run(() => client.intake.weigh({ ...contact, kind, id })),
    setOrder: (orderId) => run(() => client.intake.setOrder({ ...contact, orderId })),
    grade: (kind, id, reason) => run(() => client.intake.grade({ ...contact, kind, id, reason })),
    goTo: (step) => run(() => client.intake.goTo({ ...contact, step })),
    skip: (reason) => run(() => client.intake.skip({ ...contact, reason })),
    abandon: (reason) =>
      attempt(async () => {
        await autosave.flush(contactId)
        acceptView(queries, await client.intake.abandon({ ...contact, reason }))
        leaveOpen(queries, contactId)
        showContact(null)
        announce(t('intake.ended'), 'quiet', () =>
          void attempt(async () => {
            acceptView(queries, await client.intake.resume(contact))
            showContact(contactId)
          }),
        )
      }),
    next: () => (isLastStep(view) ? save() : once(async () => ((await allStored()) ? run(() => client.intake.next(contact)) : undefined))),
    save,
  }
}
