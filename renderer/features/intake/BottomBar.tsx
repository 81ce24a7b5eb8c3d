import { Button } from 'antd'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { choiceGroups } from '../../../shared/contract/intake.ts'
import type { IntakeStep } from '../../../shared/playbook.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useStored } from '../../state/drafts.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import css from './intake.module.css'
import type { Intake } from './useIntake.ts'
import { isLastStep } from './useIntake.ts'

/** IN-10: the need and the outcome are what a ticket is about, so they cannot be skipped. */
const unskippable: readonly IntakeStep[] = ['need', 'outcome']

/** A group of choices is named by the screen, a field and a confirmation by the playbook. */
function missingTitle(t: Words, { what, id, title }: IntakeView['missing'][number]): string {
  const group = choiceGroups.find((each) => each === id)
  return what === 'choice' && group !== undefined ? t(`intake.group.${group}`) : title
}

/** What is saved, what is missing, and the one button whose label says what Enter will do. */
export function BottomBar({ view, intake }: { readonly view: IntakeView; readonly intake: Intake }) {
  const t = useWords()
  const formats = useFormats()
  const stored = useStored(view.contact.contactId)
  const at = view.path.findIndex(({ step }) => step === view.step)
  const following = view.path[at + 1]
  const missing = intake.refusals > 0 ? view.missing : []
  return (
    <div className={css.bar}>
      <p className={css.saved} data-stored={stored}>
        {stored === 'stored' ? t('intake.saved', { time: formats.second(view.savedAt) }) : t(`intake.${stored}`)}
      </p>
      <p className={css.barMissing} role="status">
        {missing.length > 0 && t('intake.missing', { what: missing.map((each) => missingTitle(t, each)).join(t('common.comma')) })}
      </p>
      <Flyout opensBy="end" title={t('intake.abandon')} triggerClass={css.barButton} trigger={t('intake.abandon')}>
        {(close) => (
          <ReasonForm
            text={t('intake.abandonWhat')}
            action={t('intake.abandon')}
            onDone={(reason) => {
              close()
              void intake.abandon(reason)
            }}
          />
        )}
      </Flyout>
      {!unskippable.includes(view.step) && (
        <Flyout opensBy="skip" title={t('intake.skip')} triggerClass={css.barButton} trigger={t('intake.skip')}>
          {(close) => (
            <ReasonForm
              text={t('intake.skipWhat')}
              action={t('intake.skip')}
              onDone={(reason) => {
                close()
                void intake.skip(reason)
              }}
            />
          )}
        </Flyout>
      )}
      {at > 0 && (
        <button type="button" className={css.barButton} onClick={() => void intake.goTo(view.path[at - 1]?.step ?? view.step)}>
          {t('intake.back')} <Kbd keys={['Alt', '←']} />
        </button>
      )}
      <Button type="primary" size="large" onClick={() => void intake.next()}>
        {isLastStep(view) || following === undefined ? t('intake.saveTicket') : t('intake.nextStep', { step: following.title })}
        <Kbd keys={['Enter']} />
      </Button>
    </div>
  )
}
