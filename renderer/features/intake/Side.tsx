import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ClockList } from '../../ui/ClockList.tsx'
import { When } from '../../ui/When.tsx'
import { Beside } from '../beside/Beside.tsx'
import { ContactEscalation } from '../escalation/ContactEscalation.tsx'
import { CustomerPanel } from '../customer/CustomerPanel.tsx'
import { OrderPanel } from '../customer/OrderPanel.tsx'
import { ContactCard } from './ContactCard.tsx'
import { Guidance } from './Guidance.tsx'
import css from './intake.module.css'
import { useHolding } from './useHolding.ts'
import type { Intake } from './useIntake.ts'

/** Beside the words: the contact itself, who the customer is and what they were promised before, its clocks, what to do and mind; below, always in sight, the articles for the step. */
export function Side({ view, intake }: { readonly view: IntakeView; readonly intake: Intake }) {
  const t = useWords()
  const holding = useHolding(view.contact.contactId)
  return (
    <aside className={css.side} aria-label={t('intake.side')}>
      <div className={css.sideCards} data-scrolls="side">
        <ContactEscalation contactId={view.contact.contactId} />
        <ContactCard view={view} holding={holding} />
        <CustomerPanel customerId={view.customerId} onCustomer={(customerId) => void intake.setCustomer(customerId)} onOrder={(orderId) => void intake.setOrder(orderId)} />
        <OrderPanel customerId={view.customerId} order={view.order} onOrder={(orderId) => intake.setOrder(orderId)} />
        <section className={css.card} aria-label={t('clock.ofContact')}>
          <h2 className={css.cardTitle}>{t('clock.ofContact')}</h2>
          <ClockList clocks={view.clocks} />
          {view.promisedAt !== null && (
            <p className={css.promise}>
              {t('intake.promised')} <When at={view.promisedAt} />
            </p>
          )}
        </section>
        <Guidance view={view} />
      </div>
      <Beside contactId={view.contact.contactId} />
    </aside>
  )
}
