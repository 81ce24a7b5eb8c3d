import { useState } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import type { CustomerId, OrderId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import css from './customer.module.css'
import { CustomerCard } from './CustomerCard.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerSearch } from './CustomerSearch.tsx'
import { EarlierTickets } from './EarlierTickets.tsx'

interface Props {
  readonly customerId: CustomerId | null
  readonly onCustomer: (customerId: CustomerId | null) => void
  readonly onOrder: (orderId: OrderId) => void
}

type Doing = { readonly what: 'show' } | { readonly what: 'create'; readonly from: string } | { readonly what: 'edit'; readonly customer: Customer; readonly whole: { readonly phone: string; readonly note: string } }

const showing: Doing = { what: 'show' }

/** Who the customer is: found as one types, made where they are missing, shown as known facts after that. */
export function CustomerPanel({ customerId, onCustomer, onOrder }: Props) {
  const t = useWords()
  const [doing, setDoing] = useState<Doing>(showing)
  const { client } = useDesk()
  const attempt = useAttempt()
  const stop = () => {
    setDoing(showing)
  }
  /** Who corrects a number has to see it: that is on record like any other look at it (PR-1). */
  const edit = (customer: Customer) =>
    attempt(async () => {
      setDoing({ what: 'edit', customer, whole: await client.customers.reveal({ customerId: customer.customerId }) })
    })
  if (doing.what !== 'show') {
    return (
      <section className={css.card} aria-label={t('customer.title')}>
        <h2 className={css.title}>{doing.what === 'create' ? t('customer.new') : t('customer.edit')}</h2>
        <CustomerForm
          known={doing.what === 'edit' ? doing : null}
          from={doing.what === 'create' ? doing.from : ''}
          onCancel={stop}
          onUse={(likely) => {
            stop()
            onCustomer(likely)
          }}
          onDone={(customer) => {
            stop()
            if (doing.what === 'create') onCustomer(customer.customerId)
          }}
        />
      </section>
    )
  }
  return (
    <section className={css.card} aria-label={t('customer.title')}>
      <h2 className={css.title}>{t('customer.title')}</h2>
      {customerId === null ? (
        <CustomerSearch
          onChoose={onCustomer}
          onOrder={onOrder}
          onCreate={(from) => {
            setDoing({ what: 'create', from })
          }}
        />
      ) : (
        <Known
          customerId={customerId}
          onEdit={(customer) => void edit(customer)}
          onOther={() => {
            onCustomer(null)
          }}
        />
      )}
    </section>
  )
}

interface KnownProps {
  readonly customerId: CustomerId
  readonly onEdit: (customer: Customer) => void
  readonly onOther: () => void
}

function Known({ customerId, onEdit, onOther }: KnownProps) {
  const answer = useAnswer('customers.get', { customerId })
  return (
    <Answer of={answer}>
      {({ customer, tickets }) => (
        <>
          <CustomerCard
            customer={customer}
            onEdit={() => {
              onEdit(customer)
            }}
            onOther={onOther}
          />
          <EarlierTickets tickets={tickets} />
        </>
      )}
    </Answer>
  )
}
