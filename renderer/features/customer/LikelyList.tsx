import { UsergroupAddOutlined } from '@ant-design/icons'
import { useDeferredValue } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './customer.module.css'

interface Props {
  readonly name: string
  readonly phone: string
  readonly memberNumber: string
  /** the one that is being corrected */
  readonly except: CustomerId | null
  readonly onUse: (customerId: CustomerId) => void
}

/** Who it may be already, with the reason: taken instead with one press, and never in the way of going on. */
export function LikelyList({ name, phone, memberNumber, except, onUse }: Props) {
  const t = useWords()
  const draft = useDeferredValue(JSON.stringify({ except, name, phone, memberNumber }))
  const asked = JSON.parse(draft) as Omit<Props, 'onUse'>
  const known = useAnswer('customers.likely', asked, { enabled: asked.phone !== '' || asked.memberNumber !== '', keep: true, typed: true }).data ?? []
  return (
    <div role="status">
      {known.length > 0 && (
        <div className={css.likely}>
          <p className={css.likelyTitle}>
            <UsergroupAddOutlined aria-hidden="true" /> {t('customer.likely')}
          </p>
          <ul>
            {known.map(({ customer, why }) => (
              <li key={customer.customerId} className={css.likelyOne}>
                <span className={css.likelyWho}>
                  <span className={css.name}>{customer.name === '' ? t('customer.noName') : customer.name}</span>
                  <span className={css.detail}>{[customer.phone, customer.memberNumber].filter((part) => part !== '').join(' · ')}</span>
                  <span className={css.detail}>{t(`customer.likelyWhy.${why}`)}</span>
                </span>
                <button
                  type="button"
                  className={css.use}
                  onClick={() => {
                    onUse(customer.customerId)
                  }}
                >
                  {t('customer.useThis')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
