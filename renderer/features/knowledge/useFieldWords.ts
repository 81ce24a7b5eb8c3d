import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import { quizWords } from '../../../shared/knowledge/quiz.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import type { Field } from './editor/fields.ts'
import { useScopeWords } from '../../ui/useScopeWords.ts'
import { useTagWords } from './useTagWords.ts'

/** A field of an article by its name, and what stands in it as text: how two versions are shown beside each other. */
export function useFieldWords() {
  const t = useWords()
  const tagWords = useTagWords()
  const { said: scopeWords } = useScopeWords()
  const language = useSession((session) => session.language)
  const catalogue = useAnswer('playbook.catalogue', {}).data
  const lines = (ids: readonly string[], known: readonly { readonly id: string; readonly title: string }[] | undefined) => ids.map((id) => known?.find((each) => each.id === id)?.title ?? id).join('\n')

  const value = (content: ArticleContent, field: Field): string => {
    if (field.kind === 'text') return content.texts[field.language]?.[field.part] ?? ''
    switch (field.key) {
      case 'scenes': return lines(content.scenes, catalogue?.scenes)
      case 'needs': return lines(content.needs, catalogue?.needs)
      case 'tags': return content.tags.map(tagWords).join('\n')
      case 'audience': return content.audience.map((role) => t(`roles.${role}.title`)).join('\n')
      case 'owner': return content.owner === null ? '' : lines([content.owner], catalogue?.departments)
      case 'validFrom': return content.validFrom ?? ''
      case 'validTo': return content.validTo ?? ''
      case 'when': return scopeWords(content.when)
      case 'quiz': return content.quiz.map((question) => {
        const { question: asked, options } = quizWords(question, language)
        return [asked, ...options.map((option, at) => `${question.right.includes(at) ? '✓' : '·'} ${option}`)].join('\n')
      }).join('\n\n')
    }
  }
  return {
    name: (field: Field): string => (field.kind === 'text' ? `${t(`knowledge.part.${field.part}`)} (${t(`settings.languages.${field.language}`)})` : t(`knowledge.field.${field.key}`)),
    value,
  }
}
