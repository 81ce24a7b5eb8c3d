import { PaperClipOutlined } from '@ant-design/icons'
import { useId, useRef } from 'react'
import { articleParts, type ArticlePart, emptyText } from '../../../../shared/knowledge/article.ts'
import type { Language } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import form from '../../../ui/form.module.css'
import { LabelledInput } from '../../../ui/LabelledInput.tsx'
import css from './editor.module.css'
import { withText } from './fields.ts'
import { Uploads } from './Uploads.tsx'
import { useAttaching } from './useAttaching.ts'
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
  const picker = useRef<HTMLInputElement>(null)
  /** what waits for a composition to end: nothing is put into the middle of one */
  const waiting = useRef<{ isOpen: boolean; readonly words: string[] }>({ isOpen: false, words: [] })
  const { edit } = useWritten()
  const attaching = useAttaching()
  /** A script is said, not shown. */
  const canAttach = part !== 'script'
  const change = (next: string) => {
    edit((now) => withText(now, language, { [part]: next }))
  }
  /** Where the caret is, in place of what is selected; the browser's own undo takes it back. */
  const insert = (words: string, takesFocus = true) => {
    const field = area.current
    if (field === null) return
    if (waiting.current.isOpen) {
      waiting.current.words.push(words)
      return
    }
    if (takesFocus) field.focus()
    const { selectionStart, selectionEnd } = field
    field.setRangeText(words, selectionStart, selectionEnd, 'end')
    change(field.value)
  }
  return (
    <div
      className={form.field}
      onDragOver={(event) => {
        if (canAttach && event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDrop={(event) => {
        if (!canAttach || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        attaching.attach(event.dataTransfer.files)
      }}
    >
      <div className={css.labelLine}>
        <label className={form.label} htmlFor={id}>
          {t(`knowledge.part.${part}`)}
        </label>
        {canAttach ? (
          <>
            <button type="button" className={css.quiet} aria-label={t('knowledge.attach.to', { part: t(`knowledge.part.${part}`) })} onClick={() => { picker.current?.click() }}>
              <PaperClipOutlined aria-hidden="true" /> {t('knowledge.attach.pick')}
            </button>
            <input
              ref={picker}
              type="file"
              hidden
              multiple
              data-attaches={part}
              onChange={(event) => {
                attaching.attach([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </>
        ) : (
          <VariableMenu onInsert={insert} />
        )}
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
        onPaste={(event) => {
          const { files, types } = event.clipboardData
          // A cell of a spreadsheet comes as text and as a picture of itself: its text is meant.
          if (!canAttach || files.length === 0 || types.includes('text/plain')) return
          event.preventDefault()
          attaching.attach(files)
        }}
        onCompositionStart={() => {
          waiting.current.isOpen = true
        }}
        onCompositionEnd={() => {
          waiting.current.isOpen = false
          for (const words of waiting.current.words.splice(0)) insert(words, false)
        }}
      />
      <Uploads attaching={attaching} onInsert={insert} />
      <p id={`${id}-note`} className={error === null ? form.hint : form.error}>
        {error ?? t(`knowledge.editor.hint.${part}`)}
      </p>
    </div>
  )
}
