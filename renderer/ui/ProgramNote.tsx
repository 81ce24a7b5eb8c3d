import type { PlaybookStatus } from '../../shared/contract/playbook.ts'
import { useWords } from '../i18n/useWords.ts'

/** What became of a later playbook of the program beside what a supervisor published; nothing while there is nothing to tell. */
export function ProgramNote({ program, className }: Pick<PlaybookStatus, 'program'> & { readonly className?: string | undefined }) {
  const t = useWords()
  if (program === null) return null
  if (program.how === 'ready') return <p className={className}>{t('playbook.program.ready', { version: program.version })}</p>
  const named = (titles: typeof program.added) => titles.map(({ list, title }) => `${t(`clockSettings.list.${list}`)} ${title}`).join(t('common.comma'))
  return (
    <div className={className}>
      <p>{t('playbook.program.joined', { version: program.version })}</p>
      {program.added.length > 0 && <p>{t('playbook.program.added', { titles: named(program.added) })}</p>}
      {program.otherwise.length > 0 && <p>{t('playbook.program.otherwise', { titles: named(program.otherwise) })}</p>}
    </div>
  )
}
