import { SearchOutlined, UserAddOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { isAnswered, useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { matchKey } from '../../state/keys.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './customer.module.css'

interface Props {
  readonly onChoose: (customerId: CustomerId) => void
  /** with what was typed, so that it is not asked for again */
  readonly onCreate: (from: string) => void
}

/** Finds a customer by phone, name or member number as one types; ↑ ↓ Enter choose, the last entry makes a new one. */
export function CustomerSearch({ onChoose, onCreate }: Props) {
  const t = useWords()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const text = useDeferredValue(typed.trim())
  const answer = useAnswer('customers.search', { text }, { enabled: text !== '', keep: true })
  const { data, error } = answer
  const found = text === '' ? [] : (data ?? [])
  const open = text !== ''
  const last = found.length
  const at = Math.min(active, last)
  // Enter before the answer to exactly this text would take a customer of an older one: it waits.
  const isReady = typed.trim() === text && isAnswered(answer)
  const wanted = useRef<(() => void) | null>(null)
  const optionId = (index: number) => `${listId}-${String(index)}`

  const take = (index: number) => {
    const customer = found[index]
    if (customer === undefined) onCreate(text)
    else onChoose(customer.customerId)
  }
  useEffect(() => {
    if (wanted.current === null || (!isReady && error === null)) return
    const release = wanted.current
    wanted.current = null
    if (error === null) take(at)
    release()
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const press = matchKey(event.nativeEvent, 'page')
    if (!open || press === null) return
    switch (press.name) {
      case 'down':
        setActive(at === last ? 0 : at + 1)
        break
      case 'up':
        setActive(at === 0 ? last : at - 1)
        break
      case 'next':
        if (isReady) take(at)
        else wanted.current ??= holdKeys()
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
          {[...found, null].map((customer, index) => (
            <li
              key={customer?.customerId ?? 'new'}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              className={css.option}
              onMouseDown={(event) => {
                event.preventDefault()
                take(index)
              }}
            >
              {customer === null ? (
                <span className={css.create}>
                  <UserAddOutlined aria-hidden="true" /> {t('customer.create', { text })}
                </span>
              ) : (
                <>
                  <span className={css.name}>{customer.name === '' ? t('customer.noName') : customer.name}</span>
                  <span className={css.tier}>{customer.tierTitle}</span>
                  <span className={css.detail}>{[customer.phone, customer.memberNumber].filter((part) => part !== '').join(' · ')}</span>
                </>
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
