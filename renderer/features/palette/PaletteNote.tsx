import type { Customer } from '../../../shared/contract/customers.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import css from './palette.module.css'

interface Props {
  readonly text: string
  readonly count: number
  readonly isAnswered: boolean
  /** nothing is what was asked for */
  readonly isMissing: boolean
  /** goes on the list of what is missing */
  readonly isReported: boolean
  readonly hasContact: boolean
  readonly of: Customer | null
}

/** How to use the box while it is empty, what to try when nothing was found; how many were found is read out. */
export function PaletteNote({ text, count, isAnswered, isMissing, isReported, hasContact, of }: Props) {
  const t = useWords()
  if (of === null && text === '') {
    return (
      <div className={css.note}>
        <p>{t('palette.how')}</p>
        {!hasContact && <p>{t('palette.noContact')}</p>}
      </div>
    )
  }
  const isEmpty = isAnswered && (count === 0 || isMissing)
  return (
    <div role="status" className={isEmpty ? css.note : undefined}>
      {isEmpty && <p className={css.noteTitle}>{of === null ? t('palette.none', { text }) : t('palette.ofCustomerNone')}</p>}
      {isEmpty && of === null && <p>{t('palette.noneWhat')}</p>}
      {isEmpty && isMissing && isReported && <p>{t('palette.reported')}</p>}
      {isAnswered && count > 0 && <Hidden>{t('palette.count', { n: count })}</Hidden>}
    </div>
  )
}

/** How more is said in the box than words, and its keys: always in the same place. */
export function PaletteHelp() {
  const t = useWords()
  return (
    <p className={css.help}>
      <span>
        <code>{t('palette.help.phrase')}</code> {t('palette.help.phraseWhat')}
      </span>
      <span>
        <code>{t('palette.help.title')}</code> <code>{t('palette.help.body')}</code> <code>{t('palette.help.kind')}</code> {t('palette.help.filterWhat')}
      </span>
      <span className={css.helpKeys}>{t('palette.howKeys')}</span>
    </p>
  )
}
