import { Button } from 'antd'
import { useMemo } from 'react'
import type { ProgramSettings } from '../../../shared/contract/clocks.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { ProgramNote } from '../../ui/ProgramNote.tsx'
import css from './clockSettings.module.css'
import { compare } from './compared.ts'
import { useEditing } from './editing.ts'
import { IssueList } from './IssueList.tsx'
import type { Place } from './taking.ts'
import { isAsIn, placesOf, withTaken } from './taking.ts'
import { useLines } from './useLines.ts'

/** What a later program brought, stays beside, or could not be put together with what was published here: told where it can be seen to. */
export function FromProgram() {
  const { inForce, readOnly } = useEditing()
  const t = useWords()
  const status = useAnswer('playbook.status', {}).data
  if (status === undefined) return null
  const { program, refused } = status
  return (
    <>
      <ProgramNote program={program} className={css.fromProgram} />
      {!readOnly && <Otherwise isNews={program !== null} />}
      {refused?.joining === true && (
        <div className={css.fromProgram} role="alert">
          <p>{t('playbook.program.refused', { file: refused.file })}</p>
          <IssueList settings={inForce.settings} issues={refused.issues} />
        </div>
      )}
    </>
  )
}

/** What the program says otherwise beside what is in force, each to be taken over into the draft: tried out and published from there as anything else. */
function Otherwise({ isNews }: { readonly isNews: boolean }) {
  const t = useWords()
  const program = useAnswer('clocks.fromProgram', {}, { keep: true }).data ?? null
  if (program === null || placesOf(program).length === 0) return null
  return (
    <details className={css.otherwise} open={isNews}>
      <summary>{t('clockSettings.program.summary', { version: program.version, n: placesOf(program).length })}</summary>
      <Sides program={program} />
    </details>
  )
}

function Sides({ program }: { readonly program: ProgramSettings }) {
  const t = useWords()
  const language = useSession((session) => session.language)
  const linesOf = useLines()
  const { inForce, settings, edit } = useEditing()
  const places = useMemo(() => placesOf(program), [program])
  const rows = useMemo(() => {
    const all = places.reduce((before, place) => withTaken(before, program.settings, place), inForce.settings)
    return compare(inForce.settings, all, inForce.settings, linesOf)
  }, [places, program, inForce, linesOf])
  const take = (taken: readonly Place[], from: ProgramSettings['settings'], key: string) => {
    edit(`program/${key}`, (before) => taken.reduce((made, place) => withTaken(made, from, place), before), taken.map(({ list, id }) => `${({ calendars: 'calendar', clocks: 'policy', campaigns: 'campaign' } as const)[list]}/${id}/`))
  }
  const left = places.filter((place) => !isAsIn(settings, program.settings, place))
  const shown = (text: string | null) => (text === null ? <em>{t('clockSettings.sideBySide.absent')}</em> : text === '' ? '–' : text)
  return (
    <>
      <div className={css.sideBySide} tabIndex={0} role="group" aria-label={t('clockSettings.program.title')}>
        <table className={css.plainTable}>
          <thead>
            <tr>
              <th scope="col">{t('clockSettings.sideBySide.what')}</th>
              <th scope="col">{t('clockSettings.program.ours')}</th>
              <th scope="col">{t('clockSettings.program.theirs')}</th>
              <th scope="col">
                <Hidden>{t('clockSettings.program.take')}</Hidden>
              </th>
            </tr>
          </thead>
          {places.map((place) => {
            const { list, id } = place
            const title = inForce.settings[list].find((item) => item.id === id)?.title[language] ?? id
            const said = rows.filter((row) => row.list === list && row.id === id)
            // What differs in nothing that is told in words can be taken over all the same.
            const parts = said.length > 0 ? said : [{ label: '', base: '', mine: '' }]
            const isTaken = isAsIn(settings, program.settings, place)
            return (
              <tbody key={`${list} ${id}`}>
                {parts.map((row, at) => (
                  <tr key={row.label}>
                    <th scope="row">
                      {t(`clockSettings.list.${list}`)} {title}
                      {row.label !== '' && <span className={css.soft}>{row.label}</span>}
                    </th>
                    <td>{shown(row.base)}</td>
                    <td data-changed="true">{shown(row.mine)}</td>
                    {at === 0 && (
                      <td rowSpan={parts.length}>
                        <Button
                          size="small"
                          aria-label={t(isTaken ? 'clockSettings.program.leaveIt' : 'clockSettings.program.takeIt', { title })}
                          onClick={() => { take([place], isTaken ? inForce.settings : program.settings, `${list}/${id}`) }}
                        >
                          {t(isTaken ? 'clockSettings.program.leave' : 'clockSettings.program.take')}
                        </Button>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            )
          })}
        </table>
      </div>
      <p className={css.soft} role="status">
        {t(left.length < places.length ? 'clockSettings.program.taken' : 'clockSettings.program.how', { n: places.length - left.length })}
      </p>
      {places.length > 1 && (
        <Button size="small" onClick={() => { take(places, left.length === 0 ? inForce.settings : program.settings, 'all') }}>
          {t(left.length === 0 ? 'clockSettings.program.leaveAll' : 'clockSettings.program.takeAll')}
        </Button>
      )}
    </>
  )
}
