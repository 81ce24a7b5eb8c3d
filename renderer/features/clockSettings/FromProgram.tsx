import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ProgramNote } from '../../ui/ProgramNote.tsx'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { IssueList } from './IssueList.tsx'

/** What a later program brought, stays beside, or could not be put together with what was published here: told where it can be seen to. */
export function FromProgram() {
  const t = useWords()
  const { inForce } = useEditing()
  const status = useAnswer('playbook.status', {}).data
  if (status === undefined) return null
  const { program, refused } = status
  return (
    <>
      <ProgramNote program={program} className={css.fromProgram} />
      {refused?.joining === true && (
        <div className={css.fromProgram} role="alert">
          <p>{t('playbook.program.refused', { file: refused.file })}</p>
          <IssueList settings={inForce.settings} issues={refused.issues} />
        </div>
      )}
    </>
  )
}
