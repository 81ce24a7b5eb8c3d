import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import { readBehind } from '../../../shared/contract/search.ts'
import { useDesk } from '../../api/desk.ts'
import { useBehind } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { matchKey } from '../../state/keys.ts'
import { showArticle, showFinder, showTicket } from '../../state/navigation.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { StillReading } from '../../ui/StillReading.tsx'
import { Taking } from '../../ui/taking.ts'
import css from './palette.module.css'
import { PaletteList } from './PaletteList.tsx'
import { PaletteHelp, PaletteNote } from './PaletteNote.tsx'
import { type Row, sectionFrom, useFound } from './useFound.ts'
import { useOwnContact, useTake } from './useTake.ts'

/** One box that finds any step, scene or need, customers, orders, articles, what to say and tickets, and goes there. Opened by the agent only. */
export function Palette() {
  const t = useWords()
  const listId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [of, setOf] = useState<Customer | null>(null)
  const text = useDeferredValue(typed.trim())
  const contactId = useOwnContact()
  const { client } = useDesk()
  const { sections, answered, isMissing, isMissingNow, error } = useFound(text, contactId, of)
  // What is still being read may have it.
  const isReported = !useBehind().some(({ what }) => what === 'article')
  const rows = sections.flatMap((section) => section.rows)
  const at = Math.min(active, Math.max(0, rows.length - 1))
  const isAnswered = typed.trim() === text && answered
  const [taking] = useState(() => new Taking())

  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const isLeft = useRef(false)
  const leave = () => {
    if (isLeft.current) return
    isLeft.current = true
    // Typing has stopped for good: what nobody has written yet goes on the list of what is missing. A list is worth no message.
    if (typed.trim() === text && isMissingNow && isReported) void client.knowledge.miss({ text }).catch(() => undefined)
    showFinder(false)
  }
  /** The platform puts the focus, caret included, back to where it was. It tells of it a moment later, also where it closes by itself (Esc): the key that opens it again may come before. */
  const close = () => {
    dialog.current?.close()
    leave()
  }
  const { customerId, jump, takeCustomer, takeOrder, takeScript } = useTake(contactId, close)
  const take = (row: Row | undefined) => {
    switch (row?.what) {
      case undefined:
        return
      case 'found':
        void jump(row.found)
        return
      case 'customer':
        if (contactId === null) narrow(row.customer)
        else void takeCustomer(row.customer)
        return
      case 'article':
        close()
        showArticle(row.found.articleId)
        return
      case 'order':
        void takeOrder(row.found)
        return
      case 'script':
        void takeScript(row.found)
        return
      case 'ticket':
        close()
        showTicket(row.found.ticketId)
    }
  }
  const narrow = (customer: Customer | null) => {
    setOf(customer)
    setTyped('')
    setActive(0)
  }
  useEffect(() => {
    taking.settle(isAnswered, error !== null, () => { take(rows[at]) })
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const press = matchKey(event.nativeEvent, 'page')
    switch (press?.name) {
      case 'down':
        setActive(at >= rows.length - 1 ? 0 : at + 1)
        break
      case 'up':
        setActive(at === 0 ? Math.max(0, rows.length - 1) : at - 1)
        break
      case 'pageDown':
        setActive(sectionFrom(sections, at, 1))
        break
      case 'pageUp':
        setActive(sectionFrom(sections, at, -1))
        break
      case 'next':
        taking.press(isAnswered, () => { take(rows[at]) })
        break
      case 'anything':
        close()
        break
      case 'close':
        if (of === null) return
        narrow(null)
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClose={leave}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) close()
      }}
    >
      <div className={css.box}>
        <Input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={rows.length > 0 ? `${listId}-${String(at)}` : undefined}
          autoComplete="off"
          maxLength={80}
          size="large"
          variant="borderless"
          placeholder={t('palette.hint')}
          prefix={<SearchOutlined aria-hidden="true" />}
          suffix={<Kbd keys={['Esc']} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
            setOf(null)
          }}
          onKeyDown={onKeyDown}
        />
        <div className={css.body}>
          <ErrorNote error={error} />
          {of === null && text !== '' && <StillReading of={readBehind} className={css.behind} />}
          <PaletteNote text={text} count={rows.length} isAnswered={isAnswered && error === null} isMissing={isMissing} isReported={isReported} hasContact={contactId !== null} of={of} />
          {rows.length > 0 && (
            <PaletteList
              id={listId}
              sections={sections}
              isMissing={isMissing}
              at={at}
              typed={text}
              ticketsTitle={of === null ? null : t('palette.ofCustomer', { name: of.name === '' ? of.phone : of.name })}
              contact={contactId === null ? null : { customerId }}
              onTake={take}
            />
          )}
        </div>
        <PaletteHelp />
      </div>
    </dialog>
  )
}
