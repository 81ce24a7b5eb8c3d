import { Button } from 'antd'
import type { ArticleSummary } from '../../../shared/contract/knowledge.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './knowledge.module.css'
import { useRetiring } from './useRetiring.ts'

/** As many as one command takes. */
const most = 200

/** Clears what is outdated, several at once. */
export function RetireSelected({ articles, onDone }: { readonly articles: readonly ArticleSummary[]; readonly onDone: () => void }) {
  const t = useWords()
  const retire = useRetiring()
  const taken = articles.slice(0, most)
  return (
    <div role="group" aria-label={t('knowledge.selection')} className={css.selection}>
      <span className={css.spring}>{t('knowledge.selected', { n: articles.length })}</span>
      <Flyout title={t('knowledge.retireSelected', { n: taken.length })} triggerClass={css.tool} trigger={t('knowledge.do.retire')}>
        {(close) => (
          <ReasonForm
            text={t('knowledge.retireWhat')}
            action={t('knowledge.do.retire')}
            onDone={(reason) => {
              close()
              void retire(taken, reason, onDone)
            }}
          />
        )}
      </Flyout>
      <Button type="text" size="small" onClick={onDone}>
        {t('knowledge.unselect')}
      </Button>
    </div>
  )
}
