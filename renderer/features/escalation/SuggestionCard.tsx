import { Button } from 'antd'
import type { Suggestion } from '../../../shared/contract/escalation.ts'
import { delays } from '../../../shared/contract/escalation.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { When } from '../../ui/When.tsx'
import { ClockBehind } from './ClockBehind.tsx'
import css from './escalation.module.css'
import type { EscalationActions } from './useEscalation.ts'

interface Props {
  readonly suggestion: Suggestion
  /** the most pressing one answers to the keys */
  readonly first: boolean
  /** null: who only looks */
  readonly actions: EscalationActions | null
}

/** Why, to whom, within what, since when; and the three answers to it. */
export function SuggestionCard({ suggestion, first, actions }: Props) {
  const t = useWords()
  const { title, reason, clock, level, within, since, said } = suggestion
  return (
    <li className={css.suggestion}>
      <p className={css.title}>{title}</p>
      <p>{reason}</p>
      {clock !== null && <ClockBehind clock={clock} />}
      {said.map(({ group, word }) => (
        <p key={group} className={css.heard}>
          {t('escalation.heard', { group, word })}
        </p>
      ))}
      <p className={css.quiet}>
        {t('escalation.to', { level: level.title, within })} · {t('escalation.since')} <When at={since} />
      </p>
      {actions !== null && <Answers suggestion={suggestion} first={first} actions={actions} />}
    </li>
  )
}

function Answers({ suggestion, first, actions }: Props & { readonly actions: EscalationActions }) {
  const t = useWords()
  return (
    <div className={css.answers}>
      <Button type={first ? 'primary' : 'default'} size="small" className={css.accept ?? ''} onClick={() => void actions.accept(suggestion)}>
        {t('escalation.accept')} {first && <Kbd keys={['E']} />}
      </Button>
      <Flyout
        title={t('escalation.decline')}
        triggerClass={css.tool}
        {...(first ? { opensBy: 'decline' as const } : {})}
        trigger={
          <>
            {t('escalation.decline')} {first && <Kbd keys={['R']} />}
          </>
        }
      >
        {(close) => (
          <ReasonForm
            text={t('escalation.declineWhy')}
            action={t('escalation.decline')}
            onDone={(reason) => {
              close()
              void actions.decline(suggestion, reason)
            }}
          />
        )}
      </Flyout>
      <Flyout
        title={t('escalation.laterWhat')}
        triggerClass={css.tool}
        {...(first ? { opensBy: 'postpone' as const } : {})}
        trigger={
          <>
            {t('escalation.later')} {first && <Kbd keys={['J']} />}
          </>
        }
      >
        {(close) => (
          <div className={css.answers}>
            {delays.map((minutes, at) => (
              <button
                key={minutes}
                type="button"
                className={css.tool}
                data-first={at === 0 ? '' : undefined}
                onClick={() => {
                  close()
                  void actions.putOff(suggestion, minutes)
                }}
              >
                {minutes === 60 ? t('escalation.hour') : t('escalation.minutes', { n: minutes })}
              </button>
            ))}
          </div>
        )}
      </Flyout>
    </div>
  )
}
