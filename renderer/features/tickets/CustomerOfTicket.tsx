import type { CustomerId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import css from './ticket.module.css'

/** Whose ticket it is and how they are reached. */
export function CustomerOfTicket({ customerId }: { readonly customerId: CustomerId }) {
  const t = useWords()
  const answer = useAnswer('customers.get', { customerId })
  return (
    <section className={css.card} aria-label={t('customer.title')}>
      <h2 className={css.cardTitle}>{t('customer.title')}</h2>
      <Answer of={answer}>
        {({ customer }) => (
          <dl className={css.facts}>
            {[
              [t('customer.name'), customer.name],
              [t('customer.phone'), customer.phone],
              [t('customer.memberNumber'), customer.memberNumber],
              [t('customer.tier'), customer.tierTitle],
              [t('customer.note'), customer.note],
            ]
              .filter(([, value]) => value !== '')
              .map(([title, value]) => (
                <div key={title} className={css.fact}>
                  <dt>{title}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        )}
      </Answer>
    </section>
  )
}
