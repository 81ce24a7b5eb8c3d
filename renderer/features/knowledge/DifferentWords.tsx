import { useWords } from '../../i18n/useWords.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import type { Piece } from './difference.ts'
import css from './knowledge.module.css'

/** A text with what was put in and what was taken out, by form and colour for the eye and by name for the ear. */
export function DifferentWords({ pieces }: { readonly pieces: readonly Piece[] }) {
  const t = useWords()
  return (
    <p className={css.different}>
      {pieces.map(({ kind, text }, at) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={at}>
            <Hidden>{t('knowledge.diff.added')}</Hidden>
            {text}
            <Hidden>{t('knowledge.diff.end')}</Hidden>
          </ins>
        ) : (
          <del key={at}>
            <Hidden>{t('knowledge.diff.removed')}</Hidden>
            {text}
            <Hidden>{t('knowledge.diff.end')}</Hidden>
          </del>
        ),
      )}
    </p>
  )
}
