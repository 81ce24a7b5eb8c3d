import { PauseCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useNow } from '../../state/tick.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ClockList } from '../../ui/ClockList.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { spanWords } from '../../ui/spanWords.ts'
import { useFormats } from '../../ui/useFormats.ts'
import { ContactCard } from './ContactCard.tsx'
import css from './holding.module.css'
import { useShown } from './shown.ts'
import { useHolding } from './useHolding.ts'

/** A contact that was put aside: why and since when, its clocks, and one key to take it up again. */
export function Parked({ view, parked }: { readonly view: IntakeView; readonly parked: NonNullable<IntakeView['contact']['parked']> }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const holding = useHolding(view.contact.contactId)
  const heading = useRef<HTMLHeadingElement>(null)
  const unpark = () => {
    void holding.unpark()
    return true
  }
  useKeys({ next: unpark, park: unpark })
  useEffect(() => {
    heading.current?.focus()
  }, [])
  useShown(view)
  return (
    <div className={css.parked}>
      <section className={css.parkedPanel} aria-labelledby={`parked-${view.contact.contactId}`}>
        <h1 id={`parked-${view.contact.contactId}`} ref={heading} tabIndex={-1} className={css.parkedTitle}>
          <PauseCircleOutlined aria-hidden="true" /> {t('holding.parkedTitle')}
        </h1>
        <p className={css.parkedReason}>{parked.reason}</p>
        <p className={css.text}>{t('holding.parkedSince', { time: formats.near(parked.at), span: spanWords(t, Math.max(0, now - parked.at), 'down') })}</p>
        <Button type="primary" size="large" onClick={unpark}>
          {t('holding.unpark')} <Kbd keys={['Enter']} />
        </Button>
        <div className={css.parkedClocks}>
          <ClockList clocks={view.clocks} />
        </div>
      </section>
      <aside className={css.parkedSide} aria-label={t('intake.side')}>
        <ContactCard view={view} holding={holding} />
      </aside>
    </div>
  )
}
