import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useDeferredValue, useRef } from 'react'
import type { FoundArticle } from '../../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../../shared/ids.ts'
import { useDesk } from '../../../api/desk.ts'
import { useAnswer, useBehind } from '../../../api/queries.ts'
import { useMay } from '../../../api/useMay.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { matchKey } from '../../../state/keys.ts'
import { showArticle } from '../../../state/navigation.ts'
import { useKeys } from '../../../state/useKeys.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { StillReading } from '../../../ui/StillReading.tsx'
import { Marked } from '../../palette/Marked.tsx'
import { seek, useKnowledgePlace } from '../place.ts'
import css from '../knowledge.module.css'
import { useBegun } from './useBegun.ts'

const most = 30

/** The box over the shelf: while something is typed, what the search finds stands where the shelf does; arrows walk through it. */
export function ShelfSearch({ shown }: { readonly shown: ArticleId | null }) {
  const t = useWords()
  const { client } = useDesk()
  const begin = useBegun()
  const mayWrite = useMay('knowledge.save')
  const box = useRef<InputRef>(null)
  const sought = useKnowledgePlace((place) => place.sought)
  const text = useDeferredValue(sought.trim())
  const asked = useAnswer('knowledge.find', { text, limit: most }, { enabled: text !== '', keep: true, typed: true })
  const rows = text === '' ? [] : (asked.data?.articles ?? [])
  const isMissing = asked.data?.isMissing === true && !asked.isPlaceholderData
  const isReading = useBehind().some(({ what }) => what === 'article')
  const at = rows.findIndex(({ articleId }) => articleId === shown)
  const open = (row: FoundArticle | undefined) => {
    if (row !== undefined) showArticle(row.articleId, row.number)
  }
  useKeys({
    find: () => {
      box.current?.focus({ cursor: 'all' })
      return true
    },
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    switch (matchKey(event.nativeEvent, 'page')?.name) {
      case 'down':
        open(rows[Math.min(rows.length - 1, at + 1)])
        break
      case 'up':
        open(rows[Math.max(0, at - 1)])
        break
      case 'next':
        open(rows[Math.max(0, at)])
        break
      case 'close':
        if (sought === '') return
        seek('')
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <Input
        ref={box}
        type="search"
        className={css.search}
        aria-label={t('knowledge.finding.search')}
        placeholder={t('knowledge.finding.search')}
        maxLength={80}
        autoComplete="off"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<Kbd keys={['/']} />}
        value={sought}
        onChange={(event) => {
          seek(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          // Typing has stopped for good. A list is worth no message; what is still being read may have it.
          if (text !== '' && isMissing && !isReading) void client.knowledge.miss({ text }).catch(() => undefined)
        }}
      />
      {text !== '' && (
        <div className={css.listPlace}>
          <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
          <StillReading of={['article']} />
          <div role="status" className={css.hint}>
            {isMissing ? t('knowledge.finding.none', { text }) : asked.data !== undefined && t(asked.data.more ? 'knowledge.finding.foundFirst' : 'knowledge.finding.found', { n: rows.length })}
          </div>
          {isMissing && !isReading && mayWrite && (
            <p>
              <Button
                size="small"
                onClick={() => {
                  begin(text)
                }}
              >
                {t('knowledge.finding.write')}
              </Button>
            </p>
          )}
          <ul className={css.scroller} aria-label={t('knowledge.finding.results')}>
            {rows.map((row) => (
              <FoundRow key={row.articleId} row={row} isShown={row.articleId === shown} onOpen={open} />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function FoundRow({ row, isShown, onOpen }: { readonly row: FoundArticle; readonly isShown: boolean; readonly onOpen: (row: FoundArticle) => void }) {
  const t = useWords()
  return (
    <li className={css.row} data-shown={isShown ? '' : undefined}>
      <button
        type="button"
        className={css.rowButton}
        aria-current={isShown ? 'true' : undefined}
        onClick={() => {
          onOpen(row)
        }}
      >
        <span className={css.rowTitle}>
          <Marked text={row.title.text} marks={row.title.marks} />
        </span>
        <span className={css.rowFacts}>
          <span className={css.rowExcerpt}>{row.excerpt !== null && <Marked text={row.excerpt.text} marks={row.excerpt.marks} />}</span>
          <span className={css.rowWhy}>{t(`knowledge.finding.why.${row.why}`)}</span>
        </span>
      </button>
    </li>
  )
}
