import { TeamOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import type { CapacityView } from '../../../shared/contract/dispatch.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import screen from '../../ui/screen.module.css'
import { useSorted } from '../../ui/useSorted.tsx'
import { SkillsForm } from './SkillsForm.tsx'
import css from './team.module.css'
import { useSkillWords } from './useSkillWords.ts'

/** What everybody knows well and how much of the team's work they take: pulling and handing over go by it (TK-7). */
export function SkillsPart() {
  const t = useWords()
  const answer = useAnswer('dispatch.skills', {}, { keep: true })
  return (
    <section className={screen.card} aria-label={t('team.part.skills')}>
      <p className={screen.hint}>{t('team.skillsWhat')}</p>
      <Answer of={answer}>{(people) => (people.length === 0 ? <EmptyState icon={<TeamOutlined />} title={t('team.nobody')} text={t('team.nobodyWhat')} /> : <People people={people} />)}</Answer>
    </section>
  )
}

function People({ people }: { readonly people: readonly CapacityView[] }) {
  const t = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const { titleOf } = useSkillWords()
  const mayLead = useMay('dispatch.setSkills')
  const me = useAnswer('people.me', {}).data?.person
  const mayChange = ({ team }: CapacityView) => mayLead && (me?.role !== 'team-lead' || me.team === team)
  const { sorted, head } = useSorted<CapacityView>('team.skills', [
    { id: 'name', title: t('team.column.name'), value: ({ name }) => name },
    { id: 'team', title: t('team.column.team'), value: ({ team }) => team },
    { id: 'open', title: t('team.column.open'), value: ({ open }) => open, isFigure: true },
    { id: 'skills', title: t('team.column.skills'), value: ({ skills }) => skills.length, isFigure: true },
    { id: 'change', title: t('team.column.change') },
  ], people)
  const walk = (by: 1 | -1) => {
    const buttons = [...(body.current?.querySelectorAll<HTMLButtonElement>('button[popovertarget]') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = buttons[at === -1 ? 0 : at + by]
    next?.focus()
    return next !== undefined
  }
  useKeys({ up: () => walk(-1), down: () => walk(1) })
  return (
    <table className={`${screen.table} ${css.people}`}>
      {head}
      <tbody ref={body}>
        {sorted.map((person) => (
          <tr key={person.personId}>
            <th scope="row">
              {person.name} <span className={screen.hint}>{t(`roles.${person.role}.title`)}</span>
            </th>
            <td>{person.team}</td>
            <td>
              <Load person={person} />
            </td>
            <td>
              <span className={css.chips}>
                {person.skills.length === 0 && <span className={screen.hint}>{t('team.noSkills')}</span>}
                {person.skills.map((id) => (
                  <span key={id} className={css.chip}>
                    {titleOf(id)}
                  </span>
                ))}
              </span>
            </td>
            <td>
              {mayChange(person) && (
                <Flyout title={t('team.changeOf', { name: person.name })} trigger={t('common.change')} triggerLabel={t('team.changeOf', { name: person.name })} triggerClass={css.change}>
                  {(close) => <SkillsForm person={person} onDone={close} />}
                </Flyout>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Load({ person: { open, limit } }: { readonly person: CapacityView }) {
  const t = useWords()
  if (limit === null) return t('team.openOnly', { n: open })
  return (
    <span className={open >= limit ? css.full : undefined}>
      {t('team.openOf', { n: open, limit })} {open >= limit && t('team.full')}
    </span>
  )
}
