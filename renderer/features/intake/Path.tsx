import { CheckOutlined, ExclamationOutlined, MinusOutlined } from '@ant-design/icons'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import type { IntakeStep } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import css from './path.module.css'

const marks = { done: <CheckOutlined />, gap: <ExclamationOutlined />, skipped: <MinusOutlined />, current: null, next: null }

/** 問 → 類 → 景 → 求 → outcome: what is done with its answer, where we are, what comes. A done step can be gone back to. */
export function Path({ view, onGo }: { readonly view: IntakeView; readonly onGo: (step: IntakeStep) => void }) {
  const t = useWords()
  return (
    <nav aria-label={t('intake.path')}>
      <ol className={css.path}>
        {view.path.map(({ step, title, state, answer }, at) => (
          <li key={step} className={css.item} data-state={state}>
            <button
              type="button"
              className={css.step}
              aria-current={state === 'current' ? 'step' : undefined}
              disabled={state === 'next'}
              onClick={() => {
                onGo(step)
              }}
            >
              <span className={css.mark} aria-hidden="true">
                {marks[state] ?? at + 1}
              </span>
              <span className={css.title}>{title}</span>
              <Hidden>{t(`intake.stepState.${state}`)}</Hidden>
              <Answer state={state} answer={answer} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What was found out there; where something is missing, that says more. */
function Answer({ state, answer }: Pick<IntakeView['path'][number], 'state' | 'answer'>) {
  const t = useWords()
  if (state === 'gap') return <span className={css.answer}>{t('intake.gap')}</span>
  if (state === 'skipped') return <span className={css.answer}>{answer ?? t('intake.skipped')}</span>
  return answer !== null && <span className={css.answer}>{answer}</span>
}
