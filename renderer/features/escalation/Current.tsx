import { Button } from 'antd'
import type { EscalationView } from '../../../shared/contract/escalation.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import { When } from '../../ui/When.tsx'
import css from './escalation.module.css'
import type { EscalationActions } from './useEscalation.ts'

interface Props {
  readonly ticket: TicketView
  readonly view: EscalationView
  readonly current: NonNullable<EscalationView['current']>
  readonly actions: EscalationActions
}

/** Who has it now, by when they step in, and what the customer is told meanwhile (ES-3). */
export function Current({ ticket, view, current, actions }: Props) {
  const t = useWords()
  const { level, dueAt, steppedInAt, waiting, reason, words } = current
  const wasTold = ticket.comments.some(({ audience, at, text }) => audience === 'customer' && (at > current.since || text === words))
  return (
    <div className={css.current}>
      <p className={css.title}>
        {level.title} · {ticket.owner.name}
      </p>
      {waiting && <p className={css.heard}>{t('escalation.waiting', { level: level.title, owner: ticket.owner.name })}</p>}
      <p className={css.quiet}>
        {steppedInAt === null ? t('escalation.dueBy') : t('escalation.steppedIn')} <When at={steppedInAt ?? dueAt} />
        {view.agent !== null && ` · ${t('escalation.contact', { name: view.agent.name })}`}
      </p>
      <p className={css.quiet}>{t('escalation.reason', { reason })}</p>
      {words !== '' && steppedInAt === null && <Words words={words} wasTold={wasTold} actions={actions} />}
      {ticket.state === 'open' && <Ways view={view} current={current} actions={actions} />}
    </div>
  )
}

function Words({ words, wasTold, actions }: { readonly words: string; readonly wasTold: boolean; readonly actions: EscalationActions }) {
  const t = useWords()
  const copy = useCopy()
  const mayTell = useMay('tickets.comment')
  useKeys({
    copy: () => {
      void copy(words, t('escalation.copied'))
      return true
    },
    said: () => {
      if (wasTold || !mayTell) return false
      void actions.told(words)
      return true
    },
  })
  return (
    <div className={css.words} role="group" aria-label={t('escalation.words')}>
      <p>{words}</p>
      <div className={css.answers}>
        <button type="button" className={css.tool} onClick={() => void copy(words, t('escalation.copied'))}>
          {t('escalation.copyWords')} <Kbd keys={['C']} />
        </button>
        {mayTell && (
          <button type="button" className={css.tool} aria-pressed={wasTold} disabled={wasTold} onClick={() => void actions.told(words)}>
            {t('escalation.told')} {!wasTold && <Kbd keys={['S']} />}
          </button>
        )}
      </div>
    </div>
  )
}

function Ways({ view, current, actions }: Omit<Props, 'ticket'>) {
  const t = useWords()
  const mayStepIn = useMay('escalation.stepIn')
  const mayTakeBack = useMay('escalation.takeBack')
  const awaited = current.steppedInAt === null
  useKeys({
    stepIn: () => {
      if (!mayStepIn || !awaited) return false
      void actions.stepIn()
      return true
    },
  })
  return (
    <div className={css.answers}>
      {mayStepIn && awaited && (
        <Button type="primary" size="small" onClick={() => void actions.stepIn()}>
          {t('escalation.stepIn')} <Kbd keys={['I']} />
        </Button>
      )}
      {mayStepIn && (
        <Flyout title={t('escalation.handBack')} triggerClass={css.tool} trigger={t('escalation.handBack')}>
          {(close) => (
            <ReasonForm
              text={view.agent === null ? t('escalation.handBackOwner') : t('escalation.handBackWhy', { name: view.agent.name })}
              action={t('escalation.handBack')}
              onDone={(reason) => {
                close()
                void actions.handBack(reason)
              }}
            />
          )}
        </Flyout>
      )}
      {mayTakeBack && current.revocable && (
        <button type="button" className={css.tool} onClick={() => void actions.takeBack()}>
          {t('escalation.takeBack')}
        </button>
      )}
    </div>
  )
}
