import type { Suggestion } from '../../../shared/contract/escalation.ts'
import { useWords } from '../../i18n/useWords.ts'
import { When } from '../../ui/When.tsx'
import css from './escalation.module.css'

/** Which clock a suggestion is about: a ticket has several, and the agent is asked about one of them. */
export function ClockBehind({ clock }: { readonly clock: NonNullable<Suggestion['clock']> }) {
  const t = useWords()
  return (
    <p className={css.clock} data-late={clock.late}>
      {clock.title} · {t(clock.late ? 'escalation.wasDue' : 'escalation.isDue')} <When at={clock.dueAt} />
    </p>
  )
}
