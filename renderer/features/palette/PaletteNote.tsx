import type { Customer } from '../../../shared/contract/customers.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import css from './palette.module.css'

interface Props {
  readonly text: string
  readonly count: number
  readonly isAnswered: boolean
  readonly hasContact: boolean
  readonly of: Customer | null
}

/** Under the box: how to use it while it is empty, what to try when nothing was found; how many were found is read out. */
export function PaletteNote({ text, count, isAnswered, hasContact, of }: Props) {
  const t = useWords()
  if (of === null && text === '') {
    return (
      <div className={css.note}>
        <p>{t('palette.how')}</p>
        {!hasContact && <p>{t('palette.noContact')}</p>}
        <p>{t('palette.howKeys')}</p>
      </div>
    )
  }
  const isEmpty = isAnswered && count === 0
  return (
    <div role="status" className={isEmpty ? css.note : undefined}>
      {isEmpty && <p className={css.noteTitle}>{of === null ? t('palette.none', { text }) : t('palette.ofCustomerNone')}</p>}
      {isEmpty && of === null && <p>{t('palette.noneWhat')}</p>}
      {isAnswered && count > 0 && <Hidden>{t('palette.count', { n: count })}</Hidden>}
    </div>
  )
}
