import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './ticket.module.css'

/** Longer than this a fact gets a line of its own. */
const shortFact = 36

/** What was found out in the intake. */
export function Facts({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const known = [
    { title: t('tickets.fact.channel'), value: ticket.channel.title },
    { title: t('tickets.fact.type'), value: ticket.type?.title ?? '' },
    { title: t('tickets.fact.class'), value: ticket.class?.title ?? '' },
    { title: t('tickets.fact.scene'), value: ticket.scene.map(({ title }) => title).join(' › ') },
    { title: t('tickets.fact.outcome'), value: ticket.outcome.title },
    { title: t('tickets.fact.department'), value: ticket.department?.title ?? '' },
    ...ticket.facts,
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
    </section>
  )
}
