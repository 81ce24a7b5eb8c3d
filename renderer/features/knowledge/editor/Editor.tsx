import { type DragEvent, useState } from 'react'
import type { Article } from '../../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../../shared/ids.ts'
import type { Language } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { showArticle } from '../../../state/navigation.ts'
import { useSession } from '../../../state/session.ts'
import { useKeys } from '../../../state/useKeys.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { showShelf, stopWriting, write } from '../place.ts'
import { Clash } from './Clash.tsx'
import css from './editor.module.css'
import { EditorHead } from './EditorHead.tsx'
import { LanguageTabs } from './LanguageTabs.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { Preview } from './Preview.tsx'
import { QuizEditor } from './QuizEditor.tsx'
import { TextFields } from './TextFields.tsx'
import { useEditable } from './useEditable.ts'
import { useWriting } from './useWriting.ts'
import { WritingContext } from './writingContext.ts'

/** Writes an article: what is typed is kept with every key, and saved by Ctrl+S and on leaving. */
export function Editor({ editing }: { readonly editing: ArticleId | 'new' }) {
  const t = useWords()
  const { article, error, retry } = useEditable(editing === 'new' ? null : editing)
  const isReady = editing === 'new' || article !== undefined
  return (
    // A file that is dropped beside a field must not take the page's place.
    <section className={css.editor} aria-label={t('knowledge.editor.title')} onDragOver={stay} onDrop={stay}>
      <ErrorNote error={error} onRetry={retry} />
      {isReady && <EditorForm editing={editing} article={article} />}
    </section>
  )
}

function stay(event: DragEvent): void {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault()
}

function EditorForm({ editing, article }: { readonly editing: ArticleId | 'new'; readonly article: Article | undefined }) {
  const mine = useSession((session) => session.language)
  const writing = useWriting(editing, article, write)
  const [language, setLanguage] = useState<Language>(() => (article === undefined || article.content.texts[mine] !== undefined ? mine : (Object.keys(article.content.texts)[0] as Language)))
  /** What does not hold is shown where one looks. */
  const save = async () => {
    const saved = await writing.save()
    if (saved === null) setTimeout(() => document.querySelector<HTMLElement>('[data-editor] [aria-invalid=true]')?.focus())
    return saved
  }
  const leave = async () => {
    const saved = await writing.save(true)
    stopWriting()
    if (saved === null) return
    showShelf(saved.published === null ? 'drafts' : 'published')
    showArticle(saved.articleId, saved.writing)
  }
  useKeys({
    store: () => {
      void save()
      return true
    },
    back: () => {
      void leave()
      return true
    },
  })
  return (
    <WritingContext value={writing}>
      <EditorHead article={article} onSave={() => void save()} onLeave={() => void leave()} />
      {writing.theirs !== null && <Clash theirs={writing.theirs} />}
      <div className={css.columns} data-editor="">
        <div className={css.fieldsColumn} tabIndex={-1}>
          <LanguageTabs language={language} onChange={setLanguage} />
          <div id="editor-language" role="tabpanel" aria-labelledby={`editor-${language}`} className={css.stack}>
            <TextFields language={language} scriptIssues={writing.isChanged ? [] : (article?.scriptIssues ?? [])} />
          </div>
          <PlaceFields />
          <QuizEditor language={language} />
        </div>
        <Preview language={language} />
      </div>
    </WritingContext>
  )
}
