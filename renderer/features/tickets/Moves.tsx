import { Button } from 'antd'
import { useRef } from 'react'
import type { ShownState, TicketView } from '../../../shared/contract/tickets.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './ticket.module.css'
import type { TicketActions } from './useTicket.ts'

const order: readonly ShownState[] = ['open', 'resolved', 'closed']

/** Going back to an earlier state asks why. */
function goesBack(from: ShownState, to: ShownState): boolean {
  return order.indexOf(to) < order.indexOf(from)
}

/** Where the ticket may go from here, the usual way first; by digit. */
export function Moves({ ticket, actions }: { readonly ticket: TicketView; readonly actions: TicketActions }) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  useKeys({
    choose: (digit) => {
      const button = box.current?.querySelectorAll<HTMLButtonElement>(':scope > button, :scope > span > button')[digit - 1]
      button?.click()
      return button !== undefined
    },
  })
  return (
    <div ref={box} className={css.moves} role="group" aria-label={t('tickets.moves')}>
      {ticket.moves.map((to, at) => {
        const name = t(`tickets.move.${to}`)
        if (!goesBack(ticket.state, to)) {
          return (
            <Button key={to} type={at === 0 ? 'primary' : 'default'} onClick={() => void actions.move(to, null)}>
              {name} <Kbd keys={[String(at + 1)]} />
            </Button>
          )
        }
        return (
          <span key={to}>
            <Flyout
              title={name}
              triggerClass={css.moveBack}
              trigger={
                <>
                  {name} <Kbd keys={[String(at + 1)]} />
                </>
              }
            >
              {(close) => (
                <ReasonForm
                  text={t('tickets.moveBackWhy')}
                  action={name}
                  onDone={(reason) => {
                    close()
                    void actions.move(to, reason)
                  }}
                />
              )}
            </Flyout>
          </span>
        )
      })}
      {ticket.state === 'open' && <Waiting ticket={ticket} actions={actions} digit={ticket.moves.length + 1} />}
    </div>
  )
}

/** While the customer's answer is waited for, clocks stand still (CK-22). */
function Waiting({ ticket, actions, digit }: { readonly ticket: TicketView; readonly actions: TicketActions; readonly digit: number }) {
  const t = useWords()
  const key = <Kbd keys={[String(digit)]} />
  if (ticket.waitingSince !== null) {
    return (
      <Button onClick={() => void actions.goOn()}>
        {t('tickets.goOn')} {key}
      </Button>
    )
  }
  return (
    <span>
      <Flyout
        title={t('tickets.wait')}
        triggerClass={css.moveBack}
        trigger={
          <>
            {t('tickets.wait')} {key}
          </>
        }
      >
        {(close) => (
          <ReasonForm
            text={t('tickets.waitWhy')}
            action={t('tickets.wait')}
            onDone={(reason) => {
              close()
              void actions.wait(reason)
            }}
          />
        )}
      </Flyout>
    </span>
  )
}
