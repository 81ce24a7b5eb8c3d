import { SearchOutlined, UserAddOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useDeferredValue, useEffect, useId, useState } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import type { FoundOrder } from '../../../shared/contract/orders.ts'
import type { CustomerId, OrderId } from '../../../shared/ids.ts'
import { isAnswered, useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { matchKey } from '../../state/keys.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Taking } from '../../ui/taking.ts'
import css from './customer.module.css'

interface Props {
  readonly onChoose: (customerId: CustomerId) => void
  /** an order was named, and with it perhaps the customer */
  readonly onOrder: (orderId: OrderId) => void
  /** with what was typed, so that it is not asked for again */
  readonly onCreate: (from: string) => void
}

type Found = Customer | FoundOrder

const keyOf = (one: Found | null) => (one === null ? 'new' : 'order' in one ? one.order.orderId : one.customerId)

/** Finds a customer by phone, name, member number or order as one types; ↑ ↓ Enter choose, the last entry makes a new one. */
export function CustomerSearch({ onChoose, onOrder, onCreate }: Props) {
  const t = useWords()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const text = useDeferredValue(typed.trim())
  const answer = useAnswer('customers.search', { text }, { enabled: text !== '', keep: true, typed: true })
  const orders = useAnswer('orders.search', { text }, { enabled: text !== '', keep: true, typed: true })
  const error = answer.error ?? orders.error
  const found: readonly Found[] = text === '' ? [] : [...(answer.data ?? []), ...(orders.data ?? [])]
  const open = text !== ''
  const last = found.length
  const at = Math.min(active, last)
  const isReady = typed.trim() === text && isAnswered(answer) && isAnswered(orders)
  const [taking] = useState(() => new Taking())
  const optionId = (index: number) => `${listId}-${String(index)}`

  const take = (index: number) => {
    const one = found[index]
    if (one === undefined) onCreate(text)
    else if ('order' in one) onOrder(one.order.orderId)
    else onChoose(one.customerId)
  }
  useEffect(() => {
    taking.settle(isReady, error !== null, () => { flushSync(() => { take(at) }) })
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const press = matchKey(event.nativeEvent, 'page')
    // What is typed counts at once, though the list comes a moment later: Enter would else go on with the step.
    if (typed.trim() === '' || press === null) return
    switch (press.name) {
      case 'down':
        setActive(at === last ? 0 : at + 1)
        break
      case 'up':
        setActive(at === 0 ? last : at - 1)
        break
      case 'next':
        taking.press(isReady, () => { take(at) })
        break
      case 'close':
        setTyped('')
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <>
      <Input
        role="combobox"
        aria-label={t('customer.search')}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open ? optionId(at) : undefined}
        autoComplete="off"
        maxLength={80}
        placeholder={t('customer.searchHint')}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<Kbd keys={['Alt', 'S']} />}
        data-anchor="customer"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <ul id={listId} role="listbox" aria-label={t('customer.found')} className={css.found}>
          {[...found, null].map((one, index) => (
            <li
              key={keyOf(one)}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              className={css.option}
              onMouseDown={(event) => {
                event.preventDefault()
                take(index)
              }}
            >
              {one === null ? (
                <span className={css.create}>
                  <UserAddOutlined aria-hidden="true" /> {t('customer.create', { text })}
                </span>
              ) : (
                <FoundRow one={one} />
              )}
            </li>
          ))}
        </ul>
      )}
      {!open && <p className={css.hint}>{t('customer.unknownYet')}</p>}
      <ErrorNote error={error} />
    </>
  )
}

function FoundRow({ one }: { readonly one: Found }) {
  const t = useWords()
  const customer = 'order' in one ? one.customer : one
  const details = 'order' in one ? [t('customer.ofOrder', { number: one.order.number }), t(`orderState.${one.order.state}`)] : [one.phone, one.memberNumber]
  return (
    <>
      <span className={css.name}>{customer === null ? t('order.unowned') : customer.name === '' ? t('customer.noName') : customer.name}</span>
      {customer !== null && <span className={css.tier}>{customer.tierTitle}</span>}
      <span className={css.detail}>{details.filter((part) => part !== '').join(' · ')}</span>
    </>
  )
}
