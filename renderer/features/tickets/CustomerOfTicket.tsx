import type { CustomerId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { CustomerFacts } from '../customer/CustomerFacts.tsx'
import css from './ticket.module.css'

/** Whose ticket it is and how they are reached. */
export function CustomerOfTicket({ customerId }: { readonly customerId: CustomerId }) {
  const t = useWords()
  const answer = useAnswer('customers.get', { customerId })
  return (
    <section className={css.card} aria-label={t('customer.title')}>
      <h2 className={css.cardTitle}>{t('customer.title')}</h2>
      <Answer of={answer}>{({ customer }) => <CustomerFacts customer={customer} />}</Answer>
    </section>
  )
}
