import { useDeferredValue } from 'react'
import { emptyText } from '../../../../shared/knowledge/article.ts'
import { scriptVariables } from '../../../../shared/playbook.ts'
import type { Language } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { Markdown } from '../../../ui/markdown/Markdown.tsx'
import css from './editor.module.css'
import { useVariableWords } from './useVariableWords.ts'
import { useWritten } from './writingContext.ts'

/** The article as it will be read, with every key. */
export function Preview({ language }: { readonly language: Language }) {
  const t = useWords()
  const { content } = useWritten()
  const text = useDeferredValue(content.texts[language] ?? emptyText)
  return (
    <section className={css.preview} aria-label={t('knowledge.editor.preview')} tabIndex={0}>
      <p className={css.previewLabel}>{t('knowledge.editor.preview')}</p>
      <div lang={language} className={css.previewText}>
        <h2 className={css.previewTitle}>{text.title}</h2>
        <Script text={text.script} />
        {(['problem', 'steps', 'risks'] as const).map((part) =>
          text[part].trim() === '' ? null : (
            <div key={part}>
              <h3 className={css.previewPart}>{t(`knowledge.part.${part}`)}</h3>
              <Markdown text={text[part]} />
            </div>
          ),
        )}
      </div>
    </section>
  )
}

/** Variables by what they stand for; branches are shown as they are written, since what is true is known only with a customer. */
function Script({ text }: { readonly text: string }) {
  const words = useVariableWords()
  if (text.trim() === '') return null
  return (
    <p className={css.previewScript}>
      {text.split(/(\{[{%][\s\S]*?[%}]\})/).map((piece, at) => {
        if (at % 2 === 0) return piece
        const name = scriptVariables.find((each) => new RegExp(`^\\{\\{-?\\s*${each.replace('.', '\\.')}\\b`).test(piece))
        return name === undefined ? (
          <code key={at} className={css.branch}>
            {piece}
          </code>
        ) : (
          <span key={at} className={css.filled}>
            {words(name)}
          </span>
        )
      })}
    </p>
  )
}
