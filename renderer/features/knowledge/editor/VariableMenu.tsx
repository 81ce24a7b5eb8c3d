import { scriptVariables } from '../../../../shared/playbook.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { Flyout } from '../../../ui/Flyout.tsx'
import css from './editor.module.css'
import { useVariableWords } from './useVariableWords.ts'

/** What a script can say of the contact, put in where the caret is. */
export function VariableMenu({ onInsert }: { readonly onInsert: (words: string) => void }) {
  const t = useWords()
  const words = useVariableWords()
  return (
    <Flyout title={t('knowledge.editor.insert')} triggerClass={css.quiet} trigger={t('knowledge.editor.insert')}>
      {(close) => (
        <ul className={css.variables}>
          {scriptVariables.map((name, at) => (
            <li key={name}>
              <button
                type="button"
                className={css.variable}
                data-first={at === 0 ? '' : undefined}
                onClick={() => {
                  close()
                  onInsert(`{{ ${name} }}`)
                }}
              >
                <span>{words(name)}</span>
                <code>{name}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Flyout>
  )
}
