import { useId, useRef } from 'react'
import { articleParts, type ArticlePart, emptyText } from '../../../../shared/knowledge/article.ts'
import type { Language } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import form from '../../../ui/form.module.css'
import { LabelledInput } from '../../../ui/LabelledInput.tsx'
import css from './editor.module.css'
import { withText } from './fields.ts'
import { VariableMenu } from './VariableMenu.tsx'
import { useIssue, useWritten } from './writingContext.ts'

interface Props {
  readonly language: Language
  /** of the script as it was saved, each as "language: reason" */
  readonly scriptIssues: readonly string[]
}

/** The words of one language. */
export function TextFields({ language, scriptIssues }: Props) {
  const t = useWords()
  const issue = useIssue()
  const { content, edit } = useWritten()
  const text = content.texts[language] ?? emptyText
  const prefix = `${language}: `
  const scriptIssue = scriptIssues.find((each) => each.startsWith(prefix))?.slice(prefix.length)
  return (
    <>
      <LabelledInput
        label={t('knowledge.part.title')}
        required
        autoFocus={Object.keys(content.texts).length === 0}
        error={issue(`texts.${language}.title`) ?? issue('texts')}
        value={text.title}
        onChange={(title) => {
          edit((now) => withText(now, language, { title }))
        }}
      />
      {articleParts.map((part) => (
        <PartField key={`${language} ${part}`} language={language} part={part} value={text[part]} error={issue(`texts.${language}.${part}`) ?? (part === 'script' && scriptIssue !== undefined ? t('knowledge.note.script', { issue: scriptIssue }) : null)} />
      ))}
    </>
  )
}

interface PartProps {
  readonly language: Language
  readonly part: ArticlePart
  readonly value: string
  readonly error: string | null
}

function PartField({ language, part, value, error }: PartProps) {
  const t = useWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const { edit } = useWritten()
  const change = (next: string) => {
    edit((now) => withText(now, language, { [part]: next }))
  }
  /** Where the caret is, in place of what is selected; the browser's own undo takes it back. */
  const insert = (words: string) => {
    const field = area.current
    if (field === null) return
    field.focus()
    const { selectionStart, selectionEnd } = field
    field.setRangeText(words, selectionStart, selectionEnd, 'end')
    change(field.value)
  }
  return (
    <div className={form.field}>
      <div className={css.labelLine}>
        <label className={form.label} htmlFor={id}>
          {t(`knowledge.part.${part}`)}
        </label>
        {part === 'script' && <VariableMenu onInsert={insert} />}
      </div>
      <textarea
        ref={area}
        id={id}
        lang={language}
        className={css.area}
        data-part={part}
        rows={part === 'problem' ? 2 : 4}
        aria-invalid={error !== null}
        aria-describedby={`${id}-note`}
        value={value}
        onChange={(event) => {
          change(event.target.value)
        }}
      />
      <p id={`${id}-note`} className={error === null ? form.hint : form.error}>
        {error ?? t(`knowledge.editor.hint.${part}`)}
      </p>
    </div>
  )
}
