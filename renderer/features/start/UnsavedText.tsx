import { useId } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import { unsavedTexts } from '../../state/drafts.ts'
import css from './start.module.css'

/** What was typed and could not be stored any more, to be copied: even then nothing is lost. */
export function UnsavedText() {
  const t = useWords()
  const id = useId()
  const texts = unsavedTexts()
  if (texts.length === 0) return null
  return (
    <div className={css.unsaved}>
      <label htmlFor={id}>{t('link.unsaved')}</label>
      <textarea id={id} className={css.unsavedText} readOnly rows={4} value={texts.join('\n\n')} />
    </div>
  )
}
