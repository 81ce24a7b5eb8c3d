import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import type { Life } from '../../../shared/contract/life.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import type { StepWay } from '../../../shared/lifecycle.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import type { KeyName } from '../../state/keys.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import type { TicketActions } from '../tickets/useTicket.ts'
import { CourseChange } from './CourseChange.tsx'
import css from './lifecycle.module.css'

interface Props {
  readonly ticket: TicketView
  readonly actions: TicketActions
}

type LegalStep = Life['steps'][number]

const keys = { on: ['stepOn', 'N'], back: ['stepBack', 'B'], aside: ['stepAside', 'Y'] } as const satisfies Readonly<Record<StepWay, readonly [KeyName, string]>>

/** Where the ticket stands on its course, the next legal steps with one key each, and what the customer may be told (TK-1 … TK-4). */
export function CourseStrip({ ticket, actions }: Props) {
  const t = useWords()
  const copy = useCopy()
  const may = useMay('lifecycle.step')
  const { life } = ticket
  const at = life.stages.indexOf(life.stage)
  return (
    <section className={css.strip} aria-label={t('lifecycle.title')}>
      <div className={css.line}>
        <h2 className={css.course}>
          {t(`lifecycle.course.${life.course}`)}
          {life.byHand && <span className={css.faint}>{t('lifecycle.byHand')}</span>}
        </h2>
        <ol className={css.stages}>
          {life.stages.map((stage, place) => (
            <li key={stage} className={css.stage} data-place={place < at ? 'done' : place === at ? 'here' : 'ahead'} aria-current={place === at ? 'step' : undefined}>
              {t(`lifecycle.stage.${stage}`)}
            </li>
          ))}
        </ol>
      </div>
      {may && ticket.state === 'open' && (
        <div className={css.line} role="group" aria-label={t('lifecycle.title')}>
          {life.steps.map((step) => (
            <StepButton key={step.id} step={step} ticket={ticket} actions={actions} />
          ))}
          <CourseChange ticket={ticket} actions={actions} />
          {life.say !== '' && (
            <p className={css.say}>
              <span className={css.faint}>{t('lifecycle.toSay')}</span> {life.say}
              <Button type="text" size="small" icon={<CopyOutlined aria-hidden="true" />} aria-label={t('keys.copy')} onClick={() => void copy(life.say, t('lifecycle.sayCopied'))} />
            </p>
          )}
        </div>
      )}
    </section>
  )
}

function StepButton({ step, ticket, actions }: Props & { readonly step: LegalStep }) {
  const t = useWords()
  const { client } = useDesk()
  const button = useRef<HTMLButtonElement>(null)
  const [key, cap] = keys[step.way]
  const name = t(`lifecycle.step.${step.id}`)
  const { ticketId } = ticket
  const go = (reason: string | null) => {
    const mine = reason === null ? name : t('ticketClash.why', { what: name, why: reason })
    void actions.run(mine, (version) => client.lifecycle.step({ ticketId, version, step: step.id, reason }))
  }
  useKeys({
    [key]: () => {
      button.current?.click()
      return true
    },
  })
  const still = step.missing.length === 0 ? null : t('lifecycle.still', { what: step.missing.map((need) => t(`lifecycle.needs.${need}`)).join(t('common.comma')) })
  const inside = (
    <>
      {name} <Kbd keys={[cap]} />
    </>
  )
  return (
    <span className={css.step}>
      {step.asksWhy ? (
        <Flyout title={name} triggerClass={css.quiet} triggerRef={button} trigger={inside} disabled={still !== null}>
          {(close) => (
            <ReasonForm
              text={t('lifecycle.stepWhy')}
              action={name}
              onDone={(reason) => {
                close()
                go(reason)
              }}
            />
          )}
        </Flyout>
      ) : (
        <Button ref={button} type={step.way === 'on' ? 'primary' : 'default'} disabled={still !== null} title={step.say} onClick={() => { go(null) }}>
          {name} <Kbd keys={[cap]} />
        </Button>
      )}
      {still !== null && <span className={css.faint}>{still}</span>}
    </span>
  )
}
