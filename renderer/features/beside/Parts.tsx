import type { ArticlePart } from '../../../shared/knowledge/article.ts'
import type { Language } from '../../../shared/text.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Markdown } from '../../ui/markdown/Markdown.tsx'
import css from './beside.module.css'

interface Props {
  readonly of: Readonly<Partial<Record<ArticlePart, string>>>
  /** the language that it is written in, which need not be the reader's */
  readonly language: Language
}

const shown = ['problem', 'steps', 'risks'] as const

/** What is behind the words to say: the problem, the steps, the risks; what is empty is left out. */
export function Parts({ of, language }: Props) {
  const t = useWords()
  return shown.map((part) => {
    const text = of[part] ?? ''
    if (text.trim() === '') return null
    return (
      <section key={part} className={css.part} data-part={part}>
        <h3 className={css.partTitle}>{t(`beside.${part}`)}</h3>
        <div lang={language}>
          <Markdown text={text} />
        </div>
      </section>
    )
  })
}
