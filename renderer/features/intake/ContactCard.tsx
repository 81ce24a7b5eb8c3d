import { PauseOutlined, SwapOutlined, TagOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { When } from '../../ui/When.tsx'
import { ChannelIcon } from '../desk/channelIcon.tsx'
import { KindMark } from '../desk/KindMark.tsx'
import { SiblingList } from '../tickets/SiblingList.tsx'
import { HandForm } from './HandForm.tsx'
import css from './holding.module.css'
import type { Holding } from './useHolding.ts'

interface Props {
  readonly view: IntakeView
  readonly holding: Holding
}

/** The contact as a whole: what it is, who gave it, what came of it so far, and what can be done with it on any step. */
export function ContactCard({ view, holding }: Props) {
  const t = useWords()
  const { channel, kind, problem, handed, parked } = view.contact
  return (
    <section className={css.card} aria-label={t('holding.title')}>
      <p className={css.what}>
        <ChannelIcon channel={channel.id} />
        <span>{channel.title}</span>
        <KindMark kind={kind} always />
        {problem > 1 && <span className={css.problem}>{t('holding.problem', { n: problem })}</span>}
      </p>
      {handed !== null && (
        <p className={css.handed}>
          <strong>{t('holding.handedBy', { name: handed.by })}</strong> <When at={handed.at} />
          <br />
          {handed.note}
        </p>
      )}
      <div className={css.actions}>
        {parked === null && <Park holding={holding} />}
        <Hand holding={holding} />
        {parked === null && <Kind view={view} holding={holding} />}
      </div>
      {view.tickets.length > 0 && (
        <>
          <h2 className={css.subtitle}>{t('holding.tickets')}</h2>
          <SiblingList tickets={view.tickets} />
        </>
      )}
    </section>
  )
}

function Park({ holding }: { readonly holding: Holding }) {
  const t = useWords()
  const trigger = useRef<HTMLButtonElement>(null)
  useKeys({
    park: () => {
      trigger.current?.click()
      return true
    },
  })
  return (
    <Flyout
      title={t('holding.park')}
      triggerRef={trigger}
      triggerClass={css.action}
      trigger={
        <>
          <PauseOutlined aria-hidden="true" /> {t('holding.park')} <Kbd keys={['Alt', 'W']} />
        </>
      }
    >
      {(close) => (
        <ReasonForm
          text={t('holding.parkWhat')}
          action={t('holding.park')}
          onDone={(reason) => {
            close()
            void holding.park(reason)
          }}
        />
      )}
    </Flyout>
  )
}

function Hand({ holding }: { readonly holding: Holding }) {
  const t = useWords()
  const trigger = useRef<HTMLButtonElement>(null)
  useKeys({
    hand: () => {
      trigger.current?.click()
      return true
    },
  })
  return (
    <Flyout
      title={t('holding.hand')}
      triggerRef={trigger}
      triggerClass={css.action}
      trigger={
        <>
          <SwapOutlined aria-hidden="true" /> {t('holding.hand')} <Kbd keys={['Alt', 'G']} />
        </>
      }
    >
      {(close) => (
        <HandForm
          onDone={(to, note) => {
            close()
            void holding.hand(to, note)
          }}
        />
      )}
    </Flyout>
  )
}

/** IN-12: what it was is only where it began. */
function Kind({ view, holding }: Props) {
  const t = useWords()
  const trigger = useRef<HTMLButtonElement>(null)
  useKeys({
    kind: () => {
      trigger.current?.click()
      return true
    },
  })
  return (
    <Flyout
      title={t('holding.changeKind')}
      triggerRef={trigger}
      triggerClass={css.action}
      triggerLabel={t('holding.changeKind')}
      trigger={
        <>
          <TagOutlined aria-hidden="true" /> {t('holding.kind')} <Kbd keys={['Alt', 'M']} />
        </>
      }
    >
      {(close) => (
        <div className={css.stack}>
          <p className={css.text}>{t('holding.changeKindWhat')}</p>
          <ChoiceList
            first
            label={t('holding.kind')}
            chosen={view.contact.kind.id}
            options={view.kindOptions}
            onChoose={(kind) => {
              close()
              void holding.setKind(kind)
            }}
          />
        </div>
      )}
    </Flyout>
  )
}
