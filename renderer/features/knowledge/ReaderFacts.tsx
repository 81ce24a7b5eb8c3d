import type { ReactNode } from 'react'
import type { Article } from '../../../shared/contract/knowledge.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { useFormats } from '../../ui/useFormats.ts'
import { quizWords } from '../../../shared/knowledge/quiz.ts'
import { useScopeWords } from '../../ui/useScopeWords.ts'
import css from './knowledge.module.css'
import { narrow, showShelf } from './place.ts'
import { useTagWords } from './useTagWords.ts'

/** Where it belongs, for whom and for how long it holds, and what is asked about it. */
export function ReaderFacts({ article }: { readonly article: Article }) {
  const t = useWords()
  const formats = useFormats()
  const tagWords = useTagWords()
  const { said: scopeWords } = useScopeWords()
  const language = useSession((session) => session.language)
  const mayWrite = useMay('knowledge.save')
  const catalogue = useAnswer('playbook.catalogue', {}).data
  const { scenes, needs, tags, when, audience, owner, validFrom, validTo, quiz } = article.content
  const titles = (ids: readonly string[], known: readonly { readonly id: string; readonly title: string }[] | undefined) => ids.map((id) => known?.find((each) => each.id === id)?.title ?? id)
  const valid =
    validFrom === null && validTo === null
      ? t('knowledge.validAlways')
      : [validFrom === null ? '' : t('knowledge.validFrom', { date: formats.day(validFrom) }), validTo === null ? '' : t('knowledge.validTo', { date: formats.day(validTo) })].filter((part) => part !== '').join(' ')
  return (
    <dl className={css.facts}>
      <Fact name={t('knowledge.field.valid')}>{valid}</Fact>
      <Fact name={t('knowledge.field.scenes')}>{titles(scenes, catalogue?.scenes).join(t('common.comma'))}</Fact>
      <Fact name={t('knowledge.field.needs')}>{titles(needs, catalogue?.needs).join(t('common.comma'))}</Fact>
      <Fact name={t('knowledge.field.when')}>{Object.keys(when).length === 0 ? t('knowledge.editor.whenAny') : scopeWords(when)}</Fact>
      <Fact name={t('knowledge.field.tags')}>
        {tags.length === 0 ? '' : (
          <ul className={css.tagList}>
            {tags.map((tag) => (
              <li key={tag}>
                <button
                  type="button"
                  className={css.tag}
                  title={t('knowledge.onlyTag', { tag: tagWords(tag) })}
                  onClick={() => {
                    showShelf('published')
                    narrow({ by: 'tag', id: tag })
                  }}
                >
                  {tagWords(tag)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={t('knowledge.field.owner')}>{owner === null ? '' : titles([owner], catalogue?.departments)[0]}</Fact>
      <Fact name={t('knowledge.field.audience')}>{audience.map((role) => t(`roles.${role}.title`)).join(t('common.comma'))}</Fact>
      {mayWrite && quiz.length > 0 && (
        <Fact name={t('knowledge.field.quiz')}>
          <ol className={css.questions}>
            {quiz.map((question, at) => {
              const { question: asked, options } = quizWords(question, language)
              return (
                <li key={at}>
                  {asked}
                  <span className={css.answer}>{question.right.map((place) => options[place]).join(question.kind === 'order' ? ' → ' : t('common.comma'))}</span>
                </li>
              )
            })}
          </ol>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const t = useWords()
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children === '' || children === undefined ? <span className={css.faint}>{t('knowledge.none')}</span> : children}</dd>
    </div>
  )
}
