import { EditOutlined, WarningOutlined } from '@ant-design/icons'
import type { ArticleSummary } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { useWords } from '../../i18n/useWords.ts'
import { When } from '../../ui/When.tsx'
import { isBeingTyped, useArticleDrafts } from './editor/drafts.ts'
import css from './knowledge.module.css'

interface Props {
  readonly row: ArticleSummary
  readonly place: number
  readonly of: number
  readonly isShown: boolean
  /** null where nothing can be selected */
  readonly isSelected: boolean | null
  readonly onOpen: (row: ArticleSummary) => void
  readonly onToggle: (articleId: ArticleId) => void
}

/** Its title, and what matters most about how it stands: why it is outdated, what lies unsaved, who changed it and when. */
export function ShelfRow({ row, place, of, isShown, isSelected, onOpen, onToggle }: Props) {
  const t = useWords()
  const isTyped = useArticleDrafts((state) => isBeingTyped(state, row.articleId))
  return (
    <li className={css.row} data-shown={isShown ? '' : undefined} data-selected={isSelected === true ? '' : undefined} aria-setsize={of} aria-posinset={place}>
      {isSelected !== null && (
        <input
          type="checkbox"
          className={css.check}
          aria-label={t('knowledge.selectOne', { title: row.title })}
          checked={isSelected}
          onChange={() => {
            onToggle(row.articleId)
          }}
        />
      )}
      <button
        type="button"
        className={css.rowButton}
        aria-current={isShown ? 'true' : undefined}
        onClick={() => {
          onOpen(row)
        }}
      >
        <span className={css.rowTitle}>{row.title}</span>
        <span className={css.rowFacts}>
          {row.outdated.map((why) => (
            <span key={why} className={css.warn}>
              <WarningOutlined aria-hidden="true" /> {t(`knowledge.outdated.${why}`)}
            </span>
          ))}
          {isTyped && (
            <span className={css.warn}>
              <EditOutlined aria-hidden="true" /> {t('knowledge.unsaved')}
            </span>
          )}
          {row.writing !== null && <span className={css.accent}>{t('knowledge.nextVersion', { number: row.writing })}</span>}
          <span>{t('knowledge.version', { number: row.number })}</span>
          <span className={css.rowWho}>
            {row.changedBy !== '' && <>{row.changedBy} </>}
            <When at={row.changedAt} />
          </span>
        </span>
      </button>
    </li>
  )
}
