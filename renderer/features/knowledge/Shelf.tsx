import { ImportOutlined, InboxOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { articleShelves, type ArticleSummary } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showArticle } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import css from './knowledge.module.css'
import { Narrowing } from './Narrowing.tsx'
import { ShelfSearch } from './finding/ShelfSearch.tsx'
import { showImport, showShelf, showTool, useKnowledgePlace, useTool, write } from './place.ts'
import { RetireSelected } from './RetireSelected.tsx'
import { ShelfList } from './ShelfList.tsx'
import { useShelf } from './useShelf.ts'

/** Rows that a page key goes on by. */
const pageOfRows = 8

const nothing: ReadonlySet<ArticleId> = new Set()

/** Which articles there are: a shelf with its figure, narrowed by a tag or a scene, and those of it that are selected. */
export function Shelf({ shown }: { readonly shown: ArticleId | null }) {
  const t = useWords()
  const { shelf, narrowed, sought } = useKnowledgePlace()
  const isSought = sought.trim() !== ''
  const mayWrite = useMay('knowledge.save')
  const mayImport = useMay('knowledge.startImport')
  const mayRetire = useMay('knowledge.retire')
  const canNarrow = shelf === 'published'
  const listed = useShelf(shelf, canNarrow ? narrowed : null)
  const [selection, setSelection] = useState(nothing)
  const { rows } = listed
  const canSelect = shelf === 'outdated' && mayRetire
  const selected = canSelect ? rows.filter(({ articleId }) => selection.has(articleId)) : []
  const at = rows.findIndex(({ articleId }) => articleId === shown)

  const open = (row: ArticleSummary | undefined) => {
    if (row !== undefined) showArticle(row.articleId, shelf === 'drafts' || shelf === 'review' ? (row.writing ?? row.number) : null)
    return row !== undefined
  }
  // What was looked for is walked through in its own box.
  const walk = (step: number) => !isSought && open(rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))])
  const toggle = (articleId: ArticleId) => {
    setSelection((before) => {
      const next = new Set(before)
      if (!next.delete(articleId)) next.add(articleId)
      return next
    })
  }
  useKeys({
    up: () => walk(-1),
    down: () => walk(1),
    first: () => !isSought && open(rows[0]),
    last: () => !isSought && open(rows.at(-1)),
    pageUp: () => walk(-pageOfRows),
    pageDown: () => walk(pageOfRows),
    select: () => {
      if (!canSelect || shown === null || at < 0) return false
      toggle(shown)
      return true
    },
    selectAll: () => {
      if (!canSelect || rows.length === 0) return false
      setSelection(selected.length === rows.length ? nothing : new Set(rows.map(({ articleId }) => articleId)))
      return true
    },
    close: () => {
      if (selected.length === 0) return false
      setSelection(nothing)
      return true
    },
  })

  return (
    <section className={css.shelf} aria-label={t('knowledge.shelves')}>
      <div className={css.shelfHead}>
        <h1 className={css.title}>{t('nav.knowledge')}</h1>
        <span className={css.spring} />
        {mayImport && (
          <Button
            size="small"
            type="text"
            icon={<ImportOutlined aria-hidden="true" />}
            aria-label={t('articleImport.title')}
            title={t('articleImport.title')}
            onClick={() => {
              showImport(true)
            }}
          />
        )}
        {mayWrite && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => {
              write('new')
            }}
          >
            {t('knowledge.new')}
          </Button>
        )}
      </div>
      <ShelfSearch shown={shown} />
      {!isSought && <ShelfTabs counts={listed.counts} />}
      {!isSought && canNarrow && <Narrowing narrowed={narrowed} />}
      {!isSought && canSelect && rows.length > 0 && <p className={css.hint}>{t('knowledge.outdatedHow')}</p>}
      {!isSought && (
        <div id="knowledge-shelf" role="tabpanel" aria-labelledby={`shelf-${shelf}`} className={css.listPlace}>
          <ErrorNote error={listed.error} onRetry={listed.retry} />
          {rows.length > 0 && <ShelfList key={listed.key} rows={rows} shown={shown} selection={canSelect ? selection : null} onOpen={open} onToggle={toggle} onNearEnd={listed.more} />}
          {listed.isAnswered && rows.length === 0 && <EmptyState icon={<InboxOutlined />} title={t(`knowledge.empty.${shelf}`)} text={t(`knowledge.emptyWhat.${shelf}`)} />}
        </div>
      )}
      {!isSought && selected.length > 0 && (
        <RetireSelected
          articles={selected}
          onDone={() => {
            setSelection(nothing)
          }}
        />
      )}
      <ShelfTools />
    </section>
  )
}

/** How articles are found, for those who look after it. */
function ShelfTools() {
  const t = useWords()
  const tool = useTool()
  const maySee = useMay('knowledge.missing')
  if (!maySee) return null
  return (
    <div role="group" aria-label={t('knowledge.finding.label')} className={css.tools}>
      {(['synonyms', 'missing'] as const).map((what) => (
        <button
          key={what}
          type="button"
          className={css.tab}
          aria-pressed={tool === what}
          onClick={() => {
            showTool(tool === what ? null : what)
          }}
        >
          {t(`knowledge.finding.${what}.title`)}
        </button>
      ))}
    </div>
  )
}

function ShelfTabs({ counts }: { readonly counts: Readonly<Record<(typeof articleShelves)[number], number>> | undefined }) {
  const t = useWords()
  const formats = useFormats()
  const shelf = useKnowledgePlace((place) => place.shelf)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const way = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key as 'ArrowLeft' | 'ArrowRight'] as -1 | 1 | undefined
    if (way === undefined || event.altKey) return
    const next = articleShelves[(articleShelves.indexOf(shelf) + way + articleShelves.length) % articleShelves.length]
    if (next === undefined) return
    event.preventDefault()
    showShelf(next)
    event.currentTarget.querySelector<HTMLElement>(`#shelf-${next}`)?.focus()
  }
  return (
    <div role="tablist" aria-label={t('knowledge.shelves')} className={css.tabs} onKeyDown={onKeyDown}>
      {articleShelves.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`shelf-${each}`}
          aria-selected={each === shelf}
          aria-controls={each === shelf ? 'knowledge-shelf' : undefined}
          tabIndex={each === shelf ? 0 : -1}
          className={css.tab}
          onClick={() => {
            showShelf(each)
          }}
        >
          {t(`knowledge.shelf.${each}`)}
          <span className={css.count} data-late={each === 'outdated' && (counts?.outdated ?? 0) > 0 ? '' : undefined}>
            {counts === undefined ? '' : formats.number(counts[each])}
          </span>
        </button>
      ))}
    </div>
  )
}
