import type { TicketView } from '../../../shared/contract/tickets.ts'
import { isMasked } from '../../../shared/masking.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { RevealButton } from '../../ui/RevealButton.tsx'
import { useReveal } from '../../ui/useReveal.ts'
import css from './ticket.module.css'

/** Longer than this a fact gets a line of its own. */
const shortFact = 36

/** What was found out in the intake. */
export function Facts({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const { client } = useDesk()
  const { ticketId } = ticket
  const reveal = useReveal(ticketId, () => client.tickets.reveal({ ticketId }))
  const mayReveal = useMay('tickets.reveal') && ticket.facts.some(({ value }) => isMasked(value))
  const known = [
    { title: t('tickets.fact.channel'), value: ticket.channel.title },
    { title: t('tickets.fact.type'), value: ticket.type?.title ?? '' },
    { title: t('tickets.fact.class'), value: ticket.class?.title ?? '' },
    { title: t('tickets.fact.scene'), value: ticket.scene.map(({ title }) => title).join(' › ') },
    { title: t('tickets.fact.outcome'), value: ticket.outcome.title },
    { title: t('tickets.fact.department'), value: ticket.department?.title ?? '' },
    ...(reveal.whole ?? ticket).facts,
  ].filter(({ value }) => value !== '')
  return (
    <section className={css.card} aria-label={t('tickets.facts')}>
      <h2 className={css.cardTitle}>{t('tickets.facts')}</h2>
      <dl className={css.facts}>
        {known.map(({ title, value }) => (
          <div key={title} className={css.fact} data-wide={value.length > shortFact}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayReveal && <RevealButton reveal={reveal} />}
    </section>
  )
}
