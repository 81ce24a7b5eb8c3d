import { useEffect, useRef, useState } from 'react'
import type { ArticleBeside } from '../../../shared/contract/knowledge.ts'
import type { ArticleId, ContactId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { prepareMarkdown } from '../../ui/markdown/Markdown.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import css from './beside.module.css'
import { BesideArticle } from './BesideArticle.tsx'
import { useBeside } from './useBeside.ts'

/** What fits this step, the best first and with the reason (KB-4). Always in its place and of one height until something is opened; the step never waits for it. */
export function Beside({ contactId }: { readonly contactId: ContactId }) {
  const t = useWords()
  const answer = useAnswer('knowledge.beside', { contactId })
  useEffect(prepareMarkdown, [])
  return (
    <section className={css.panel} aria-label={t('beside.title')}>
      <h2 className={css.head}>
        {t('beside.title')} <Kbd keys={['Alt', 'Z']} />
      </h2>
      <Answer of={answer}>{({ articles }) => <List articles={articles} contactId={contactId} />}</Answer>
    </section>
  )
}

function List({ articles, contactId }: { readonly articles: readonly ArticleBeside[]; readonly contactId: ContactId }) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  const before = useRef<Element | null>(null)
  const [openId, setOpenId] = useState<ArticleId | null>(null)
  const copy = useCopy()
  const actions = useBeside(contactId)
  const mayUse = useMay('knowledge.use')
  const open = articles.find(({ articleId }) => articleId === openId)
  const isHere = () => list.current?.contains(document.activeElement) ?? false
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-article]') ?? [])]
  const goBack = () => {
    setOpenId(null)
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  const move = (by: 1 | -1) => {
    if (!isHere()) return false
    const all = rows()
    const at = all.findIndex((row) => row === document.activeElement || row.parentElement?.contains(document.activeElement))
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus()
    return true
  }
  useKeys({
    beside: () => {
      const best = open ?? articles[0]
      if (best === undefined) return true
      if (isHere()) {
        goBack()
        return true
      }
      before.current = document.activeElement
      setOpenId(best.articleId)
      rows().find((row) => row.dataset['article'] === best.articleId)?.focus()
      return true
    },
    up: () => move(-1),
    down: () => move(1),
    copy: () => {
      if (!isHere() || open === undefined || open.script === '') return false
      void copy(open.script)
      return true
    },
    used: () => {
      if (open === undefined || !mayUse) return false
      void actions.toggleUsed(open)
      return true
    },
    close: () => {
      if (open === undefined || !isHere()) return false
      goBack()
      return true
    },
  })
  if (articles.length === 0) return <p className={css.none}>{t('beside.none')}</p>
  return (
    <ul ref={list} className={css.list} data-scrolls="beside">
      {articles.map((article) => (
        <BesideArticle
          key={article.articleId}
          article={article}
          open={article.articleId === openId}
          actions={actions}
          mayUse={mayUse}
          onToggle={() => {
            setOpenId(article.articleId === openId ? null : article.articleId)
          }}
        />
      ))}
    </ul>
  )
}
