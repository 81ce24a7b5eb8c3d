import type { ReactNode } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import { isMasked } from '../../../shared/masking.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { RevealButton } from '../../ui/RevealButton.tsx'
import { useReveal } from '../../ui/useReveal.ts'
import css from './customer.module.css'

interface Props {
  readonly customer: Customer
  /** what else can be done with them, beside the look at their numbers */
  readonly actions?: ReactNode
}

/** Who the customer is, in a line, and what is known of them; numbers are masked until they are shown on purpose (PR-1). */
export function CustomerFacts({ customer, actions = null }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const { customerId } = customer
  const reveal = useReveal(customerId, () => client.customers.reveal({ customerId }))
  const { whole } = reveal
  const mayReveal = useMay('customers.reveal') && (isMasked(customer.phone) || isMasked(customer.note))
  const facts = [
    [t('customer.phone'), whole?.phone ?? customer.phone],
    [t('customer.memberNumber'), customer.memberNumber],
    [t('customer.note'), whole?.note ?? customer.note],
  ].filter(([, value]) => value !== '')
  return (
    <>
      <p className={css.who}>
        <span className={css.bigName}>{customer.name === '' ? t('customer.noName') : customer.name}</span>
        <span className={css.tier}>{customer.tierTitle}</span>
        {customer.tags.map(({ id, title }) => (
          <span key={id} className={css.tag}>
            {title}
          </span>
        ))}
        {customer.noCareMessages && <span className={css.tag}>{t('customer.noCareMessages')}</span>}
      </p>
      <dl className={css.facts}>
        {facts.map(([title, value]) => (
          <div key={title} className={css.fact}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css.textActions}>
        {mayReveal && <RevealButton reveal={reveal} />}
        {actions}
      </div>
    </>
  )
}
