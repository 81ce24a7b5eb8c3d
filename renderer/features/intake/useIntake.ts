import { useRef, useState } from 'react'
import type { ChoiceGroup, GradeKind, IntakeView } from '../../../shared/contract/intake.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import type { IntakeStep } from '../../../shared/playbook.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptView } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showContact, showSaved } from '../../state/navigation.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

/** What an agent can do with the contact on the screen. Each waits until what was typed before it is stored. */
export interface Intake {
  readonly error: AppError | null
  /** counts refusals of Enter on this step; 0 until there was one. The caret follows it to what is missing. */
  readonly refusals: number
  choose(group: ChoiceGroup, id: string | null): Promise<void>
  confirm(confirmationId: string, confirmed: boolean): Promise<void>
  say(lineId: string, said: boolean): Promise<void>
  setCustomer(customerId: CustomerId | null): Promise<void>
  grade(kind: GradeKind, id: string, reason: string): Promise<void>
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
  const [error, setError] = useState<AppError | null>(null)
  const [refused, setRefused] = useState<Refused>({ step: view.step, times: 0 })
  const busy = useRef(false)
  const { contactId } = view.contact
  const contact = { contactId }

  const run = async (command: () => Promise<IntakeView>): Promise<void> => {
    try {
      await autosave.flush(contactId)
      acceptView(queries, await command())
      setError(null)
    } catch (thrown) {
      fail(asAppError(thrown))
    }
  }
  const fail = (failure: AppError) => {
    const missing = failure.key === 'not_ready'
    setError(missing ? null : failure)
    if (failure.code === 'not_ready') setRefused(({ step, times }) => ({ step: view.step, times: step === view.step ? times + 1 : 1 }))
  }
  /** Enter pressed twice before the first answer is one Enter. */
  const once = async (command: () => Promise<void>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    try {
      await command()
    } finally {
      busy.current = false
    }
  }
  const save = () =>
    once(async () => {
      try {
        await autosave.flush(contactId)
        showSaved({ contactId, ...(await client.intake.save(contact)) })
      } catch (thrown) {
        fail(asAppError(thrown))
      }
    })

  return {
    error,
    refusals: refused.step === view.step ? refused.times : 0,
    choose: (group, id) => run(() => client.intake.choose({ ...contact, group, id })),
    confirm: (confirmationId, confirmed) => run(() => client.intake.confirm({ ...contact, confirmationId, confirmed })),
    say: (lineId, said) => run(() => client.intake.say({ ...contact, lineId, said })),
    setCustomer: (customerId) => run(() => client.intake.setCustomer({ ...contact, customerId })),
    grade: (kind, id, reason) => run(() => client.intake.grade({ ...contact, kind, id, reason })),
    goTo: (step) => run(() => client.intake.goTo({ ...contact, step })),
    skip: (reason) => run(() => client.intake.skip({ ...contact, reason })),
    abandon: (reason) =>
      attempt(async () => {
        await autosave.flush(contactId)
        acceptView(queries, await client.intake.abandon({ ...contact, reason }))
        showContact(null)
        announce(t('intake.ended'), 'quiet', () =>
          void attempt(async () => {
            acceptView(queries, await client.intake.resume(contact))
            showContact(contactId)
          }),
        )
      }),
    next: () => (isLastStep(view) ? save() : once(() => run(() => client.intake.next(contact)))),
    save,
  }
}
