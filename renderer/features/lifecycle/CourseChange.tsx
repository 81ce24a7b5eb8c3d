import type { TicketView } from '../../../shared/contract/tickets.ts'
import { type Course, courses } from '../../../shared/lifecycle.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceWithReason } from '../../ui/ChoiceWithReason.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import type { TicketActions } from '../tickets/useTicket.ts'
import css from './lifecycle.module.css'

/** Another course by hand, with a reason: complex work is assessed as such, and put back where it turns out not to be. */
export function CourseChange({ ticket: { ticketId, life }, actions }: { readonly ticket: TicketView; readonly actions: TicketActions }) {
  const t = useWords()
  const { client } = useDesk()
  const others: readonly Course[] = courses.filter((course) => course !== life.course)
  const first: Course = others.includes('complex') ? 'complex' : 'ordinary'
  return (
    <Flyout title={t('lifecycle.change')} triggerClass={css.quiet} trigger={t('lifecycle.change')}>
      {(close) => (
        <ChoiceWithReason
          label={t('lifecycle.title')}
          options={[first, ...others.filter((course) => course !== first)].map((id) => ({ id, title: t(`lifecycle.course.${id}`) }))}
          chosen={first}
          onDone={(id, reason) => {
            close()
            const course = courses.find((each) => each === id) ?? first
            void actions.run(t('ticketClash.why', { what: t(`lifecycle.course.${course}`), why: reason }), (version) => client.lifecycle.setCourse({ ticketId, version, course, reason }))
          }}
        />
      )}
    </Flyout>
  )
}
