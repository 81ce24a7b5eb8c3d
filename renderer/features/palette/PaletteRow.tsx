import { RightOutlined } from '@ant-design/icons'
import type { FoundScript, FoundTicket } from '../../../shared/contract/search.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Marked } from './Marked.tsx'
import { marksOf } from './marks.ts'
import css from './palette.module.css'
import type { Row } from './useFound.ts'

/** The contact on the screen, as far as choosing a customer concerns it. */
export interface ContactHere {
  readonly customerId: CustomerId | null
}

interface Props {
  readonly row: Row
  readonly typed: string
  readonly contact: ContactHere | null
}

/** One thing that was found: what it is, its name with the letters that were met, and where it stands. */
export function PaletteRow({ row, typed, contact }: Props) {
  switch (row.what) {
    case 'found':
      return <FoundRow found={row.found} hasContact={contact !== null} />
    case 'article':
      return <ArticleRow found={row.found} />
    case 'customer':
      return <CustomerRow customer={row.customer} typed={typed} contact={contact} />
    case 'order':
      return <OrderRow found={row.found} typed={typed} contact={contact} />
    case 'script':
      return <ScriptRow script={row.found} />
    case 'ticket':
      return <TicketRow ticket={row.found} typed={typed} />
  }
}

function FoundRow({ found: { kind, title, trail, turnsInto, matched }, hasContact }: Pick<Extract<Row, { what: 'found' }>, 'found'> & { readonly hasContact: boolean }) {
  const t = useWords()
  const isShown = matched.text === title
  return (
    <>
      <span className={css.kind}>{t(`palette.kinds.${kind}`)}</span>
      <span className={css.name}>{isShown ? <Marked text={title} marks={matched.marks} /> : title}</span>
      {!isShown && (
        <span className={css.other}>
          <Marked text={matched.text} marks={matched.marks} />
        </span>
      )}
      <span className={css.trail}>
        {trail.map((scene, at) => (
          <span key={scene} className={css.trailPart}>
            {at > 0 && <RightOutlined aria-hidden="true" className={css.trailMark} />}
            {scene}
          </span>
        ))}
      </span>
      {turnsInto !== null && <span className={css.turns}>{t('palette.turnsInto', { kind: turnsInto.title })}</span>}
      {!hasContact && <span className={css.leadsTo}>{t('palette.startWithNeed')}</span>}
    </>
  )
}

function ArticleRow({ found: { title, excerpt } }: Pick<Extract<Row, { what: 'article' }>, 'found'>) {
  const t = useWords()
  return (
    <>
      <span className={css.kind}>{t('palette.kinds.article')}</span>
      <span className={css.name}>
        <Marked text={title.text} marks={title.marks} />
      </span>
      <span className={css.other}>{excerpt !== null && <Marked text={excerpt.text} marks={excerpt.marks} />}</span>
    </>
  )
}

function CustomerRow({ customer: { customerId, name, phone, memberNumber, tierTitle }, typed, contact }: Pick<Extract<Row, { what: 'customer' }>, 'customer'> & Omit<Props, 'row'>) {
  const t = useWords()
  const taking = contact?.customerId === customerId ? t('palette.isCustomer') : t('palette.takeCustomer')
  return (
    <>
      <span className={css.kind}>{tierTitle}</span>
      <span className={css.name}>{name === '' ? t('customer.noName') : <Marked text={name} marks={marksOf(name, typed)} />}</span>
      <span className={css.other}>
        {[phone, memberNumber].filter((part) => part !== '').map((part) => (
          <span key={part} className={css.trailPart}>
            <Marked text={part} marks={marksOf(part, typed)} />
          </span>
        ))}
      </span>
      <span className={css.trail}>{contact === null ? t('palette.seeTickets') : taking}</span>
    </>
  )
}

function OrderRow({ found: { order, customer, ticketId }, typed, contact }: Pick<Extract<Row, { what: 'order' }>, 'found'> & Omit<Props, 'row'>) {
  const t = useWords()
  const leadsTo = contact !== null ? t('palette.linkOrder') : ticketId === null ? t('palette.startWithOrder') : t('palette.seeTicket')
  return (
    <>
      <span className={css.kind}>{t(`orderState.${order.state}`)}</span>
      <span className={css.name}>
        <Marked text={order.number} marks={marksOf(order.number, typed)} />
      </span>
      <span className={css.other}>{customer === null ? t('order.unowned') : customer.name === '' ? customer.phone : customer.name}</span>
      <span className={css.trail}>{leadsTo}</span>
    </>
  )
}

/** A sentence is told by itself; what it stands under helps to choose among similar ones. */
function ScriptRow({ script: { place, under, text } }: { readonly script: FoundScript }) {
  const t = useWords()
  return (
    <>
      <span className={css.kind}>{t(`palette.places.${place}`)}</span>
      <span className={css.sentence} title={text.text}>
        <Marked text={text.text} marks={text.marks} />
      </span>
      <span className={css.other}>{under}</span>
      <span className={css.leadsTo}>{t('palette.copyScript')}</span>
    </>
  )
}

function TicketRow({ ticket: { number, customerName, need, met }, typed }: { readonly ticket: Omit<FoundTicket, 'state'>; readonly typed: string }) {
  const t = useWords()
  const spoken = spokenTicketNumber(number)
  const customer = customerName ?? ''
  return (
    <>
      <span className={css.kind}>{t('palette.kinds.ticket')}</span>
      <span className={css.number}>
        <Marked text={spoken} marks={marksOf(spoken, typed)} />
      </span>
      <span className={css.other}>
        <Marked text={customer} marks={marksOf(customer, typed)} />
        {customer !== '' && met !== null && ' · '}
        {met !== null && need}
      </span>
      {met === null ? (
        <span className={css.trail}>{need}</span>
      ) : (
        <span className={css.sentence} title={met.text}>
          <Marked text={met.text} marks={met.marks} />
        </span>
      )}
    </>
  )
}
