import { Button } from 'antd'
import type { Customer } from '../../../shared/contract/customers.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './customer.module.css'

interface Props {
  readonly customer: Customer
  readonly onEdit: () => void
  readonly onOther: () => void
}

/** What is known, shown as facts: it need not be asked again (IN-10). */
export function CustomerCard({ customer, onEdit, onOther }: Props) {
  const t = useWords()
  const facts = [
    [t('customer.phone'), customer.phone],
    [t('customer.memberNumber'), customer.memberNumber],
    [t('customer.note'), customer.note],
  ].filter(([, value]) => value !== '')
  return (
    <>
      <p className={css.who}>
        <span className={css.bigName}>{customer.name === '' ? t('customer.noName') : customer.name}</span>
        <span className={css.tier}>{customer.tierTitle}</span>
      </p>
      <dl className={css.facts}>
        {facts.map(([title, value]) => (
          <div key={title} className={css.fact}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css.actions}>
        <Button size="small" onClick={onEdit}>
          {t('customer.correct')}
        </Button>
        <Button size="small" type="text" onClick={onOther}>
          {t('customer.other')}
        </Button>
      </div>
    </>
  )
}
