import { Button } from 'antd'
import { useWords } from '../../i18n/useWords.ts'
import type { Followed } from '../../ui/useFollowed.ts'
import css from './lifecycle.module.css'

/** That somebody else saved this part of the plan meanwhile; nothing is saved over it before one of the two was chosen. */
export function BehindNote({ of: { isBehind, takeTheirs, keepMine } }: { readonly of: Pick<Followed<unknown>, 'isBehind' | 'takeTheirs' | 'keepMine'> }) {
  const t = useWords()
  if (!isBehind) return null
  return (
    <div role="alert" className={css.bar}>
      <span>{t('lifecycle.plan.changedElsewhere')}</span>
      <Button onClick={takeTheirs}>{t('lifecycle.plan.takeTheirs')}</Button>
      <Button onClick={keepMine}>{t('lifecycle.plan.keepMine')}</Button>
    </div>
  )
}
