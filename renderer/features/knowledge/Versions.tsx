import { useState } from 'react'
import type { Article } from '../../../shared/contract/knowledge.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showArticle } from '../../state/navigation.ts'
import { When } from '../../ui/When.tsx'
import css from './knowledge.module.css'
import { VersionDiff } from './VersionDiff.tsx'

/** The update log (KB-2): every version with its author and reason; any two of them side by side in one text. */
export function Versions({ article }: { readonly article: Article }) {
  const t = useWords()
  const { articleId, versions, number, published } = article
  const [compared, setCompared] = useState<{ readonly from: number; readonly to: number } | null>(null)
  return (
    <section aria-label={t('knowledge.versions')} className={css.part}>
      <h3 className={css.partTitle}>{t('knowledge.versions')}</h3>
      <ol className={css.versions} reversed>
        {versions.map((version, at) => {
          const before = versions[at + 1]?.number
          return (
            <li key={version.number} data-shown={version.number === number ? '' : undefined}>
              <button
                type="button"
                className={css.link}
                aria-current={version.number === number ? 'true' : undefined}
                onClick={() => {
                  showArticle(articleId, version.number === published ? null : version.number)
                }}
              >
                {t('knowledge.version', { number: version.number })}
              </button>
              <span className={css.versionWhat}>
                <span>{version.reason === '' ? <span className={css.faint}>{t('knowledge.noReason')}</span> : version.reason}</span>
                <span className={css.hint}>
                  {version.author === '' ? t('knowledge.shipped') : version.author} <When at={version.madeAt} />
                  {version.publishedAt === null && <> · {t('knowledge.notPublished')}</>}
                  {version.publishedAt !== null && version.publishedBy !== '' && (
                    <>
                      {' · '}
                      {t('knowledge.publishedBy', { who: version.publishedBy })} <When at={version.publishedAt} />
                    </>
                  )}
                  {version.learned && <> · {t('knowledge.learnedByAll')}</>}
                </span>
              </span>
              {before !== undefined && (
                <button
                  type="button"
                  className={css.quiet}
                  onClick={() => {
                    setCompared({ from: before, to: version.number })
                  }}
                >
                  {t('knowledge.compare', { number: before })}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      {compared !== null && (
        <VersionDiff
          articleId={articleId}
          numbers={versions.map((version) => version.number)}
          compared={compared}
          onChange={setCompared}
          onClose={() => {
            setCompared(null)
          }}
        />
      )}
    </section>
  )
}
