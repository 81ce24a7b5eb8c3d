import { CheckOutlined, CopyOutlined, DownOutlined, FlagOutlined, RightOutlined } from '@ant-design/icons'
import type { ArticleBeside } from '../../../shared/contract/knowledge.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import css from './beside.module.css'
import { Parts } from './Parts.tsx'
import type { BesideActions } from './useBeside.ts'
import { WrongForm } from './WrongForm.tsx'

interface Props {
  readonly article: ArticleBeside
  readonly open: boolean
  readonly actions: BesideActions
  readonly mayUse: boolean
  readonly onToggle: () => void
}

/** One row of what fits the step, with why it stands there; opened in place it shows the words to say and what is behind them. */
export function BesideArticle({ article, open, actions, mayUse, onToggle }: Props) {
  const t = useWords()
  const why = article.why.map((reason) => t(`beside.why.${reason}`))
  return (
    <li className={css.article} data-open={open ? '' : undefined}>
      <button type="button" className={css.row} aria-expanded={open} data-article={article.articleId} onClick={onToggle}>
        {open ? <DownOutlined className={css.arrow} aria-hidden="true" /> : <RightOutlined className={css.arrow} aria-hidden="true" />}
        <span className={css.title} lang={article.language} title={article.title}>
          {article.title}
        </span>
        {article.used && <CheckOutlined className={css.used} aria-label={t('beside.isUsed')} />}
        <span className={css.why} title={why.join(t('common.comma'))}>
          {why[0]}
        </span>
      </button>
      {open && <Opened article={article} actions={actions} mayUse={mayUse} why={why} />}
    </li>
  )
}

function Opened({ article, actions, mayUse, why }: Pick<Props, 'article' | 'actions' | 'mayUse'> & { readonly why: readonly string[] }) {
  const t = useWords()
  const copy = useCopy()
  return (
    <div className={css.opened}>
      <p className={css.reasons}>{why.join(' · ')}</p>
      {article.script !== '' && (
        <p className={css.words} lang={article.language}>
          {article.script}
        </p>
      )}
      <div className={css.tools}>
        {article.script !== '' && (
          <button type="button" className={css.tool} onClick={() => void copy(article.script)}>
            <CopyOutlined aria-hidden="true" /> {t('beside.copy')} <Kbd keys={['C']} />
          </button>
        )}
        {mayUse && (
          <button type="button" className={css.tool} aria-pressed={article.used} onClick={() => void actions.toggleUsed(article)}>
            <CheckOutlined aria-hidden="true" /> {t('beside.use')} <Kbd keys={['U']} />
          </button>
        )}
        <Flyout
          title={t('beside.wrong')}
          opensBy="wrong"
          triggerClass={css.tool}
          trigger={
            <>
              <FlagOutlined aria-hidden="true" /> {t('beside.wrong')} <Kbd keys={['X']} />
            </>
          }
        >
          {(close) => (
            <WrongForm
              onDone={(text) => {
                close()
                void actions.report(article, text)
              }}
            />
          )}
        </Flyout>
      </div>
      <Parts of={article} language={article.language} />
    </div>
  )
}
