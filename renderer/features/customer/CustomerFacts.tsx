import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Customer } from '../../../shared/contract/customers.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './customer.module.css'
import { useReveal } from './useReveal.ts'

const isMasked = (text: string) => text.includes('•')

/** Who the customer is, in a line, and what is known of them; numbers are masked until they are shown on purpose (PR-1). */
export function CustomerFacts({ customer }: { readonly customer: Customer }) {
  const t = useWords()
  const { whole, may, toggle } = useReveal(customer.customerId)
  const hides = isMasked(customer.phone) || isMasked(customer.note)
  useKeys({
    reveal: () => {
      if (!may || !hides) return false
      void toggle()
      return true
    },
  })
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
      </p>
      <dl className={css.facts}>
        {facts.map(([title, value]) => (
          <div key={title} className={css.fact}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {hides && may && (
        <Button
          size="small"
          type="text"
          className={css.reveal ?? ''}
          icon={whole === null ? <EyeOutlined aria-hidden="true" /> : <EyeInvisibleOutlined aria-hidden="true" />}
          aria-pressed={whole !== null}
          onClick={() => void toggle()}
        >
          {t(whole === null ? 'customer.reveal' : 'customer.hide')} <Kbd keys={['Alt', 'R']} />
        </Button>
      )}
    </>
  )
}
